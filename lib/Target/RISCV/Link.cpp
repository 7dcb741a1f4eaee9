//===- Target/RISCV/Link.cpp - RISC-V's relocations, for the linker -------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// RISC-V has no relocation for an offset in data, so lld takes one for the
// address that it is in our layout: own data is lui %hi, add base, lw %lo.
// Below 2 KiB lld's relaxation deletes lui and add and has the load count from
// register zero, because it believes in addresses; the base, which the entry of
// trivet.fix knows, then takes zero's place, and one instruction is left. The
// add has R_RISCV_TPREL_ADD, the only relocation with which lld deletes an add
// (of thread-local data, with base tp); to us it says that the lui before it
// begins an offset.
//
// In lld's output of --emit-relocs, relaxed fields have the relocation of what
// they became, and deleted ones R_RISCV_RELAX. For the lower parts that
// count from zero lld has numbers of its own, 0x102 and 0x103; in the 8 bits of
// ELF32 they read as 2 and 3, which no object there has in its text.
//
// In 64 bits lui and auipc sign-extend: with their lower parts they reach 2
// GiB, around 0 and around themselves. lld and the loader check that.
//
//===----------------------------------------------------------------------===//
#include "Fixup.h"
#include "Target/LinkTarget.h"
#include "trivet/module.h"
#include "llvm/BinaryFormat/ELF.h"
#include "llvm/Support/Endian.h"

using namespace llvm;
using namespace llvm::support::endian;
using namespace trivet::riscv;

namespace trivet {
namespace {

enum : uint32_t {
#define TRIVET_FIX(name, value, text) TRIVET_FIX_##name = value,
#include "Fixes.def"
};

/// An entry's kind, and the register that holds the base.
struct Fix {
  uint32_t Kind, Base;
  bool Valid; ///< no other bits are set
  explicit Fix(uint32_t Word)
      : Kind(Word & 0xff), Base(Word >> 8 & 31), Valid(Word >> 13 == 0) {}
};

/// In ELF64; in ELF32 the lower 8 bits.
enum : uint32_t { RelaxedLowI = 0x102, RelaxedLowS = 0x103 };

class RISCVLink final : public LinkTarget {
public:
  RISCVLink() : LinkTarget(RISCVModuleTarget) {}

  const char *objectHeader(unsigned WordSize) const override {
    return WordSize == 8
               ? "Class: ELFCLASS64, Data: ELFDATA2LSB, Machine: EM_RISCV"
               : "Class: ELFCLASS32, Data: ELFDATA2LSB, Machine: EM_RISCV";
  }
  // lld wants one of each in all objects. Compressed code is in the output if
  // it is in any of them, so a stub says nothing of it.
  uint32_t stubFlags(std::optional<uint32_t> OfInput) const override {
    return OfInput.value_or(0) & (ELF::EF_RISCV_FLOAT_ABI | ELF::EF_RISCV_RVE);
  }
  ArrayRef<const char *> lldOptions() const override {
    static constexpr const char *Options[] = {"--eh-frame-hdr"};
    return Options;
  }
  const char *refusedOption(StringRef Option) const override {
    if (Option == "--relax-gp" || Option == "-relax-gp")
      return "gp is the static base, which is another one in each process";
    return nullptr;
  }
  const char *supportArchives() const override {
    return ":libclang_rt.builtins-riscv32.a"
           ":libclang_rt.builtins-riscv64.a";
  }
  const char *unwindScript() const override { return EhFrameScript; }
  bool isUnwindBound(StringRef) const override { return false; }
  // A call becomes c.jal or c.j where it reaches, +-2 KiB.
  uint32_t importGap() const override { return 4096; }

