//===- HostileTest.cpp - the loader is given what means harm --------------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Small modules, damaged everywhere or in the one place that matters. Each file
// is refused, with a code that has a text and a name that can be printed, or is
// a program that is wrong; in either case nothing is accessed that is not the
// file's or the module's (the board and the sanitizers see that), nothing stays
// allocated (Fixture.h), and the work has an end, in proportion to the file.
//
//===----------------------------------------------------------------------===//
#include "Fixture.h"
#include "elf.h"
#include <functional>

using namespace trivet;

namespace {

using machine::W;

/// A module file, and the way to places in it.
class Editor {
public:
  std::vector<uint8_t> Bytes;

  explicit Editor(const ModuleBuilder &B) : Bytes(B.build()) {}

  uint64_t get(size_t At, unsigned Size) const {
    uint64_t V = 0;
    for (unsigned I = Size; I--;)
      V = V << 8 | Bytes.at(At + I);
    return V;
  }
  void set(size_t At, uint64_t V, unsigned Size = W) {
    for (unsigned I = 0; I < Size; ++I)
      Bytes.at(At + I) = uint8_t(V >> 8 * I);
  }
  /// The program header of that type and link address, and a field in it.
  size_t segment(uint32_t Type, uint32_t Link, uint32_t Field = 0) const {
    size_t At = get(elf::ProgramHeaders, W);
    while (get(At, 4) != Type ||
           (Type == 1 && get(At + elf::Address, W) != Link))
      At += elf::ProgramHeaderSize;
    return At + Field;
  }
  size_t text(uint32_t Field) const {
    return segment(1, TRIVET_TEXT_VADDR, Field);
  }
  size_t data(uint32_t Field) const {
    return segment(1, TRIVET_DATA_VADDR, Field);
  }
  size_t meta(uint32_t Field) const {
    return segment(1, TRIVET_META_VADDR, Field);
  }
  /// Where a link address of the loader's tables is in the file.
  size_t place(uint64_t Link) const {
    return get(meta(elf::Offset), W) + Link - TRIVET_META_VADDR;
  }
  /// The value of a dynamic tag; its tag stands W before.
  size_t tag(uint32_t Tag) const {
    size_t At = place(get(segment(2, 0, elf::Address), W));
    while (get(At, W) != Tag)
      At += 2 * W;
    return At + W;
  }
  // Tables, by their tags.
  size_t hash(uint32_t Word) const {
    return place(get(tag(0x6ffffef5), W)) + 4 * Word;
  }
  size_t symbol(uint32_t Index, uint32_t Field = 0) const {
    return place(get(tag(6), W)) + elf::SymbolSize * Index + Field;
  }
  size_t row(uint32_t Index, uint32_t Word = 0) const {
    return place(get(tag(7), W)) + elf::RelaSize * Index + W * Word;
  }
  void setSymbolOf(uint32_t Row, uint32_t Symbol) {
    if (W == 8)
      set(row(Row, 1) + 4, Symbol, 4);
    else
      set(row(Row, 1) + 1, Symbol, 3);
  }
  /// Where buckets and chains are: behind head and filter.
  uint32_t buckets() const { return 4 + uint32_t(get(hash(2), 4)) * W / 4; }
  uint32_t chains() const { return buckets() + uint32_t(get(hash(0), 4)); }
};

class Hostile : public Loader {
protected:
  ModuleBuilder Deep, Near, App;

  void SetUp() override {
    Loader::SetUp();
    Rich R;
    Deep = R.Deep;
    Near = R.Near;
    App = R.App;
  }

