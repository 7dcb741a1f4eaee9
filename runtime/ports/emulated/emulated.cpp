//===- emulated.cpp - a board in an array ---------------------------------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See emulated.h. A wrong access is remembered, not thrown: the loader goes on
// with zeros, as it would on a board, and the test sees Errors afterwards.
//
//===----------------------------------------------------------------------===//
#include "emulated.h"
#include "trivet/port_memory.h"
#include <algorithm>
#include <cstdlib>
#include <cstring>

using namespace trivet;

EmulatedBoard trivet::Board;

void EmulatedBoard::reset() {
  // Whoever reads RAM before writing it gets what nobody would expect. What was
  // given back is so already (release).
  std::vector<uint8_t> Ram[2];
  if (Blocks.empty()) {
    Ram[0].swap(Text);
    Ram[1].swap(Data);
  }
  *this = EmulatedBoard();
  Text.swap(Ram[0]);
  Data.swap(Ram[1]);
  Text.resize(RamSize, 0xa5);
  Data.resize(RamSize, 0xa5);
}

void EmulatedBoard::error(const std::string &What) {
  if (!Errors++)
    FirstError = What;
}

trivet_addr EmulatedBoard::addFile(const std::string &SoName,
                                   const std::vector<uint8_t> &Bytes) {
  // The first gap that has room, so that what follows may come to lie where
  // something else was.
  trivet_addr At = FlashBase;
  for (const auto &[Start, F] : Files) {
    if (Start - At >= Bytes.size() + 16)
      break;
    At = (Start + F.Bytes.size() + 31) & ~trivet_addr(15);
  }
  File &New = Files[At];
  New = {SoName, Bytes};
  New.Bytes.shrink_to_fit();
  return At;
}

uint8_t *EmulatedBoard::at(trivet_addr Address, uint32_t Size, bool Write) {
  ++(Write ? Writes : Reads);
  auto Inside = [&](trivet_addr Start, uint32_t Limit) {
    return Address >= Start && Address - Start <= Limit &&
           Size <= Limit - (Address - Start);
  };
  if (WindowSize && Inside(WindowAt, WindowSize))
    return Window + (Address - WindowAt);
  static uint8_t Nowhere[16];
  auto File = Files.upper_bound(Address);
  if (File != Files.begin()) {
    auto &[Start, F] = *--File;
    if (Inside(Start, uint32_t(F.Bytes.size()))) {
      if (!Write)
        return F.Bytes.data() + (Address - Start);
      if (WindowSize && Size <= sizeof Nowhere)
        return Nowhere;
      error("write to flash at " + std::to_string(Address));
      return nullptr;
    }
  }
  auto Block = Blocks.upper_bound(Address);
  if (Block != Blocks.begin()) {
    --Block;
    if (Inside(Block->first, Block->second))
      return Address < DataBase ? &Text[Address - TextBase]
                                : &Data[Address - DataBase];
  }
  if (Size)
    error((Write ? "write to nobody's memory at "
                 : "read of nobody's memory at ") +
          std::to_string(Address));
  return nullptr;
}

trivet_addr EmulatedBoard::addFlash(uint32_t Size,
                                    const std::vector<uint8_t> *Contents) {
  trivet_addr At = FlashBase; // a multiple of a unit, room between as ever
  if (!Files.empty()) {
    auto &[Start, F] = *Files.rbegin();
    At =
        (Start + F.Bytes.size() + FlashUnit + 16) & ~trivet_addr(FlashUnit - 1);
  }
  Files[At] = {"", Contents ? *Contents : std::vector<uint8_t>(Size, 0xff)};
  return At;
}

uint8_t *EmulatedBoard::flashAt(trivet_addr At, uint32_t Size) {
  auto Found = Files.upper_bound(At);
  if (Found != Files.begin()) {
    auto &[Start, F] = *--Found;
    size_t Offset = size_t(At - Start);
    if (Offset <= F.Bytes.size() && Size <= F.Bytes.size() - Offset)
      return F.Bytes.data() + Offset;
  }
  error("no flash at " + std::to_string(At));
  return nullptr;
}

