//===- Link/Link.cpp - the order of a link --------------------------------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A module is linked in two halves. lld does what every linker does, in a
// layout where addresses mean offsets, and keeps its relocations; then each
// relocation is decided again, knowing that data is private, text is shared,
// and that both will be placed apart. Nothing is guessed: what cannot be right
// is an error.
//
//===----------------------------------------------------------------------===//
#include "Link.h"
#include "Classify.h"
#include "Image.h"
#include "Inputs.h"
#include "Objects.h"
#include "Script.h"
#include "Writer.h"
#include "llvm/Support/FileSystem.h"

using namespace llvm;

namespace trivet {

int link(ArrayRef<const char *> Args, StringRef ToolDir) {
  Diagnostics Diags;
  auto Stop = [&] { return Diags.flush(errs()); };

  // What is asked; -r and --version are lld's alone.
  Expected<Options> O = parseOptions(Args);
  if (!O) {
    Diags.error(O.takeError());
    return Stop(), 1;
  }
  if (O->PassThrough)
    return runPlainLld(Args);

  // Modules become providers, each with a stub; the rest stays lld's.
  Inputs In = collectInputs(*O, Diags);
  if (Stop())
    return 1;

  // lld: symbols, archives, LTO, section GC, layout.
  Scratch Files;
  LldResult Linked;
  bool Ok = runLld(*O, In, Files, ToolDir, Linked, Diags);
  // Nothing old may be taken for the result of a link that fails.
  if (sys::fs::is_regular_file(O->Output))
    (void)sys::fs::remove(O->Output);
  if (!Ok)
    return Stop(), 1;
  Expected<std::unique_ptr<Image>> I = Image::read(Linked.Image, Linked.Map);
  if (!I) {
    Diags.error(I.takeError());
    return Stop(), 1;
  }

  // Objects that must not be in this module. Before classification, whose
  // errors would only be consequences.
  checkObjects(*O, In, **I, Diags);
  if (Stop())
    return 1;

  // Every relocation and trivet.fix entry: done, left to the loader, or wrong.
  ModulePlan Plan = classify(*O, In, **I, Diags);
  checkForeignCode(**I, Diags);
  checkDuplicateExports(In, Diags);
  if (Stop())
    return 1;

  // From here on nothing is decided, only written.
  if (Error E = writeModule(*O, **I, Plan)) {
    Diags.error(std::move(E));
    return Stop(), 1;
  }
  return 0;
}

} // namespace trivet
