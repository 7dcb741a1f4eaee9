//===- trivet.cpp - one command, thin sub-commands ------------------------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// `trivet NAME ...` runs the sub-command NAME; a link to this program called
// trivet-NAME is the same (clang takes a linker's path, not a command).
//
//===----------------------------------------------------------------------===//
#include "trivet.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;

namespace {

struct Command {
  const char *Name, *Usage, *Text;
  int (*Run)(ArrayRef<const char *>, StringRef);
};
const Command Commands[] = {
#define TRIVET_COMMAND(name, usage, text) {#name, usage, text, trivet_##name},
#include "commands.def"
};

void usage(raw_ostream &OS) {
  OS << "usage: trivet COMMAND ...\n";
  for (const Command &C : Commands)
    OS << "  trivet " << C.Name << ' ' << C.Usage << "\n      " << C.Text
       << '\n';
}

} // namespace

int main(int argc, char **argv) {
  std::string Program =
      sys::fs::getMainExecutable(argv[0], reinterpret_cast<void *>(&usage));
  StringRef ToolDir = sys::path::parent_path(Program);
  ArrayRef<const char *> Args(argv + 1, argc - 1);
  StringRef Name = sys::path::filename(argv[0]);
  if (!Name.consume_front("trivet-")) {
    if (Args.empty()) {
      usage(errs());
      return 2;
    }
    Name = Args.front();
    Args = Args.drop_front();
  }
  for (const Command &C : Commands)
    if (Name == C.Name)
      return C.Run(Args, ToolDir);
  if (Name == "--help" || Name == "help") {
    usage(outs());
    return 0;
  }
  errs() << "trivet: error: unknown command '" << Name << "'\n";
  usage(errs());
  return 2;
}
