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
#include <optional>

namespace llvm {
class StringRef;
class Triple;
} // namespace llvm

namespace trivet {

/// What a static relocation asks for.
enum class RefKind : uint8_t {
  None,        ///< a marker, nothing to do
  Word,        ///< 32-bit address
  OwnWord,     ///< 32-bit offset in own data
  OwnLow,      ///< bits 0-15 of an offset in own data
  OwnHigh,     ///< bits 16-31 of it
  Low,         ///< bits 0-15 of an address
  High,        ///< bits 16-31 of it
  Branch,      ///< call or jump
  Relative,    ///< distance between the place and the symbol
  Got,         ///< through a global offset table
  Tls,         ///< thread-local
  Unsupported, ///< anything else
};

class LinkTarget {
public:
  explicit LinkTarget(const ModuleTarget &Module) : Module(Module) {}
  virtual ~LinkTarget() = default;

  const ModuleTarget &Module;

  //===-- lld's part ------------------------------------------------------===//

  /// Class, byte order, machine and flags of an object without code, in words
  /// of yaml2obj.
  virtual const char *objectHeader() const = 0;
  /// Further options of lld.
  virtual llvm::ArrayRef<const char *> lldOptions() const = 0;
  /// Compiler support archives whose names are the machine's own, with a colon
  /// before each.
  virtual const char *supportArchives() const = 0;
  /// Output sections of tables that lead from code to how it is unwound, in
  /// words of a linker script; segment "text".
  virtual const char *unwindScript() const = 0;
  /// Does this symbol, which the script defines, show that code reads the
  /// tables?
  virtual bool isUnwindBound(llvm::StringRef Symbol) const = 0;

  //===-- relocations -----------------------------------------------------===//

  virtual RefKind kindOf(uint32_t ElfType) const = 0;
  /// What the field of a relocation holds: for Branch at Address its
  /// destination, without mode bits.
  virtual uint32_t read(uint32_t ElfType, const uint8_t *Place,
                        uint32_t Address) const = 0;
  /// The dynamic relocation for the same field, 0 if there is none.
  virtual uint32_t dynamicType(uint32_t ElfType) const = 0;
  virtual uint32_t relativeType() const = 0;
  /// Bytes that the text segment must keep free for each imported function
  /// that code branches to, given the output's section of the type below, if
  /// the machine has such sections and there is one.
  virtual uint32_t veneerSize(llvm::ArrayRef<uint8_t> Attributes) const = 0;
  virtual uint32_t attributesType() const { return ~0u; }

  /// Is this function called without the static base, so that only one which does
  /// without it may have the name?
  virtual bool isHelper(llvm::StringRef Name) const = 0;

  /// May code with these e_flags call each other? Null, or what differs.
  virtual const char *mismatch(uint32_t Flags, uint32_t OtherFlags) const = 0;

  /// The section and the segment type of a table that leads from code to how
  /// it is unwound, 0 if the machine has none of its own ...
  virtual uint32_t unwindSectionType() const = 0;
  virtual uint32_t unwindSegmentType() const = 0;
  /// ... and whether it says of anything that it can be unwound.
  virtual bool unwinds(llvm::ArrayRef<uint8_t> Table) const = 0;

  //===-- entries of trivet.fix (TRIVET_FIX_*) ----------------------------===//

  /// Is the instruction at Place one that an entry of this kind may name?
  virtual bool matchesFix(uint32_t Kind, const uint8_t *Place) const = 0;
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
  /// For a field that holds a part of an offset: the dynamic relocation which
  /// puts the same part of a text address there; 0 if an address never fits.
  virtual uint32_t addressTypeOfFix(uint32_t Kind) const = 0;
  /// The largest offset that such a field can be part of.
  virtual uint32_t limitOfFix(uint32_t Kind) const = 0;
  virtual void writeFix(uint32_t Kind, uint8_t *Place,
                        uint32_t Offset) const = 0;
  /// Replaces the load of a data base: the static base is the data base ...
  virtual void writeBaseIsStatic(uint8_t *Place) const = 0;
  /// ... or offsets are addresses, from base 0.
  virtual void writeBaseZero(uint8_t *Place) const = 0;

  //===-- the check of foreign code ---------------------------------------===//

  virtual const char *triple() const = 0;
  virtual const char *features() const = 0;
  virtual const char *staticBaseRegister() const = 0;
  virtual const char *stackRegister() const = 0;
  /// Is this symbol a mark in the text, from which on there is code (true) or
  /// data (false)?
  virtual std::optional<bool> codeMark(llvm::StringRef Symbol) const = 0;
  /// The compiler's option that leaves the static base alone.
  virtual const char *reserveOption() const = 0;
};

/// The target of an ELF machine number, or of bitcode for \p Of, or null.
const LinkTarget *findLinkTarget(uint16_t Machine);
const LinkTarget *findLinkTarget(const llvm::Triple &Of);
/// For a link whose inputs say nothing, or what no target knows.
const LinkTarget &firstLinkTarget();

#define TRIVET_TARGET(name) extern const LinkTarget &name##LinkTarget;
#include "Targets.def"

} // namespace trivet
#endif