  RefKind kindOf(uint32_t Type, unsigned WordSize) const override {
    if (WordSize == 4)
      switch (Type) {
      case RelaxedLowI & 0xff:
      case RelaxedLowS & 0xff:
        return RefKind::AbsLow;
      case ELF::R_RISCV_32:
        return RefKind::Word;
      }
    switch (Type) {
    case ELF::R_RISCV_NONE:
    case ELF::R_RISCV_ALIGN:
    case ELF::R_RISCV_RELAX:
      return RefKind::None;
    case ELF::R_RISCV_64:
      return RefKind::Word;
    case ELF::R_RISCV_HI20:
      return RefKind::AbsHigh;
    case ELF::R_RISCV_LO12_I:
    case ELF::R_RISCV_LO12_S:
    case RelaxedLowI:
    case RelaxedLowS:
      return RefKind::AbsLow;
    case ELF::R_RISCV_TPREL_ADD:
      return RefKind::OffsetMark;
    case ELF::R_RISCV_PCREL_HI20:
      return RefKind::PcHigh;
    case ELF::R_RISCV_PCREL_LO12_I:
    case ELF::R_RISCV_PCREL_LO12_S:
      return RefKind::PcLow;
    case ELF::R_RISCV_SET6:
    case ELF::R_RISCV_SET8:
    case ELF::R_RISCV_SET16:
    case ELF::R_RISCV_SET32:
    case ELF::R_RISCV_SET_ULEB128:
    case ELF::R_RISCV_ADD8:
    case ELF::R_RISCV_ADD16:
    case ELF::R_RISCV_ADD32:
    case ELF::R_RISCV_ADD64:
      return RefKind::Plus;
    case ELF::R_RISCV_SUB6:
    case ELF::R_RISCV_SUB8:
    case ELF::R_RISCV_SUB16:
    case ELF::R_RISCV_SUB32:
    case ELF::R_RISCV_SUB64:
    case ELF::R_RISCV_SUB_ULEB128:
      return RefKind::Minus;
    case ELF::R_RISCV_JAL:
    case ELF::R_RISCV_CALL:
    case ELF::R_RISCV_CALL_PLT:
      return RefKind::Branch;
    case ELF::R_RISCV_BRANCH:
    case ELF::R_RISCV_RVC_BRANCH:
    case ELF::R_RISCV_RVC_JUMP:
    case ELF::R_RISCV_32_PCREL:
    case ELF::R_RISCV_PLT32:
      return RefKind::Relative;
    case ELF::R_RISCV_GOT_HI20:
    case ELF::R_RISCV_GOT32_PCREL:
      return RefKind::Got;
    case ELF::R_RISCV_TLS_GOT_HI20:
    case ELF::R_RISCV_TLS_GD_HI20:
    case ELF::R_RISCV_TPREL_HI20:
    case ELF::R_RISCV_TPREL_LO12_I:
    case ELF::R_RISCV_TPREL_LO12_S:
    case ELF::R_RISCV_TLSDESC_HI20:
    case ELF::R_RISCV_TLSDESC_LOAD_LO12:
    case ELF::R_RISCV_TLSDESC_ADD_LO12:
    case ELF::R_RISCV_TLSDESC_CALL:
      return RefKind::Tls;
    default:
      return RefKind::Unsupported;
    }
  }

  uint32_t read(uint32_t, const uint8_t *, uint32_t) const override {
    llvm_unreachable("relocations come with their addends");
  }

  uint32_t dynamicType(uint32_t Type, unsigned WordSize) const override {
    switch (Type) {
    case ELF::R_RISCV_32:
      return WordSize == 4 ? RELOC_32 : 0;
    case ELF::R_RISCV_64: // in ELF32 a relaxed field's number
      return WordSize == 8 ? RELOC_64 : 0;
    case ELF::R_RISCV_JAL:
      return RELOC_JAL;
    case ELF::R_RISCV_CALL:
    case ELF::R_RISCV_CALL_PLT:
      return RELOC_CALL_PLT;
    case ELF::R_RISCV_HI20:
      return RELOC_HI20;
    case ELF::R_RISCV_LO12_I:
      return RELOC_LO12_I;
    case ELF::R_RISCV_LO12_S:
      return RELOC_LO12_S;
    case ELF::R_RISCV_PCREL_HI20:
    case ELF::R_RISCV_GOT_HI20: // without the table
      return RELOC_PCREL_HI20;
    case ELF::R_RISCV_PCREL_LO12_I:
      return RELOC_PCREL_LO12_I;
    case ELF::R_RISCV_PCREL_LO12_S:
      return RELOC_PCREL_LO12_S;
    default:
      return 0;
    }
  }
  uint32_t dynamicTypeOfOffset(uint32_t) const override {
    return RELOC_OFF_HI20;
  }