  /// Through all of life; the first code that is not 0.
  static int live(trivet_addr At, size_t Size) {
    trivet_module *M;
    int Code = trivet_module_install(At, uint32_t(Size), &M);
    if (!Code) {
      trivet_process *P;
      Code = trivet_process_create(M, &P);
      if (!Code) {
        trivet_process_run(P, 0, nullptr, nullptr);
        trivet_process_destroy(P);
      }
      EXPECT_EQ(trivet_module_uninstall(M), 0);
    }
    if (Code) {
      EXPECT_STRNE(trivet_error_text(Code), trivet_error_text(0));
      EXPECT_LT(strlen(trivet_last_name()), 100u);
    }
    EXPECT_EQ(Board.live(), 0u);
    EXPECT_EQ(Board.Errors, 0u) << Board.FirstError;
    EXPECT_LT(Board.Reads, 200000u) << "too much work for so small a file";
    return Code;
  }

  using Files = std::vector<std::vector<uint8_t>>;
  Files graph() const { return {Deep.build(), Near.build(), App.build()}; }
  static int live(const Files &F) {
    Board.reset();
    Board.Exports["write"] = Callable;
    Board.addFile("deep", F[0]);
    Board.addFile("near", F[1]);
    return live(Board.addFile("", F[2]), F[2].size());
  }

