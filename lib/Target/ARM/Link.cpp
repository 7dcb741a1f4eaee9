//===- Target/ARM/Link.cpp - Arm's relocations, for the linker ------------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Arm objects come with REL relocations: the addend is in the field, and in
// lld's output the field already holds the result. So read() is all there is to
// know the addend from: result minus symbol. Fields themselves are Fixup.h's.
//
//===----------------------------------------------------------------------===//
#include "Fixup.h"
#include "Helpers.h"
#include "Target/LinkTarget.h"
#include "trivet/module.h"
#include "llvm/BinaryFormat/ELF.h"
#include "llvm/Support/ARMAttributeParser.h"
#include "llvm/Support/ARMBuildAttributes.h"
#include "llvm/Support/Endian.h"

using namespace llvm;
using namespace llvm::support::endian;
using namespace trivet::arm;

namespace trivet {
namespace {

/// The two halfwords of an instruction in a little-endian buffer.
struct Halves {
  uint16_t h[2];
  explicit Halves(const uint8_t *P) : h{read16le(P), read16le(P + 2)} {}
  void store(uint8_t *P) const {
    write16le(P, h[0]);
    write16le(P + 2, h[1]);
  }
};

class ARMLink final : public LinkTarget {
public:
  ARMLink() : LinkTarget(ARMModuleTarget) {}

  const char *objectHeader(unsigned WordSize) const override {
    if (WordSize != 4)
      return nullptr;
    return "Class: ELFCLASS32, Data: ELFDATA2LSB, Machine: EM_ARM";
  }
  uint32_t stubFlags(std::optional<uint32_t>) const override {
    return ELF::EF_ARM_EABI_VER5;
  }
  ArrayRef<const char *> lldOptions() const override {
    static constexpr const char *Options[] = {
        // Tables of exceptions hold addresses of type information.
        "--target2=abs",
        // Text moves, so thunks inside it must not hold addresses.
        "--pic-veneer"};
    return Options;
  }
  const char *refusedOption(StringRef) const override { return nullptr; }
  const char *supportArchives() const override {
    return ":libclang_rt.builtins-arm.a:libclang_rt.builtins-armhf.a";
  }
  const char *unwindScript() const override {
    return R"(
  .ARM.extab : { *(.ARM.extab*) } :text
  .ARM.exidx : {
    PROVIDE_HIDDEN(__exidx_start = .);
    *(.ARM.exidx*)
    PROVIDE_HIDDEN(__exidx_end = .);
  } :text)";
  }
  bool isUnwindBound(StringRef Symbol) const override {
    return Symbol == "__exidx_start" || Symbol == "__exidx_end";
  }
  uint32_t importGap() const override { return 0; }

  RefKind kindOf(uint32_t Type, unsigned) const override {
    switch (Type) {
    case ELF::R_ARM_NONE:
    case ELF::R_ARM_V4BX:
      return RefKind::None;
    case ELF::R_ARM_ABS32:
    case ELF::R_ARM_TARGET1: // constructors: lld treats it as ABS32
    case ELF::R_ARM_TARGET2: // tables of exceptions, --target2=abs
      return RefKind::Word;
    case ELF::R_ARM_SBREL32:
      return RefKind::OwnWord;
    case ELF::R_ARM_THM_MOVW_BREL_NC:
    case ELF::R_ARM_THM_MOVW_BREL:
      return RefKind::OwnLow;
    case ELF::R_ARM_THM_MOVT_BREL:
      return RefKind::OwnHigh;
    case ELF::R_ARM_THM_MOVW_ABS_NC:
      return RefKind::Low;
    case ELF::R_ARM_THM_MOVT_ABS:
      return RefKind::High;
    case ELF::R_ARM_THM_CALL:
    case ELF::R_ARM_THM_JUMP24:
    case ELF::R_ARM_THM_JUMP19:
      return RefKind::Branch;
    case ELF::R_ARM_REL32:
    case ELF::R_ARM_PREL31:
    case ELF::R_ARM_THM_MOVW_PREL_NC:
    case ELF::R_ARM_THM_MOVT_PREL:
    case ELF::R_ARM_THM_ALU_PREL_11_0:
    case ELF::R_ARM_THM_PC8:
    case ELF::R_ARM_THM_PC12:
    case ELF::R_ARM_THM_JUMP6:
    case ELF::R_ARM_THM_JUMP8:
    case ELF::R_ARM_THM_JUMP11:
      return RefKind::Relative;
    case ELF::R_ARM_GOT_BREL:
    case ELF::R_ARM_GOT_PREL:
    case ELF::R_ARM_GOT_ABS:
    case ELF::R_ARM_GOT_BREL12:
    case ELF::R_ARM_GOTOFF32:
    case ELF::R_ARM_BASE_PREL:
      return RefKind::Got;
    case ELF::R_ARM_TLS_GD32:
    case ELF::R_ARM_TLS_IE32:
    case ELF::R_ARM_TLS_LE32:
    case ELF::R_ARM_TLS_LDM32:
    case ELF::R_ARM_TLS_LDO32:
      return RefKind::Tls;
    default:
      return RefKind::Unsupported;
    }
  }

