//===- imports.cpp - trivet imports ---------------------------------------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "Module/ImportMap.h"
#include "trivet.h"

using namespace llvm;

int trivet_imports(ArrayRef<const char *> Args, StringRef ToolDir) {
  StringRef Path, Output = "-";
  for (size_t I = 0; I != Args.size(); ++I) {
    StringRef Arg = Args[I];
    if (Arg == "-o" && I + 1 != Args.size())
      Output = Args[++I];
    else if (Path.empty() && !Arg.starts_with("-"))
      Path = Arg;
    else {
      errs() << "trivet imports: error: unexpected argument '" << Arg << "'\n";
      return 2;
    }
  }
  if (Path.empty()) {
    errs() << "trivet imports: error: no file given\n";
    return 2;
  }
  auto Fail = [](const Twine &What) {
    errs() << "trivet imports: error: " << What << '\n';
    return 1;
  };
  auto Buffer = MemoryBuffer::getFile(Path);
  if (!Buffer)
    return Fail("cannot open " + Path + ": " + Buffer.getError().message());
  std::string Text;
  raw_string_ostream Map(Text);
  if (Error E = trivet::writeImportMap(**Buffer, Map))
    return Fail(toString(std::move(E)));
  // Nothing is left behind by a failure.
  std::error_code EC;
  raw_fd_ostream OS(Output, EC);
  if (EC)
    return Fail("cannot write " + Output + ": " + EC.message());
  OS << Text;
  return 0;
}