  /// Code of a program that was edited, and of one whose library was.
  using Edit = std::function<void(Editor &)>;
  static int after(const ModuleBuilder &B, const Edit &Do) {
    Editor E(B);
    Do(E);
    return live(Board.addFile("", E.Bytes), E.Bytes.size());
  }
  int afterDeep(const Edit &Do) const {
    Files F = graph();
    Editor E(Deep);
    Do(E);
    F[0] = E.Bytes;
    return live(F);
  }
};

TEST_F(Hostile, EachOfThreeFilesCutAtEachByteIsRefused) {
  ASSERT_EQ(live(graph()), 0);
  for (int Which = 0; Which < 3; ++Which) {
    Files F = graph();
    while (!F[size_t(Which)].empty()) {
      F[size_t(Which)].pop_back();
      ASSERT_NE(live(F), 0)
          << "file " << Which << " of " << F[size_t(Which)].size() << " bytes";
    }
  }
}

TEST_F(Hostile, EachBitOfThreeFilesMayFlip) {
  uint32_t Refused = 0, All = 0;
  Files F = graph();
  for (std::vector<uint8_t> &File : F)
    for (uint8_t &Byte : File)
      for (int Bit = 0; Bit < 8; ++Bit, ++All) {
        Byte ^= uint8_t(1 << Bit);
        Refused += live(F) != 0;
        Byte ^= uint8_t(1 << Bit);
        ASSERT_FALSE(HasFailure()) << "bit " << All;
      }
  EXPECT_GT(Refused, All / 4) << "most of a small file matters";
}

TEST_F(Hostile, SeveralBitsAndBytesMayChange) {
  uint32_t Random = 12345;
  auto Next = [&] { return (Random = Random * 1664525 + 1013904223) >> 8; };
  for (int Round = 0; Round < 6000 && !HasFailure(); ++Round) {
    Files F = graph();
    for (uint32_t Changes = 2 + Next() % 3; Changes--;) {
      std::vector<uint8_t> &File = F[Next() % 3];
      uint8_t &Byte = File[Next() % File.size()];
      if (Next() % 2)
        Byte ^= uint8_t(1u << Next() % 8);
      else
        Byte = Next() % 2 ? 0xff : uint8_t(Next());
    }
    live(F);
  }
}

TEST_F(Hostile, RubbishIsNoModule) {
  uint32_t Random = 1;
  for (size_t Size = 0; Size < 2000; ++Size) {
    std::vector<uint8_t> File(Size);
    for (uint8_t &Byte : File)
      Byte = uint8_t((Random = Random * 1664525 + 1013904223) >> 24);
    Board.reset();
    ASSERT_EQ(live(Board.addFile("", File), Size), TRIVET_E_NOT_ELF);
    // And behind a header that is right.
    std::vector<uint8_t> Right = App.build();
    if (Size < elf::HeaderSize)
      continue;
    std::copy_n(Right.begin(), elf::HeaderSize, File.begin());
    Board.reset();
    ASSERT_EQ(live(Board.addFile("", File), Size), TRIVET_E_CORRUPT);
  }
}

TEST_F(Hostile, SegmentsLieInTheFileAndInTheirRanges) {
  const std::pair<const char *, Edit> Wrong[] = {
      {"no room for headers",
       [](Editor &E) { E.set(elf::ProgramHeaders, E.Bytes.size()); }},
      {"headers wrap around",
       [](Editor &E) { E.set(elf::ProgramHeaders, 0xfffffff0); }},
      {"too many headers",
       [](Editor &E) { E.set(elf::ProgramHeaderCount, 0xffff, 2); }},
      {"text behind the file",
       [](Editor &E) { E.set(E.text(elf::Offset), E.Bytes.size() - 3); }},
      {"offset and size wrap around",
       [](Editor &E) {
         E.set(E.text(elf::Offset), 0xfffffff0);
         E.set(E.text(elf::FileSize), 0x10);
       }},
      {"more in the file than in memory",
       [](Editor &E) { E.set(E.text(elf::MemorySize), 3); }},
      {"larger than its range",
       [](Editor &E) { E.set(E.data(elf::MemorySize), 0x10000001); }},
      {"size of 4 GiB",
       [](Editor &E) { E.set(E.data(elf::MemorySize), 0xffffffff); }},
      {"not at the beginning of its range",
       [](Editor &E) { E.set(E.data(elf::Address), 8); }},
      {"a range that is none",
       [](Editor &E) { E.set(E.data(elf::Address), 0x30000000); }},
      {"alignment no power of two",
       [](Editor &E) { E.set(E.data(elf::Align), 12); }},
      {"alignment of 128 KiB",
       [](Editor &E) { E.set(E.data(elf::Align), 0x20000); }},
      {"no tables", [](Editor &E) { E.set(E.meta(0), 0, 4); }},
      {"no text but an entry", [](Editor &E) { E.set(E.text(0), 0, 4); }},
      {"entry in data", [](Editor &E) { E.set(elf::Entry, 4); }},
      {"entry behind the text", [](Editor &E) {
         E.set(elf::Entry, TRIVET_TEXT_VADDR + E.get(E.text(elf::FileSize), W));
       }}};
  add(Deep);
  add(Near);
  for (auto &[What, Do] : Wrong)
    EXPECT_EQ(after(App, Do), TRIVET_E_CORRUPT) << What;
}

TEST_F(Hostile, WordsOf64BitsAreNotCutTo32) {
  if (W == 4)
    return;
  add(Deep);
  add(Near);
  for (size_t Field :
       {elf::Offset, elf::Address, elf::FileSize, elf::MemorySize, elf::Align})
    EXPECT_EQ(
        after(App,
              [&](Editor &E) { E.set(E.text(uint32_t(Field)) + 4, 1, 1); }),
        TRIVET_E_CORRUPT)
        << Field;
  EXPECT_EQ(after(App, [](Editor &E) { E.set(E.tag(5) + 4, 1, 1); }),
            TRIVET_E_CORRUPT);
  EXPECT_EQ(after(App, [](Editor &E) { E.set(elf::Entry + 4, 1, 1); }),
            TRIVET_E_CORRUPT);
  EXPECT_EQ(after(App, [](Editor &E) { E.set(E.row(0) + 4, 1, 1); }),
            TRIVET_E_CORRUPT);
}

TEST_F(Hostile, SegmentsMayShareBytesOfTheFile) {
  // Not what a linker does, but each has its copy.
  add(Deep);
  add(Near);
  EXPECT_EQ(after(App,
                  [](Editor &E) {
                    E.set(E.data(elf::Offset), E.get(E.text(elf::Offset), W));
                    E.set(E.data(elf::FileSize), 4);
                  }),
            0);
}

TEST_F(Hostile, ADynamicSectionEndsInItsSegment) {
  add(Deep);
  add(Near);
  const std::pair<const char *, Edit> Wrong[] = {
      {"no end: strings follow, then nothing",
       [](Editor &E) { E.set(E.tag(0) - W, 1); }},
      {"in the text",
       [](Editor &E) {
         E.set(E.segment(2, 0, elf::Address), TRIVET_TEXT_VADDR);
       }},
      {"at the very end",
       [](Editor &E) {
         E.set(E.segment(2, 0, elf::Address),
               TRIVET_META_VADDR + E.get(E.meta(elf::FileSize), W) - W);
       }},
      {"wraps around",
       [](Editor &E) { E.set(E.segment(2, 0, elf::Address), 0xffffffff); }},
      {"no string table", [](Editor &E) { E.set(E.tag(5), 0); }},
      {"empty string table", [](Editor &E) { E.set(E.tag(10), 0); }},
      {"strings that do not end",
       [](Editor &E) { E.set(E.tag(10), E.get(E.tag(10), W) - 1); }},
      {"strings beyond the segment",
       [](Editor &E) { E.set(E.tag(10), E.get(E.tag(10), W) + 1); }},
      {"strings of 4 GiB", [](Editor &E) { E.set(E.tag(10), 0xffffffff); }},
      {"a need without a name", [](Editor &E) { E.set(E.tag(1), 0); }},
      {"a need beyond the strings",
       [](Editor &E) { E.set(E.tag(1), 0xfffffff0); }},
      {"constructors in data", [](Editor &E) { E.set(E.tag(25), 0); }},
      {"constructors behind the text",
       [](Editor &E) { E.set(E.tag(25), E.get(E.tag(25), W) + 4); }},
      {"constructors without end",
       [](Editor &E) { E.set(E.tag(27), 0xfffffffc); }},
      {"destructors in the tables",
       [](Editor &E) { E.set(E.tag(26), TRIVET_META_VADDR); }},
      {"destructors without end",
       [](Editor &E) { E.set(E.tag(28), 0x7ffffffc); }}};
  for (auto &[What, Do] : Wrong)
    EXPECT_EQ(after(App, Do), TRIVET_E_CORRUPT) << What;
  EXPECT_EQ(after(Deep, [](Editor &E) { E.set(E.tag(14), 0xffff); }),
            TRIVET_E_CORRUPT)
      << "a name beyond the strings";
  EXPECT_EQ(after(Deep, [](Editor &E) { E.set(E.tag(14), 0); }),
            TRIVET_E_CORRUPT)
      << "a library without a name";
}

TEST_F(Hostile, AThousandNeeds) {
  add(Deep);
  EXPECT_EQ(install(program(std::vector<std::string>(1000, "deep"))),
            TRIVET_E_CORRUPT);
  // As many as there are numbers, all the same: one library, one piece of data.
  ASSERT_EQ(install(program(std::vector<std::string>(63, "deep"))), 0);
  ASSERT_EQ(trivet_process_create(Module, &Process), 0);
  EXPECT_EQ(part(Process, "deep").Info.uses, 64u);
  trivet_process_destroy(Process);
  trivet_module_uninstall(Module);
}

TEST_F(Hostile, AProgramIsNobodysLibrary) {
  ModuleBuilder Self = program({"self"});
  Self.SoName = "self";
  std::vector<uint8_t> File = Self.build();
  EXPECT_EQ(live(Board.addFile("self", File), File.size()), TRIVET_E_NO_MODULE);
}

TEST_F(Hostile, AHashTableThatLeadsAstrayFindsNothing) {
  const std::pair<const char *, Edit> Wrong[] = {
      {"no buckets", [](Editor &E) { E.set(E.hash(0), 0, 4); }},
      {"4 billion buckets", [](Editor &E) { E.set(E.hash(0), 0xffffffff, 4); }},
      {"exports begin at 4 billion",
       [](Editor &E) { E.set(E.hash(1), 0xffffffff, 4); }},
      {"no filter", [](Editor &E) { E.set(E.hash(2), 0, 4); }},
      {"4 billion words of filter",
       [](Editor &E) { E.set(E.hash(2), 0xffffffff, 4); }},
      {"a filter that says no",
       [](Editor &E) {
         for (uint32_t I = 4; I < E.buckets(); ++I)
           E.set(E.hash(I), 0, 4);
       }},
      {"empty buckets",
       [](Editor &E) {
         for (uint32_t I = E.buckets(); I < E.chains(); ++I)
           E.set(E.hash(I), 0, 4);
       }},
      {"buckets that lead away",
       [](Editor &E) {
         for (uint32_t I = E.buckets(); I < E.chains(); ++I)
           E.set(E.hash(I), 0x7fffffff, 4);
       }},
      {"a table at the end of its segment",
       [](Editor &E) {
         E.set(E.tag(0x6ffffef5),
               TRIVET_META_VADDR + E.get(E.meta(elf::FileSize), W) - 15);
       }},
      {"a table elsewhere", [](Editor &E) { E.set(E.tag(0x6ffffef5), 0); }}};
  for (auto &[What, Do] : Wrong) {
    EXPECT_EQ(afterDeep(Do), TRIVET_E_NO_SYMBOL) << What;
    EXPECT_STREQ(trivet_last_name(), "deep_counter");
  }
}

TEST_F(Hostile, AFilterOfAnySizeOrShiftDoesNoHarm) {
  for (uint32_t Size : {3u, 5u, 0x80000000u})
    for (uint32_t Shift : {0u, 31u, 32u, 0xffffffffu})
      afterDeep([&](Editor &E) {
        E.set(E.hash(2), Size, 4);
        E.set(E.hash(3), Shift, 4);
      });
}

TEST_F(Hostile, AChainWithoutEndEndsWithItsSegment) {
  // 4000 bytes more of the tables, no word of which is odd, which would end a
  // chain; and all buckets lead there.
  uint32_t Before = Board.Reads;
  EXPECT_EQ(afterDeep([](Editor &E) {
              size_t Chains = E.hash(E.chains());
              uint32_t Index = uint32_t(E.get(E.hash(1), 4) +
                                        (E.Bytes.size() - Chains) / 4 + 1);
              for (uint32_t I = E.buckets(); I < E.chains(); ++I)
                E.set(E.hash(I), Index, 4);
              for (size_t Field : {elf::FileSize, elf::MemorySize})
                E.set(E.meta(uint32_t(Field)),
                      E.get(E.meta(uint32_t(Field)), W) + 4000);
              E.Bytes.insert(E.Bytes.end(), 4000, 0);
            }),
            TRIVET_E_NO_SYMBOL);
  EXPECT_GT(Board.Reads - Before, 900u);
}

TEST_F(Hostile, SymbolsAndTheirNamesAreInTheirTables) {
  add(Deep);
  add(Near);
  EXPECT_EQ(after(App, [](Editor &E) { E.set(E.tag(6), 0xfffffff0); }),
            TRIVET_E_CORRUPT);
  EXPECT_EQ(after(App, [](Editor &E) { E.set(E.tag(6), TRIVET_TEXT_VADDR); }),
            TRIVET_E_CORRUPT);
  for (uint32_t Index = 1; Index < 4; ++Index)
    EXPECT_EQ(
        after(App, [&](Editor &E) { E.set(E.symbol(Index), 0xffffff00, 4); }),
        TRIVET_E_CORRUPT)
        << "the name of import " << Index;
  EXPECT_EQ(afterDeep([](Editor &E) { E.set(E.symbol(1), 0x7fffffff, 4); }),
            TRIVET_E_NO_SYMBOL);
  // An export whose value is in no range, or that is none.
  for (uint64_t Value : {uint64_t(TRIVET_META_VADDR), uint64_t(0xffffffff)})
    EXPECT_EQ(afterDeep([&](Editor &E) {
                for (uint32_t Index : {1, 2})
                  E.set(E.symbol(Index, elf::Value), Value);
              }),
              TRIVET_E_NO_SYMBOL);
  EXPECT_EQ(afterDeep([](Editor &E) {
              for (uint32_t Index : {1, 2})
                E.set(E.symbol(Index, elf::Section), 0, 2);
            }),
            TRIVET_E_NO_SYMBOL);
}

TEST_F(Hostile, RelocationsAreInTheirTableAndTheirSegment) {
  add(Deep);
  add(Near);
  // The rows of App: one of data, then of text RELATIVE and two calls.
  const std::pair<const char *, Edit> Wrong[] = {
      {"a table elsewhere", [](Editor &E) { E.set(E.tag(7), 0x40000000); }},
      {"a table that wraps around",
       [](Editor &E) { E.set(E.tag(7), 0xfffffff8); }},
      {"a field before the text",
       [](Editor &E) { E.set(E.row(1), TRIVET_TEXT_VADDR - 1); }},
      {"a field of the text in data", [](Editor &E) { E.set(E.row(1), 0); }},
      {"a field that ends behind the text",
       [](Editor &E) {
         E.set(E.row(1),
               TRIVET_TEXT_VADDR + E.get(E.text(elf::MemorySize), W) - W + 1);
       }},
      {"a field that wraps around",
       [](Editor &E) { E.set(E.row(1), 0xfffffffe); }},
      {"a field of data in text",
       [](Editor &E) { E.set(E.row(0), TRIVET_TEXT_VADDR); }},
      {"a field that ends behind the data",
       [](Editor &E) { E.set(E.row(0), W + 1); }},
      {"a symbol out of range", [](Editor &E) { E.setSymbolOf(2, 0xffffff); }},
      {"a symbol of data out of range",
       [](Editor &E) { E.setSymbolOf(0, 0xffff00); }},
      {"an addend in no range",
       [](Editor &E) { E.set(E.row(1, 2), TRIVET_META_VADDR); }}};
  for (auto &[What, Do] : Wrong)
    EXPECT_EQ(after(App, Do), TRIVET_E_CORRUPT) << What;
  // Counts that lie: rows are taken for the other kind, or run into what
  // follows.
  for (uint32_t Count : {0u, 2u, 0x10000000u, 0x55555556u, 0xffffffffu})
    EXPECT_NE(
        after(App,
              [&](Editor &E) { E.set(E.tag(DT_TRIVET_DATARELAS), Count); }),
        0)
        << Count;
  for (uint32_t Size : {0x1000u, 0x7fffffffu, 0xffffffffu})
    EXPECT_NE(after(App, [&](Editor &E) { E.set(E.tag(8), Size); }), 0) << Size;
}

TEST_F(Hostile, TheOrderOfRelocationsDoesNotMatter) {
  // A file that is not sorted is only slower.
  ModuleBuilder B = program({"deep"});
  uint32_t At = B.here();
  for (int I = 0; I < 3; ++I)
    B.call(I % 2 ? "deep_next" : "first");
  add(Deep);
  Board.Exports["first"] = EmulatedBoard::TextBase + 0x2001;
  Editor E(B);
  uint8_t *Rows = &E.Bytes[E.row(0)];
  std::rotate(Rows, Rows + elf::RelaSize, Rows + 3 * elf::RelaSize);
  ASSERT_EQ(trivet_module_install(Board.addFile("", E.Bytes),
                                  uint32_t(E.Bytes.size()), &Module),
            0);
  trivet_addr Text = describe(Module).text + At;
  uint32_t Size = uint32_t(2 * machine::call().size());
  EXPECT_EQ(callee(Text), callee(Text + 2 * Size));
  EXPECT_NE(callee(Text), callee(Text + Size));
  trivet_module_uninstall(Module);
}

} // namespace
