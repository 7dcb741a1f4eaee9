//===- Target/LinkTarget.h - what a link asks a machine ---------*- C++ -*-===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// An ELF psABI has a hundred relocation numbers; a module link distinguishes a
// handful of purposes. A target translates its numbers here, at the door, and
// lib/Link knows only these kinds.
//
//===----------------------------------------------------------------------===//
#ifndef TRIVET_TARGET_LINKTARGET_H
#define TRIVET_TARGET_LINKTARGET_H
#include "ModuleTarget.h"
#include "llvm/ADT/StringRef.h"
#include <optional>

namespace llvm {
class Triple;
} // namespace llvm

namespace trivet {

/// What a static relocation asks for.
enum class RefKind : uint8_t {
  None,        ///< a marker, nothing to do
  Word,        ///< address, of all its bits
  OwnWord,     ///< 32-bit offset in own data
  OwnLow,      ///< bits 0-15 of an offset in own data
  OwnHigh,     ///< bits 16-31 of it
  Low,         ///< bits 0-15 of an address
  High,        ///< bits 16-31 of it
  AbsHigh,     ///< upper part of an address; of an offset before OffsetMark
  AbsLow,      ///< lower part of it; of an offset if trivet.fix says so
  OffsetMark,  ///< the instruction behind AbsHigh adds a data base to it
  PcHigh,      ///< upper part of a distance
  PcLow,       ///< lower part of it: the symbol is the label of the upper
  Plus,        ///< added to the field ...
  Minus,       ///< ... and subtracted: two of them are a distance
  Branch,      ///< call or jump
  Relative,    ///< distance between the place and the symbol
  Got,         ///< through a global offset table
  Tls,         ///< thread-local
  Unsupported, ///< anything else
};

/// Where objects of both ELF classes differ for one machine, a question says
/// which is meant: WordSize, the bytes of an address, 4 or 8.
class LinkTarget {
public:
  explicit LinkTarget(const ModuleTarget &Module) : Module(Module) {}
  virtual ~LinkTarget() = default;

  const ModuleTarget &Module;

  //===-- lld's part ------------------------------------------------------===//

  /// Class, byte order and machine of an object, in words of yaml2obj; null if
  /// the machine has no objects of that class.
  virtual const char *objectHeader(unsigned WordSize) const = 0;
  /// e_flags of an object without code that goes with objects of these.
  virtual uint32_t stubFlags(std::optional<uint32_t> OfInput) const = 0;
  /// Further options of lld.
  virtual llvm::ArrayRef<const char *> lldOptions() const = 0;
  /// Why a user's option of lld does not go with modules, or null.
  virtual const char *refusedOption(llvm::StringRef Option) const = 0;
  /// Compiler support archives whose names are the machine's own, with a colon
  /// before each.
  virtual const char *supportArchives() const = 0;
  /// Output sections of tables that lead from code to how it is unwound, in
  /// words of a linker script; segment "text".
  virtual const char *unwindScript() const = 0;
  static const char EhFrameScript[]; ///< ... of most targets
  /// Does this symbol, which the script defines, show that code reads the
  /// tables?
  virtual bool isUnwindBound(llvm::StringRef Symbol) const = 0;
  /// Bytes between text and stand-ins for imports, so that lld takes no branch
  /// to an import for one that a shorter instruction reaches.
  virtual uint32_t importGap() const = 0;

  //===-- relocations -----------------------------------------------------===//

  virtual RefKind kindOf(uint32_t ElfType, unsigned WordSize) const = 0;
  /// What the field of a relocation holds: for Branch at Address its
  /// destination, without mode bits. Not asked where relocations come with
  /// their addends.
  virtual uint32_t read(uint32_t ElfType, const uint8_t *Place,
                        uint32_t Address) const = 0;
  /// The dynamic relocation for the same field, 0 if there is none.
  virtual uint32_t dynamicType(uint32_t ElfType, unsigned WordSize) const = 0;
  /// The same for AbsHigh that is a part of an offset.
  virtual uint32_t dynamicTypeOfOffset(uint32_t ElfType) const = 0;
  /// Makes the code of a PcHigh, PcLow or Branch reach an address that stays
  /// while text moves; false if it cannot.
  virtual bool writeAbsolute(uint32_t ElfType,
                             llvm::MutableArrayRef<uint8_t> Place,
                             uint64_t Address, unsigned WordSize) const = 0;
  /// Makes a Got that has a dynamic type, and the load behind it, compute the
  /// address, Distance away, instead; false if it is not such code.
  virtual bool writeWithoutTable(uint32_t ElfType,
                                 llvm::MutableArrayRef<uint8_t> Place,
                                 uint32_t Distance,
                                 unsigned WordSize) const = 0;
  /// Is that right for a weak symbol which nobody has, whose address is 0?
  virtual bool reachesNull(unsigned WordSize) const = 0;
  virtual uint32_t relativeType() const = 0;
  /// Bytes that the text segment must keep free for each imported function
  /// that code branches to, given the output's section of the type below, if
  /// the machine has such sections and there is one.
  virtual uint32_t veneerSize(llvm::ArrayRef<uint8_t> Attributes) const = 0;
  virtual uint32_t attributesType() const { return ~0u; }
  /// For functions that are bound at the first call: stubs, each of which says
  /// which one it is and changes nothing that a callee finds, and behind them
  /// what leads from all of them to the firmware's binder. To be placed at a
  /// multiple of 8.
  struct LazyStubs {
    std::vector<uint8_t> Code; ///< empty: this machine has none for so many
    uint32_t Size = 4;         ///< bytes of one
    uint32_t BinderAt = 0;     ///< where in Code the binder's address goes ...
    uint32_t BinderType = 0;   ///< ... and the dynamic relocation for it
  };
  virtual LazyStubs lazyStubs(unsigned Count,
                              llvm::ArrayRef<uint8_t> Attributes) const = 0;