  uint32_t read(uint32_t Type, const uint8_t *P,
                uint32_t Address) const override {
    switch (Type) {
    case ELF::R_ARM_THM_CALL:
    case ELF::R_ARM_THM_JUMP24:
      return Address + 4 + arm::readBranch24(Halves(P).h);
    case ELF::R_ARM_THM_JUMP19:
      return Address + 4 + arm::readBranch19(Halves(P).h);
    case ELF::R_ARM_THM_MOVW_BREL_NC:
    case ELF::R_ARM_THM_MOVW_BREL:
    case ELF::R_ARM_THM_MOVT_BREL:
    case ELF::R_ARM_THM_MOVW_ABS_NC:
    case ELF::R_ARM_THM_MOVT_ABS:
      return arm::readMov(Halves(P).h);
    default:
      return read32le(P);
    }
  }

  uint32_t dynamicType(uint32_t Type, unsigned) const override {
    switch (Type) {
    case ELF::R_ARM_ABS32:
    case ELF::R_ARM_TARGET1:
    case ELF::R_ARM_TARGET2:
      return arm::RELOC_ABS32;
    case ELF::R_ARM_THM_MOVW_ABS_NC:
      return arm::RELOC_THM_MOVW_ABS;
    case ELF::R_ARM_THM_MOVT_ABS:
      return arm::RELOC_THM_MOVT_ABS;
    case ELF::R_ARM_THM_CALL:
      return arm::RELOC_THM_CALL;
    case ELF::R_ARM_THM_JUMP24:
      return arm::RELOC_THM_JUMP24;
    case ELF::R_ARM_THM_JUMP19:
      return arm::RELOC_THM_JUMP19;
    default:
      return 0;
    }
  }
  uint32_t dynamicTypeOfOffset(uint32_t) const override { return 0; }
  bool writeAbsolute(uint32_t, MutableArrayRef<uint8_t>, uint64_t,
                     unsigned) const override {
    return false;
  }
  bool writeWithoutTable(uint32_t, MutableArrayRef<uint8_t>, uint32_t,
                         unsigned) const override {
    return false;
  }
  bool reachesNull(unsigned) const override { return false; }
  uint32_t relativeType() const override { return arm::RELOC_RELATIVE; }
  static bool isThumb1(ArrayRef<uint8_t> Attributes) {
    ARMAttributeParser Parser;
    // What says nothing may be either.
    if (Attributes.empty() ||
        errorToBool(Parser.parse(Attributes, endianness::little)))
      return true;
    std::optional<unsigned> CPU =
        Parser.getAttributeValue(ARMBuildAttrs::CPU_arch);
    return !CPU || *CPU == ARMBuildAttrs::v6_M ||
           *CPU == ARMBuildAttrs::v6S_M || *CPU == ARMBuildAttrs::v8_M_Base;
  }
  uint32_t veneerSize(ArrayRef<uint8_t> Attributes) const override {
    return 4 *
           (isThumb1(Attributes) ? arm::Thumb1VeneerWords : arm::VeneerWords);
  }
  /// Each is "mov r12,pc; b L", so r12, which a call may change, says which one
  /// (its address + 4). Where L is out of reach, b goes to the b of a later
  /// one. L is a veneer.
  LazyStubs lazyStubs(unsigned Count,
                      ArrayRef<uint8_t> Attributes) const override {
    LazyStubs Stubs;
    auto Half = [&](uint32_t H) {
      Stubs.Code.push_back(uint8_t(H));
      Stubs.Code.push_back(uint8_t(H >> 8));
    };
    constexpr unsigned Farthest = 512; // of the stubs that b reaches
    for (unsigned I = 0; I != Count; ++I) {
      unsigned Left = Count - I;
      unsigned Distance = Left <= Farthest ? 4 * Left - 2 : 4 * Farthest;
      Half(0x46fc);
      Half(0xe000 | ((Distance - 4) / 2 & 0x7ff));
    }
    ArrayRef<uint32_t> Veneer(arm::Veneer);
    if (isThumb1(Attributes))
      Veneer = arm::Thumb1Veneer;
    for (uint32_t Word : Veneer) {
      Half(Word);
      Half(Word >> 16);
    }
    Stubs.BinderAt = Stubs.Code.size();
    Stubs.BinderType = arm::RELOC_ABS32;
    Half(0);
    Half(0);
    return Stubs;
  }

