//===- Prelink/Plan.cpp - reading and writing a plan ----------------------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "Plan.h"
#include "trivet/loader.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/LineIterator.h"
#include "llvm/Support/MathExtras.h"

using namespace llvm;

namespace trivet {

Expected<Plan> Plan::read(MemoryBufferRef File) {
  Plan P;
  for (line_iterator Line(File, /*SkipBlanks=*/true, '#'); !Line.is_at_end();
       ++Line) {
    auto Bad = [&](const Twine &What) {
      return createStringError(File.getBufferIdentifier() + ":" +
                               Twine(Line.line_number()) + ": " + What);
    };
    SmallVector<StringRef> Words;
    Line->split(Words, ' ', -1, false);
    if (Words.empty())
      continue;
    uint64_t Address;
    if (Words[0] == "image") {
      if (Words.size() != 2 || Words[1].getAsInteger(0, Address))
        return Bad("expected 'image ADDRESS'");
      P.Image = Address;
      continue;
    }
    bool Program = Words[0] == "program";
    Row R;
    if ((!Program && Words[0] != "library") || Words.size() != 6 ||
        Words[2].getAsInteger(0, R.Number) ||
        Words[3].getAsInteger(0, R.Address) ||
        Words[4].getAsInteger(0, R.Room) ||
        Words[5].getAsInteger(16, R.Identity))
      return Bad("expected 'library|program NAME NUMBER ADDRESS ROOM CRC'");
    R.Name = Words[1].str();
    if (Program ? R.Number : !R.Number || R.Number > TRIVET_MAX_MODULES)
      return Bad(Program ? "a program's number is 0"
                         : "a library's number is 1 to " +
                               Twine(TRIVET_MAX_MODULES));
    if (!R.Room || R.Address + R.Room < R.Address)
      return Bad("there is no such room");
    for (const Row &Other : P.Rows) {
      if (Other.Name == R.Name && !Other.Number == Program)
        return Bad("'" + R.Name + "' has a line already");
      if (R.Number && Other.Number == R.Number)
        return Bad("number " + Twine(R.Number) + " is that of '" + Other.Name +
                   "'");
      if (R.Address < Other.Address + Other.Room &&
          Other.Address < R.Address + R.Room)
        return Bad("its room overlaps that of '" + Other.Name + "'");
    }
    P.Rows.push_back(R);
  }
  if (!P.Image && !P.Rows.empty())
    return createStringError(File.getBufferIdentifier() +
                             ": no line 'image ADDRESS'");
  return P;
}

void Plan::write(raw_ostream &OS) const {
  OS << "# trivet prelink: kind, name, number, address, room, CRC of the file\n"
     << format("image 0x%08" PRIx64 "\n", *Image);
  for (const Row &R : Rows)
    OS << format("%s %s %u 0x%08" PRIx64 " 0x%" PRIx64 " %08" PRIx32 "\n",
                 R.Number ? "library" : "program", R.Name.c_str(), R.Number,
                 R.Address, R.Room, R.Identity);
}

Plan::Row *Plan::find(StringRef Name, bool Program) {
  auto Found = find_if(Rows, [&](const Row &R) {
    return R.Name == Name && !R.Number == Program;
  });
  return Found == Rows.end() ? nullptr : &*Found;
}

unsigned Plan::freeNumber() const {
  for (unsigned N = 1; N <= TRIVET_MAX_MODULES; ++N)
    if (none_of(Rows, [&](const Row &R) { return R.Number == N; }))
      return N;
  return 0;
}

uint64_t Plan::freePlace(uint64_t Start, uint64_t End, uint64_t Size,
                         uint64_t Align) const {
  std::vector<Row> Sorted = Rows;
  llvm::sort(Sorted,
             [](const Row &A, const Row &B) { return A.Address < B.Address; });
  uint64_t At = alignTo(Start, Align);
  for (const Row &R : Sorted)
    if (R.Room && R.Address < At + Size && At < R.Address + R.Room)
      At = alignTo(R.Address + R.Room, Align);
  return At + Size <= End ? At : ~uint64_t(0);
}

} // namespace trivet