  /// auipc becomes lui, and what follows it counts from there.
  bool writeAbsolute(uint32_t Type, MutableArrayRef<uint8_t> Place,
                     uint64_t Address, unsigned WordSize) const override {
    if (WordSize == 8 && !fitsHigh(Address))
      return false;
    bool Call = Type == ELF::R_RISCV_CALL || Type == ELF::R_RISCV_CALL_PLT;
    if (Place.size() < (Call ? 8 : 4))
      return false;
    uint8_t *P = Place.data();
    uint32_t I = read32le(P);
    if (Type == ELF::R_RISCV_PCREL_LO12_I || Type == ELF::R_RISCV_PCREL_LO12_S)
      return writeLow(P, Address), true;
    if (!isAuipc(I))
      return false;
    write32le(P, writeHigh(0x37 | readRd(I) << 7, Address));
    if (Call)
      writeLow(P + 4, Address);
    return true;
  }
  /// LLVM's medany loads the address of a weak symbol from a table, because 0
  /// may be out of reach. In 32 bits nothing is, in 64 what modules and
  /// firmware have is not: lw or ld becomes addi.
  bool reachesNull(unsigned WordSize) const override { return WordSize == 4; }
  bool writeWithoutTable(uint32_t Type, MutableArrayRef<uint8_t> Place,
                         uint32_t Distance, unsigned WordSize) const override {
    if (Place.size() < 4)
      return false;
    uint8_t *P = Place.data();
    uint32_t I = read32le(P);
    bool High = Type == ELF::R_RISCV_GOT_HI20;
    if (High ? !isAuipc(I) : !isWordLoad(I, WordSize))
      return false;
    write32le(P, High ? writeHigh(I, Distance)
                      : writeLowI((I & ~0x707fu) | 0x13, Distance));
    return true;
  }
  uint32_t relativeType() const override { return RELOC_RELATIVE; }
  uint32_t veneerSize(ArrayRef<uint8_t>) const override { return VeneerSize; }

  /// Each is "jal t1,L", so t1, which a call may change, says which one (its
  /// address + 4). L: auipc t2; jr t2.
  LazyStubs lazyStubs(unsigned Count, ArrayRef<uint8_t>) const override {
    LazyStubs Stubs;
    if (!fitsJal(4 * Count))
      return Stubs;
    auto Word = [&](uint32_t I) {
      for (unsigned Bit = 0; Bit != 32; Bit += 8)
        Stubs.Code.push_back(uint8_t(I >> Bit));
    };
    for (unsigned I = 0; I != Count; ++I)
      Word(writeJal(0x6f | T1 << 7, 4 * (Count - I)));
    Stubs.BinderAt = Stubs.Code.size();
    Stubs.BinderType = RELOC_CALL_PLT;
    Word(0x17 | T2 << 7);
    Word(0x67 | T2 << 15);
    return Stubs;
  }

  // gp is nobody's to allocate: every function finds it as it was.
  bool isHelper(StringRef) const override { return false; }
  const char *mismatch(uint32_t Flags, uint32_t Other) const override {
    if ((Flags ^ Other) & ELF::EF_RISCV_FLOAT_ABI)
      return "floating-point arguments are passed in other registers";
    if ((Flags ^ Other) & ELF::EF_RISCV_RVE)
      return "one has 16 registers, the other has 32";
    return nullptr;
  }

  uint32_t unwindSectionType() const override { return 0; }
  uint32_t unwindSegmentType() const override { return 0; }
  bool unwinds(ArrayRef<uint8_t>) const override { return false; }