std::vector<uint8_t> EmulatedBoard::flash(trivet_addr At) const {
  auto Found = Files.find(At);
  return Found == Files.end() ? std::vector<uint8_t>() : Found->second.Bytes;
}

bool EmulatedBoard::eraseFlash(trivet_addr At, uint32_t Size) {
  uint8_t *Bytes = flashAt(At, Size);
  for (uint32_t Done = 0; Bytes && Done < Size; Done += FlashUnit) {
    if (dead())
      return false;
    ++Operations;
    std::memset(Bytes + Done, 0xff,
                std::min(FlashUnit, Size - Done) / (dead() ? 2 : 1));
  }
  return Bytes && !dead();
}

bool EmulatedBoard::programFlash(trivet_addr At, const uint8_t *Bytes,
                                 uint32_t Size) {
  uint8_t *To = flashAt(At, Size);
  if (!To || dead())
    return false;
  ++Operations;
  for (uint32_t I = 0; I < Size; ++I)
    if (To[I] != 0xff) {
      error("programming what is not erased at " + std::to_string(At + I));
      return false;
    }
  std::memcpy(To, Bytes, dead() ? Size / 2 : Size);
  return !dead();
}

void EmulatedBoard::openWindow(trivet_addr At, uint32_t Size, uint8_t *Bytes) {
  WindowAt = At;
  WindowSize = Size;
  Window = Bytes;
}

uint32_t EmulatedBoard::word(trivet_addr Address) {
  return trivet_read32(Address);
}
trivet_addr EmulatedBoard::address(trivet_addr At) {
  return trivet_read_addr(At);
}
uint16_t EmulatedBoard::half(trivet_addr Address) {
  return trivet_read16(Address);
}

void *EmulatedBoard::allocateRecord(size_t Size) {
  if (failsNow())
    return nullptr;
  void *Record = std::malloc(Size);
  std::memset(Record, 0xa5, Size);
  Records[Record] = Size;
  return Record;
}

void EmulatedBoard::freeRecord(void *Record, size_t Size) {
  auto Found = Records.find(Record);
  if (Found == Records.end() || Found->second != Size)
    return error("a record given back that is none, or of another size");
  Records.erase(Found);
  std::free(Record);
}

trivet_addr EmulatedBoard::allocate(trivet_addr Region, uint32_t Size,
                                    uint32_t Align) {
  if (failsNow())
    return 0;
  if (Align == 0 || (Align & (Align - 1)) || Size == 0)
    error("an allocation of no size or wrong alignment");
  // First fit between the live blocks; 16 bytes apart, so that a write beyond
  // one is noticed.
  uint64_t At = Region + (Region == TextBase ? TextGap : 0);
  auto AlignUp = [&](uint64_t V) {
    return (V + Align - 1) & ~uint64_t(Align - 1);
  };
  At = AlignUp(At + 16);
  for (auto &[Start, Length] : Blocks)
    if (Start + uint64_t(Length) > At && Start < At + Size + 16)
      At = AlignUp(uint64_t(Start) + Length + 16);
  if (At + Size > uint64_t(Region) + RamSize)
    return 0;
  Blocks[trivet_addr(At)] = Size;
  return trivet_addr(At);
}

void EmulatedBoard::release(trivet_addr Region, trivet_addr At, uint32_t Size) {
  auto Found = Blocks.find(At);
  if (Found == Blocks.end() || Found->second != Size ||
      (At >= DataBase) != (Region == DataBase))
    return error("a block given back that is none, or of another size");
  uint8_t *Bytes = At >= DataBase ? &Data[At - DataBase] : &Text[At - TextBase];
  std::memset(Bytes, 0xa5, Size);
  Blocks.erase(Found);
}

int EmulatedBoard::findModule(const char *SoName, trivet_addr *At,
                              uint32_t *Size) {
  for (const auto &[Start, F] : Files)
    if (F.SoName == SoName) {
      *At = Start;
      *Size = uint32_t(F.Bytes.size());
      return TRIVET_OK;
    }
  return TRIVET_E_NO_MODULE;
}

