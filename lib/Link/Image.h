//===- Link/Image.h - what lld made, taken apart ----------------*- C++ -*-===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// lld's output in the layout of Script.cpp, of either ELF class: addresses are
// that layout's and fit in 32 bits; only those of absolute symbols may be
// wider. Sections by role, symbols, the relocations that --emit-relocs kept,
// the notes of the objects, and the link map, which leads from an address back
// to "object:(section)".
//
//===----------------------------------------------------------------------===//
#ifndef TRIVET_LINK_IMAGE_H
#define TRIVET_LINK_IMAGE_H
#include "Target/LinkTarget.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Object/ELF.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/StringSaver.h"
#include <string>
#include <vector>

namespace trivet {

enum class Role : uint8_t {
  Data,    ///< in the data segment
  Text,    ///< in the text segment
  Imports, ///< stand-ins for imports
  Fix,     ///< trivet.fix
  Note,    ///< .note.trivet
  Keep,    ///< not loaded: debug information and the like
  Drop,
};

struct ImageSection {
  llvm::StringRef Name;
  uint32_t Type, Flags, Address, Size, Align, EntrySize;
  Role Use;
  llvm::MutableArrayRef<uint8_t> Bytes; ///< empty for NOBITS
  bool contains(uint32_t A) const { return A >= Address && A - Address < Size; }
};

struct ImageSymbol {
  llvm::StringRef Name;
  uint64_t Value;
  uint32_t Size;
  uint8_t Type, Binding, Other;
  uint16_t Section; ///< index in sections(), or SHN_UNDEF, SHN_ABS
};

struct ImageRelocation {
  uint32_t Address, Type, Symbol;
  std::optional<int64_t> Addend; ///< if it is not in the field
};

/// An input section's place in the output.
struct MapEntry {
  uint32_t Address, Size;
  llvm::StringRef Object;  ///< "a.o", "libx.a(b.o)"
  llvm::StringRef Section; ///< ".text.f"
};

/// What the compiler said about symbols and objects, see trivet/module.h.
struct ObjectNotes {
  struct Object {
    uint32_t Revision, Mode;
    llvm::StringRef Source;
    llvm::StringRef File; ///< from the link map
  };
  std::vector<Object> Objects;
  /// Symbol -> every object that declares it pending says it is weak.
  llvm::StringMap<bool> Pending;
  /// Function declared pending -> object -> that does nothing but call it.
  llvm::StringMap<llvm::StringMap<bool>> OnlyCalled;
  llvm::StringSet<> Unique; ///< one per process, though defined in this module
  struct Provider {
    llvm::StringRef Symbol, Module, File;
  };
  std::vector<Provider> Providers;
};

class Image {
public:
  /// Reads the file that lld wrote and the map that it made. Map must outlive
  /// the image.
  static llvm::Expected<std::unique_ptr<Image>> read(llvm::StringRef Path,
                                                     llvm::StringRef Map);

  uint32_t Entry = 0, Flags = 0;
  const LinkTarget *Target = nullptr;
  unsigned WordSize = 4;              ///< bytes of an address
  std::vector<ImageSection> Sections; ///< by lld's section index
  std::vector<ImageSymbol> Symbols;   ///< by lld's symbol index
  /// By section index.
  llvm::DenseMap<unsigned, std::vector<ImageRelocation>> Relocations;
  llvm::StringSet<> Exported; ///< names that lld lets others see
  /// Of a version script: its versions, in order, and that of each such name.
  std::vector<llvm::StringRef> Versions;
  llvm::StringMap<llvm::StringRef> VersionOf;
  ObjectNotes Notes;
  /// By output section name, sorted by address.
  llvm::StringMap<std::vector<MapEntry>> Map;

  /// A symbol's value, or the entry, without a bit that is no part of the
  /// address.
  uint64_t place(uint64_t Value) const {
    return Value & ~uint64_t(Target->Module.FunctionBit);
  }
  const ImageSection *sectionAt(uint32_t Address) const;
  /// Where a field's bytes are; null if there are none.
  uint8_t *bytesAt(uint32_t Address, unsigned Size = 4);
  const MapEntry *inputAt(const ImageSection &S, uint32_t Address) const;
  /// "a.o:(.text.f) (function f)" for messages.
  std::string describe(uint32_t Address) const;
  /// The function around an address, or null.
  const ImageSymbol *functionAt(uint32_t Address) const;

private:
  std::unique_ptr<llvm::WritableMemoryBuffer> Buffer;
  llvm::BumpPtrAllocator Names;
  llvm::StringSaver Saver{Names};
  std::vector<const ImageSymbol *> Functions; // by address
  template <class ELFT> llvm::Error readFile();
  void readMap(llvm::StringRef Text);
  llvm::Error readNotes();
  template <class ELFT>
  llvm::Error readVersions(const llvm::object::ELFFile<ELFT> &File);
};

} // namespace trivet
#endif
