//===- inspect.cpp - trivet inspect ---------------------------------------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Needed libraries, which say where imports come from, are looked for in -L
// directories, then beside the module.
//
//===----------------------------------------------------------------------===//
#include "Module/Dump.h"
#include "trivet.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/Support/Path.h"
#include <memory>

using namespace llvm;

namespace {

struct Loaded {
  std::unique_ptr<MemoryBuffer> Buffer;
  std::unique_ptr<trivet::Module> File;
};

Expected<Loaded> load(StringRef Path) {
  auto Buffer = MemoryBuffer::getFile(Path);
  if (!Buffer)
    return createStringError("cannot open " + Path + ": " +
                             Buffer.getError().message());
  Expected<trivet::Module> M = trivet::Module::parse(**Buffer);
  if (!M)
    return M.takeError();
  return Loaded{std::move(*Buffer),
                std::make_unique<trivet::Module>(std::move(*M))};
}

} // namespace

int trivet_inspect(ArrayRef<const char *> Args, StringRef ToolDir) {
  std::vector<std::string> Dirs;
  StringRef Path;
  for (size_t I = 0; I != Args.size(); ++I) {
    StringRef Arg = Args[I];
    if (Arg == "-L" && I + 1 != Args.size())
      Dirs.push_back(Args[++I]);
    else if (Arg.consume_front("-L") && !Arg.empty())
      Dirs.push_back(Arg.str());
    else if (Path.empty() && !StringRef(Args[I]).starts_with("-"))
      Path = Args[I];
    else {
      errs() << "trivet inspect: error: unexpected argument '" << Args[I]
             << "'\n";
      return 2;
    }
  }
  if (Path.empty()) {
    errs() << "trivet inspect: error: no file given\n";
    return 2;
  }
  Expected<Loaded> M = load(Path);
  if (!M) {
    errs() << "trivet inspect: error: " << toString(M.takeError()) << '\n';
    return 1;
  }
  Dirs.push_back(sys::path::parent_path(Path).str());
  StringMap<Loaded> Libraries;
  trivet::dumpModule(*M->File, outs(), [&](StringRef Name) {
    auto [It, New] = Libraries.try_emplace(Name);
    for (size_t I = 0; New && I != Dirs.size() && !It->second.File; ++I) {
      SmallString<256> File(Dirs[I]);
      sys::path::append(File, Name);
      Expected<Loaded> L = load(File);
      if (L)
        It->second = std::move(*L);
      else
        consumeError(L.takeError());
    }
    return It->second.File.get();
  });
  return 0;
}