  bool isHelper(StringRef Name) const override { return arm::isHelper(Name); }
  const char *mismatch(uint32_t Flags, uint32_t Other) const override {
    // Objects that pass no floating-point arguments say nothing.
    constexpr uint32_t Both =
        ELF::EF_ARM_ABI_FLOAT_SOFT | ELF::EF_ARM_ABI_FLOAT_HARD;
    if ((Flags & Both) && (Other & Both) && (Flags & Both) != (Other & Both))
      return "floating-point arguments are passed in other registers";
    return nullptr;
  }

  uint32_t attributesType() const override { return ELF::SHT_ARM_ATTRIBUTES; }
  uint32_t unwindSectionType() const override { return ELF::SHT_ARM_EXIDX; }
  uint32_t unwindSegmentType() const override { return ELF::PT_ARM_EXIDX; }
  bool unwinds(ArrayRef<uint8_t> Table) const override {
    constexpr uint32_t CannotUnwind = 1; // EXIDX_CANTUNWIND, ehabi32 §6
    for (size_t At = 0; At + 8 <= Table.size(); At += 8)
      if (read32le(&Table[At + 4]) != CannotUnwind)
        return true;
    return false;
  }

  bool matchesFix(uint32_t Kind, const uint8_t *P, unsigned) const override {
    Halves I(P);
    switch (Kind) {
    case TRIVET_FIX_BASE_OWN:
    case TRIVET_FIX_BASE:
      return arm::isBaseLoad(I.h) || arm::isBasePair(I.h);
    case TRIVET_FIX_OFF12:
      return arm::isImm12(I.h);
    case TRIVET_FIX_OFF12_ADD:
      return arm::isAddw(I.h);
    case TRIVET_FIX_OFF_LO16:
      return arm::isMovw(I.h);
    case TRIVET_FIX_OFF_HI16:
      return arm::isMovt(I.h);
    case TRIVET_FIX_OWN_WORD:
    case TRIVET_FIX_OFF_WORD:
      return arm::isLiteralLoad(I.h);
    default:
      return false;
    }
  }

  std::optional<FixWord> wordOfFix(uint32_t Kind, const uint8_t *P,
                                   uint32_t Address) const override {
    if (Kind != TRIVET_FIX_OWN_WORD && Kind != TRIVET_FIX_OFF_WORD)
      return std::nullopt;
    return FixWord{arm::literalAddress(Halves(P).h, Address),
                   Kind == TRIVET_FIX_OWN_WORD};
  }