  /// Is this function called without the static base, so that only one which
  /// does without it may have the name?
  virtual bool isHelper(llvm::StringRef Name) const = 0;

  /// May code with these e_flags call each other? Null, or what differs.
  virtual const char *mismatch(uint32_t Flags, uint32_t OtherFlags) const = 0;

  /// The section and the segment type of a table that leads from code to how
  /// it is unwound, 0 if the machine has none of its own ...
  virtual uint32_t unwindSectionType() const = 0;
  virtual uint32_t unwindSegmentType() const = 0;
  /// ... and whether it says of anything that it can be unwound.
  virtual bool unwinds(llvm::ArrayRef<uint8_t> Table) const = 0;

  //===-- entries of trivet.fix -------------------------------------------===//
  //
  // Kind is TRIVET_FIX_* or the machine's own, with whatever else it has to say
  // of the instruction; Place is the instruction.

  /// Bytes before the field in the instruction that Rest, of a section, begins
  /// with; nothing if it is none that such an entry may name. Where a field has
  /// a place of its own in instructions of many sizes, all below but the base
  /// loads get the field instead of the instruction.
  virtual std::optional<unsigned> fieldOf(uint32_t Kind,
                                          llvm::ArrayRef<uint8_t> Rest) const {
    return 0;
  }
  /// Is the instruction at Place one that an entry of this kind may name?
  virtual bool matchesFix(uint32_t Kind, const uint8_t *Place,
                          unsigned WordSize) const = 0;
  /// If the instruction, at Address, only loads a word in text that holds the
  /// offset: that word, which then is the field. The object has an address
  /// there, of a symbol that must be own data or may be anybody's.
  struct FixWord {
    uint32_t Address;
    bool Own;
  };
  virtual std::optional<FixWord> wordOfFix(uint32_t Kind, const uint8_t *Place,
                                           uint32_t Address) const {
    return std::nullopt;
  }
  /// The dynamic relocation of such an entry for the field at Place.
  virtual uint32_t dynamicTypeOfFix(uint32_t Kind,
                                    const uint8_t *Place) const = 0;
  /// Is this the lower part of an offset whose upper part other code holds?
  virtual bool needsUpper(uint32_t Kind, const uint8_t *Place) const = 0;
  /// Undoes what lld's relaxation made of the instruction; between the three
  /// above and what follows.
  virtual void undoRelaxation(uint32_t Kind, uint8_t *Place) const = 0;
  /// What that code holds of an offset that is known.
  virtual uint32_t upperOf(uint32_t Offset) const = 0;
  /// Is this a field for own data alone?
  virtual bool isOwnFix(uint32_t Kind) const = 0;
  /// For a field that holds a part of an offset: the dynamic relocation which
  /// puts the same part of a text address there; 0 if an address never fits.
  virtual uint32_t addressTypeOfFix(uint32_t Kind,
                                    const uint8_t *Place) const = 0;
  /// The largest offset that such a field can be part of.
  virtual uint32_t limitOfFix(uint32_t Kind) const = 0;
  virtual void writeFix(uint32_t Kind, uint8_t *Place,
                        uint32_t Offset) const = 0;
  /// Replaces the load of a data base: the static base is the data base ...
  virtual void writeBaseIsStatic(uint8_t *Place) const = 0;
  /// ... or offsets are addresses, from base 0.
  virtual void writeBaseZero(uint8_t *Place) const = 0;

  //===-- the check of foreign code ---------------------------------------===//

  virtual const char *triple(unsigned WordSize) const = 0;
  virtual const char *features() const = 0;
  virtual const char *staticBaseRegister() const = 0;
  virtual const char *stackRegister() const = 0;
  /// Does an instruction that LLVM calls so write it, though it does not say
  /// so?
  virtual bool writesStaticBase(llvm::StringRef Instruction) const {
    return false;
  }
  /// Bytes at which the next instruction may begin.
  virtual unsigned codeStep() const { return 2; }
  /// Is this symbol a mark in the text, from which on there is code (true) or
  /// data (false)?
  virtual std::optional<bool> codeMark(llvm::StringRef Symbol) const = 0;
  /// What to do with code that does not leave the static base alone, and with
  /// code that knows where it lies: "compile it with ...".
  virtual const char *reserveRemedy() const = 0;
  virtual const char *absoluteRemedy() const = 0;
};

/// The target of an ELF machine number, or of bitcode for \p Of, or null: no
/// target has modules of such objects.
const LinkTarget *findLinkTarget(uint16_t Machine, unsigned WordSize);
const LinkTarget *findLinkTarget(const llvm::Triple &Of, unsigned WordSize);
/// For a link whose inputs say nothing, or what no target knows.
const LinkTarget &firstLinkTarget();

#define TRIVET_TARGET(name) extern const LinkTarget &name##LinkTarget;
#include "Targets.def"

} // namespace trivet
#endif