extern "C" {

void *trivet_port_alloc_record(size_t size) {
  return Board.allocateRecord(size);
}
void trivet_port_free_record(void *record, size_t size) {
  Board.freeRecord(record, size);
}
trivet_addr trivet_port_place_text(const char *, uint32_t size,
                                   uint32_t align) {
  return Board.allocate(EmulatedBoard::TextBase, size, align);
}
void trivet_port_release_text(trivet_addr at, uint32_t size) {
  Board.release(EmulatedBoard::TextBase, at, size);
}
trivet_addr trivet_port_place_data(const char *, uint32_t size,
                                   uint32_t align) {
  return Board.allocate(EmulatedBoard::DataBase, size, align);
}
void trivet_port_release_data(trivet_addr at, uint32_t size) {
  Board.release(EmulatedBoard::DataBase, at, size);
}
void trivet_port_sync_code(trivet_addr, uint32_t) { ++Board.Syncs; }
int trivet_port_find_module(const char *soname, trivet_addr *file,
                            uint32_t *size) {
  return Board.findModule(soname, file, size);
}
trivet_addr trivet_port_find_export(const char *name) {
  auto Found = Board.Exports.find(name);
  return Found == Board.Exports.end() ? 0 : Found->second;
}

uint8_t trivet_read8(trivet_addr at) {
  uint8_t *p = Board.at(at, 1, false);
  return p ? *p : 0;
}
uint16_t trivet_read16(trivet_addr at) {
  uint8_t *p = Board.at(at, 2, false);
  return p ? uint16_t(p[0] | p[1] << 8) : 0;
}
uint32_t trivet_read32(trivet_addr at) {
  uint8_t *p = Board.at(at, 4, false);
  return p ? p[0] | p[1] << 8 | p[2] << 16 | uint32_t(p[3]) << 24 : 0;
}
trivet_addr trivet_read_addr(trivet_addr at) {
  uint64_t value = 0;
  if (uint8_t *p = Board.at(at, sizeof(trivet_addr), false))
    for (unsigned i = 0; i < sizeof(trivet_addr); ++i)
      value |= uint64_t(p[i]) << 8 * i;
  return trivet_addr(value);
}
void trivet_write16(trivet_addr at, uint16_t value) {
  if (uint8_t *p = Board.at(at, 2, true)) {
    p[0] = uint8_t(value);
    p[1] = uint8_t(value >> 8);
  }
}
void trivet_write32(trivet_addr at, uint32_t value) {
  if (uint8_t *p = Board.at(at, 4, true))
    for (int i = 0; i < 4; ++i)
      p[i] = uint8_t(value >> 8 * i);
}
void trivet_write_addr(trivet_addr at, trivet_addr value) {
  if (uint8_t *p = Board.at(at, sizeof value, true))
    for (unsigned i = 0; i < sizeof value; ++i)
      p[i] = uint8_t(uint64_t(value) >> 8 * i);
}
void trivet_copy(trivet_addr to, trivet_addr from, uint32_t size) {
  if (size == 0)
    return;
  const uint8_t *f = Board.at(from, size, false);
  uint8_t *t = Board.at(to, size, true);
  if (f && t)
    std::memcpy(t, f, size);
}
void trivet_zero(trivet_addr at, uint32_t size) {
  if (size == 0)
    return;
  if (uint8_t *t = Board.at(at, size, true))
    std::memset(t, 0, size);
}
const char *trivet_string(trivet_addr at) {
  uint8_t *p = Board.at(at, 1, false);
  return p ? reinterpret_cast<const char *>(p) : "";
}

/// Stands for Entry.S: what would be called is noted.
int trivet_enter(trivet_addr base, trivet_addr function, trivet_addr, char **,
                 char **) {
  Board.Calls.push_back({base, function});
  return Board.OnCall ? Board.OnCall(Board.Calls.back()) : 0;
}

} // extern "C"
