//===- Target/X86/Link.cpp - x86-64's relocations, for the linker ---------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// x86-64 has no relocation for an offset in data: its displacements have that
// of an address, R_X86_64_32S, and data is linked at 0, where both are the same
// number. An entry of trivet.fix says which displacement is an offset; it names
// the instruction, the relocation the field inside.
//
// Code is for the small model and not position independent, so 32 bits hold an
// address, and the distance to what another module defines, too: the loader
// finishes both. A table access is refused, also where lld relaxed it: its
// relocation stays in the output.
//
//===----------------------------------------------------------------------===//
#include "Fixup.h"
#include "Target/LinkTarget.h"
#include "trivet/module.h"
#include "llvm/BinaryFormat/ELF.h"
#include "llvm/Support/Endian.h"

using namespace llvm;
using namespace llvm::support::endian;
using namespace trivet::x86;

namespace trivet {
namespace {

enum : uint32_t {
#define TRIVET_FIX(name, value, text) TRIVET_FIX_##name = value,
#include "Fixes.def"
};

class X86Link final : public LinkTarget {
public:
  X86Link() : LinkTarget(X86ModuleTarget) {}

  const char *objectHeader(unsigned WordSize) const override {
    return WordSize == 8 ? "Class: ELFCLASS64, Data: ELFDATA2LSB, "
                           "Machine: EM_X86_64"
                         : nullptr;
  }
  uint32_t stubFlags(std::optional<uint32_t>) const override { return 0; }
  ArrayRef<const char *> lldOptions() const override {
    static constexpr const char *Options[] = {"--eh-frame-hdr"};
    return Options;
  }
  const char *refusedOption(StringRef) const override { return nullptr; }
  const char *supportArchives() const override {
    return ":libclang_rt.builtins-x86_64.a";
  }
  const char *unwindScript() const override { return EhFrameScript; }
  bool isUnwindBound(StringRef) const override { return false; }
  uint32_t importGap() const override { return 0; }

  RefKind kindOf(uint32_t Type, unsigned) const override {
    switch (Type) {
    case ELF::R_X86_64_NONE:
      return RefKind::None;
    case ELF::R_X86_64_64:
      return RefKind::Word;
    case ELF::R_X86_64_32:
    case ELF::R_X86_64_32S:
      return RefKind::AbsLow;
    // Calls and operands alike: a whole distance, nothing counts on its value.
    case ELF::R_X86_64_PC32:
    case ELF::R_X86_64_PLT32:
      return RefKind::PcHigh;
    case ELF::R_X86_64_PC64:
    case ELF::R_X86_64_PC16:
    case ELF::R_X86_64_PC8:
      return RefKind::Relative;
    case ELF::R_X86_64_GOT32:
    case ELF::R_X86_64_GOT64:
    case ELF::R_X86_64_GOTOFF64:
    case ELF::R_X86_64_GOTPC32:
    case ELF::R_X86_64_GOTPC64:
    case ELF::R_X86_64_GOTPCREL:
    case ELF::R_X86_64_GOTPCREL64:
    case ELF::R_X86_64_GOTPCRELX:
    case ELF::R_X86_64_REX_GOTPCRELX:
      return RefKind::Got;
    case ELF::R_X86_64_TPOFF32:
    case ELF::R_X86_64_TPOFF64:
    case ELF::R_X86_64_DTPOFF32:
    case ELF::R_X86_64_DTPOFF64:
    case ELF::R_X86_64_DTPMOD64:
    case ELF::R_X86_64_TLSGD:
    case ELF::R_X86_64_TLSLD:
    case ELF::R_X86_64_GOTTPOFF:
    case ELF::R_X86_64_GOTPC32_TLSDESC:
    case ELF::R_X86_64_TLSDESC_CALL:
    case ELF::R_X86_64_TLSDESC:
      return RefKind::Tls;
    default:
      return RefKind::Unsupported;
    }
  }

  uint32_t read(uint32_t, const uint8_t *, uint32_t) const override {
    llvm_unreachable("relocations come with their addends");
  }

  uint32_t dynamicType(uint32_t Type, unsigned) const override {
    switch (Type) {
    case ELF::R_X86_64_64:
      return RELOC_64;
    case ELF::R_X86_64_32:
      return RELOC_32;
    case ELF::R_X86_64_32S:
      return RELOC_32S;
    case ELF::R_X86_64_PC32:
      return RELOC_PC32;
    case ELF::R_X86_64_PLT32:
      return RELOC_PLT32;
    default:
      return 0;
    }
  }
  uint32_t dynamicTypeOfOffset(uint32_t) const override { return 0; }
  bool writeAbsolute(uint32_t, MutableArrayRef<uint8_t>, uint64_t,
                     unsigned) const override {
    return false; // a distance from code that moves
  }
  bool writeWithoutTable(uint32_t, MutableArrayRef<uint8_t>, uint32_t,
                         unsigned) const override {
    return false;
  }
  bool reachesNull(unsigned) const override { return false; }
  uint32_t relativeType() const override { return RELOC_RELATIVE; }