  uint32_t dynamicTypeOfFix(uint32_t Kind, const uint8_t *P) const override {
    switch (Kind) {
    case TRIVET_FIX_OFF12:
      return arm::RELOC_OFF12;
    case TRIVET_FIX_OFF12_ADD:
      return arm::RELOC_OFF12_ADD;
    case TRIVET_FIX_OFF_LO16:
      return arm::RELOC_OFF_LO16;
    case TRIVET_FIX_OFF_HI16:
      return arm::RELOC_OFF_HI16;
    case TRIVET_FIX_OFF_WORD:
      return arm::RELOC_OFF_WORD;
    default:
      return arm::isBasePair(Halves(P).h) ? arm::RELOC_BASE_PAIR
                                          : arm::RELOC_BASE;
    }
  }

  bool needsUpper(uint32_t, const uint8_t *) const override { return false; }
  uint32_t upperOf(uint32_t) const override { return 0; }
  void undoRelaxation(uint32_t, uint8_t *) const override {}
  bool isOwnFix(uint32_t) const override { return false; }
  uint32_t addressTypeOfFix(uint32_t Kind, const uint8_t *) const override {
    switch (Kind) {
    case TRIVET_FIX_OFF_LO16:
      return arm::RELOC_THM_MOVW_ABS;
    case TRIVET_FIX_OFF_HI16:
      return arm::RELOC_THM_MOVT_ABS;
    case TRIVET_FIX_OFF_WORD:
      return arm::RELOC_RELATIVE;
    default:
      return 0;
    }
  }

  uint32_t limitOfFix(uint32_t Kind) const override {
    return Kind == TRIVET_FIX_OFF12 || Kind == TRIVET_FIX_OFF12_ADD ? 4095
                                                                    : ~0u;
  }

  void writeFix(uint32_t Kind, uint8_t *P, uint32_t Offset) const override {
    Halves I(P);
    switch (Kind) {
    case TRIVET_FIX_OFF12:
      arm::writeImm12(I.h, Offset);
      break;
    case TRIVET_FIX_OFF12_ADD:
      arm::writeAddw(I.h, Offset);
      break;
    case TRIVET_FIX_OFF_LO16:
      arm::writeMov(I.h, Offset & 0xffff);
      break;
    case TRIVET_FIX_OFF_HI16:
      arm::writeMov(I.h, Offset >> 16);
      break;
    case TRIVET_FIX_OFF_WORD:
      arm::fromWord(I.h, Offset);
      break;
    }
    I.store(P);
  }

  void writeBaseIsStatic(uint8_t *P) const override {
    write32le(P, arm::base(read32le(P), arm::ApplicationBase));
  }
  void writeBaseZero(uint8_t *P) const override {
    write32le(P, arm::base(read32le(P), arm::NoBase));
  }

  // Everything any M profile may execute; an object for a lesser one decodes
  // the same.
  const char *triple(unsigned) const override {
    return "thumbv8.1m.main-none-eabi";
  }
  const char *features() const override { return "+dsp,+fp64,+mve.fp"; }
  const char *staticBaseRegister() const override { return "R9"; }
  const char *stackRegister() const override { return "SP"; }
  std::optional<bool> codeMark(StringRef Symbol) const override {
    if (Symbol.starts_with("$t") || Symbol.starts_with("$a"))
      return true;
    return Symbol.starts_with("$d") ? std::optional(false) : std::nullopt;
  }
  const char *reserveRemedy() const override {
    return "compile it with Trivet's driver, or with -ffixed-r9";
  }
  const char *absoluteRemedy() const override {
    return "compile it with Trivet's driver";
  }
};
const ARMLink Instance;

} // namespace

const LinkTarget &ARMLinkTarget = Instance;

} // namespace trivet