  bool matchesFix(uint32_t Word, const uint8_t *P,
                  unsigned WordSize) const override {
    Fix F(Word);
    uint32_t I = read32le(P);
    unsigned From = readRs1(I);
    if (!F.Valid)
      return false;
    switch (F.Kind) {
    case TRIVET_FIX_BASE_OWN:
    case TRIVET_FIX_BASE:
      return !F.Base && isBaseLoad(I, WordSize) &&
             (From == StaticBase || From == Zero);
    case TRIVET_FIX_OWN:
    case TRIVET_FIX_OFF_LO12:
      return F.Base && (isImmI(I) || isStore(I));
    case TRIVET_FIX_OFF12:
      return F.Base && (isImmI(I) || isStore(I)) &&
             (From == F.Base || From == Zero);
    default:
      return false;
    }
  }

  uint32_t dynamicTypeOfFix(uint32_t Word, const uint8_t *P) const override {
    uint32_t I = read32le(P);
    switch (Fix(Word).Kind) {
    case TRIVET_FIX_OFF_LO12:
      // Of a weak symbol that nobody has: lld took its 0 for the offset. Should
      // somebody have it after all, it must do without the lui.
      if (readRs1(I) != Zero)
        return isStore(I) ? RELOC_OFF_LO12_S : RELOC_OFF_LO12_I;
      [[fallthrough]];
    case TRIVET_FIX_OFF12:
      return isStore(I) ? RELOC_OFF12_S : RELOC_OFF12_I;
    default:
      return RELOC_BASE;
    }
  }

  bool needsUpper(uint32_t Word, const uint8_t *P) const override {
    return Fix(Word).Kind != TRIVET_FIX_OFF12 && readRs1(read32le(P)) != Zero;
  }
  void undoRelaxation(uint32_t Word, uint8_t *P) const override {
    Fix F(Word);
    uint32_t I = read32le(P);
    if (readRs1(I) == Zero)
      write32le(P, writeRs1(I, F.Base ? F.Base : StaticBase));
  }
  uint32_t upperOf(uint32_t Offset) const override {
    return readHigh(writeHigh(0, Offset));
  }
  bool isOwnFix(uint32_t Word) const override {
    return Fix(Word).Kind == TRIVET_FIX_OWN;
  }

  uint32_t addressTypeOfFix(uint32_t Word, const uint8_t *P) const override {
    if (Fix(Word).Kind != TRIVET_FIX_OFF_LO12)
      return 0;
    return isStore(read32le(P)) ? RELOC_LO12_S : RELOC_LO12_I;
  }
  uint32_t limitOfFix(uint32_t Word) const override {
    return Fix(Word).Kind == TRIVET_FIX_OFF12 ? 2047 : ~0u;
  }
  void writeFix(uint32_t, uint8_t *P, uint32_t Offset) const override {
    writeLow(P, Offset);
  }

  void writeBaseIsStatic(uint8_t *P) const override {
    write32le(P, writeBaseMove(read32le(P)));
  }
  void writeBaseZero(uint8_t *P) const override {
    write32le(P, riscv::writeBaseZero(read32le(P)));
  }

  // What a compiler may be told to use; an object for less decodes the same.
  const char *triple(unsigned WordSize) const override {
    return WordSize == 8 ? "riscv64-unknown-elf" : "riscv32-unknown-elf";
  }
  const char *features() const override {
    return "+m,+a,+f,+d,+c,+v,+zba,+zbb,+zbc,+zbs,+zcb,+zicond,+zfh,+zfa,"
           "+zvfh";
  }
  const char *staticBaseRegister() const override { return "X3"; }
  const char *stackRegister() const override { return "X2"; }
  std::optional<bool> codeMark(StringRef Symbol) const override {
    if (Symbol.starts_with("$x"))
      return true;
    return Symbol.starts_with("$d") ? std::optional(false) : std::nullopt;
  }
  const char *reserveRemedy() const override { return "keep gp out of it"; }
  const char *absoluteRemedy() const override {
    return "compile it with Trivet's driver, or with -mcmodel=medany";
  }

private:
  static void writeLow(uint8_t *P, uint32_t Value) {
    uint32_t I = read32le(P);
    write32le(P, isStore(I) ? writeLowS(I, Value) : writeLowI(I, Value));
  }
};
const RISCVLink Instance;

} // namespace

const LinkTarget &RISCVLinkTarget = Instance;

} // namespace trivet