  /// Each is "call L", so the stack says which one (its address + 5), above the
  /// return address. L: jmp *2(%rip), over two bytes to the word.
  LazyStubs lazyStubs(unsigned Count, ArrayRef<uint8_t>) const override {
    LazyStubs Stubs;
    Stubs.Size = 8;
    Stubs.Code.assign(Stubs.Size * Count, 0xcc);
    for (unsigned I = 0; I != Count; ++I) {
      uint8_t *P = &Stubs.Code[Stubs.Size * I];
      *P = 0xe8;
      write32le(P + 1, Stubs.Size * (Count - I) - 5);
    }
    for (uint8_t Byte : {0xff, 0x25, 2, 0, 0, 0, 0xcc, 0xcc})
      Stubs.Code.push_back(Byte);
    Stubs.BinderAt = Stubs.Code.size();
    Stubs.BinderType = RELOC_64;
    Stubs.Code.resize(Stubs.BinderAt + 8);
    return Stubs;
  }
  uint32_t veneerSize(ArrayRef<uint8_t>) const override { return 0; }

  // Segment registers are nobody's to allocate.
  bool isHelper(StringRef) const override { return false; }
  const char *mismatch(uint32_t, uint32_t) const override { return nullptr; }

  uint32_t unwindSectionType() const override { return 0; }
  uint32_t unwindSegmentType() const override { return 0; }
  bool unwinds(ArrayRef<uint8_t>) const override { return false; }

  std::optional<unsigned> fieldOf(uint32_t Kind,
                                  ArrayRef<uint8_t> Rest) const override {
    switch (Kind) {
    case TRIVET_FIX_BASE_OWN:
    case TRIVET_FIX_BASE:
      if (Rest.size() < BaseLoadSize || !isBaseLoad(Rest.data()))
        return std::nullopt;
      return BaseDisplacementAt;
    case TRIVET_FIX_OWN:
    case TRIVET_FIX_OFF32:
      if (unsigned At = displacementAt(Rest.data(), Rest.size()))
        return At;
      return std::nullopt;
    default:
      return std::nullopt;
    }
  }
  bool matchesFix(uint32_t, const uint8_t *, unsigned) const override {
    return true; // fieldOf has looked at it
  }
  uint32_t dynamicTypeOfFix(uint32_t Kind, const uint8_t *) const override {
    return Kind == TRIVET_FIX_OFF32 ? RELOC_OFF32 : RELOC_BASE;
  }
  bool needsUpper(uint32_t, const uint8_t *) const override { return false; }
  void undoRelaxation(uint32_t, uint8_t *) const override {}
  uint32_t upperOf(uint32_t) const override { return 0; }
  bool isOwnFix(uint32_t Kind) const override { return Kind == TRIVET_FIX_OWN; }
  uint32_t addressTypeOfFix(uint32_t Kind, const uint8_t *) const override {
    return Kind == TRIVET_FIX_OFF32 ? RELOC_32S : 0;
  }
  uint32_t limitOfFix(uint32_t) const override { return ~0u; }
  void writeFix(uint32_t, uint8_t *P, uint32_t Offset) const override {
    write32le(P, Offset);
  }
  void writeBaseIsStatic(uint8_t *P) const override {
    write32le(P + BaseDisplacementAt, uint32_t(SelfDisplacement));
  }
  void writeBaseZero(uint8_t *P) const override {
    uint8_t Rex = P[1], ModRM = P[3];
    for (unsigned I = 0; I != BaseLoadSize; ++I)
      P[I] = baseZero(I, Rex, ModRM);
  }

  const char *triple(unsigned) const override { return "x86_64-unknown-linux"; }
  const char *features() const override { return ""; }
  unsigned codeStep() const override { return 1; }
  const char *staticBaseRegister() const override { return "GS"; }
  const char *stackRegister() const override { return "RSP"; }
  bool writesStaticBase(StringRef Instruction) const override {
    return Instruction.starts_with("WRGSBASE") || Instruction == "SWAPGS";
  }
  std::optional<bool> codeMark(StringRef) const override {
    return std::nullopt;
  }
  const char *reserveRemedy() const override { return "keep %gs out of it"; }
  const char *absoluteRemedy() const override {
    return "hold it in a whole word";
  }
};
const X86Link Instance;

} // namespace

const LinkTarget &X86LinkTarget = Instance;

} // namespace trivet
