//===- Link/Options.cpp - the command line of a link ----------------------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// lld's option table is not installed with its library, and nearly everything
// is lld's anyway. So this knows which options take a separate value (or the
// value would look like an input) and the few that a module changes:
//
//   -shared, -soname    a library; for lld it is a static link with exports
//   -Bstatic, -static   clang's bare-metal driver begins every link with a
//                       -Bstatic of its own, which must not hide libraries that
//                       the user names by -l: it counts only after an input;
//                       -static counts everywhere
//   -Map                ours is needed in any case, to name objects in messages
//   -z nodelete         ours to write: lld's link is a static one
//   -s                  lld must keep the symbols; the writer drops them
//   --icf               ignored: lld does not see that two functions differ in
//                       their trivet.fix entries only
//   -T                  refused: the layout is the format
//
//===----------------------------------------------------------------------===//
#include "Options.h"
#include "trivet/module.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/CommandLine.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/StringSaver.h"

using namespace llvm;

namespace trivet {
namespace {

const StringSet<> &takesValue() {
  static const StringSet<> Set = {
      // short
      "o", "m", "L", "l", "e", "T", "u", "z", "h", "y", "b", "f", "F", "I",
      // long, with one dash or two
      "output", "library", "library-path", "entry", "script", "undefined",
      "undefined-glob", "require-defined", "soname", "Map", "version-script",
      "dynamic-list", "defsym", "wrap", "sysroot", "trace-symbol", "format",
      "init", "fini", "retain-symbols-file", "rpath", "rpath-link",
      "dynamic-linker", "image-base", "Tdata", "Ttext", "Tbss", "Ttext-segment",
      "section-start", "exclude-libs", "export-dynamic-symbol",
      "export-dynamic-symbol-list", "just-symbols", "chroot", "reproduce",
      "symbol-ordering-file", "call-graph-ordering-file", "auxiliary", "filter",
      "plugin", "plugin-opt", "mllvm", "sort-section", "unresolved-symbols",
      "hash-style", "orphan-handling", "error-limit", "dependency-file",
      "default-script", "print-symbol-order", "remap-inputs-file",
      "thinlto-jobs", "trivet-firmware", "trivet-room"};
  return Set;
}

} // namespace

Expected<Options> parseOptions(ArrayRef<const char *> Given) {
  BumpPtrAllocator Alloc;
  SmallVector<const char *, 256> Args(Given.begin(), Given.end());
  cl::ExpansionContext Expansion(Alloc, cl::TokenizeGNUCommandLine);
  if (Error E = Expansion.expandResponseFiles(Args))
    return E;

  Options O;
  std::string SysRoot;
  std::vector<std::string> Paths;
  struct {
    bool AsNeeded = false, ArchivesOnly = false;
  } State;
  std::vector<decltype(State)> Saved;
  bool Static = false, SeenInput = false;
  bool EntryGiven = false;

  for (size_t I = 0; I != Args.size(); ++I) {
    StringRef Arg = Args[I];
    if (!Arg.starts_with("-") || Arg == "-") {
      SeenInput = true;
      O.Items.push_back({Options::Item::File, Arg.str(), State.AsNeeded,
                         State.ArchivesOnly || Static});
      continue;
    }
    bool OneDash = !Arg.starts_with("--");
    StringRef Body = Arg.drop_front(OneDash ? 1 : 2), Name = Body, Value;
    bool HasValue = false, Separate = false;
    size_t Equals = Body.find('=');
    if (Equals != StringRef::npos && Equals != 0) {
      Name = Body.take_front(Equals);
      Value = Body.drop_front(Equals + 1);
      HasValue = true;
    }
    auto Is = [&](std::initializer_list<StringRef> Names) {
      return is_contained(Names, Name);
    };
    // -lfoo, -Ldir, -ofile, -melf: one letter and its value.
    if (OneDash && Name.size() >= 1 && StringRef("lLoeuz").contains(Body[0]) &&
        !takesValue().contains(Name) &&
        !(Body[0] == 'o' && Name.starts_with("omagic")) &&
        !(Body[0] == 'e' &&
          (Is({"export-dynamic", "end-group", "end-lib", "emit-relocs",
               "eh-frame-hdr", "error-limit", "exclude-libs"}) ||
           Name.starts_with("enable-"))) &&
        !(Body[0] == 'o' && Is({"oformat", "opt-remarks-filename"})) &&
        !(Body[0] == 'l' && Name.starts_with("lto-")) &&
        !(Body[0] == 'l' && Name == "load-pass-plugin")) {
      Name = Body.take_front(1);
      Value = Body.drop_front(1);
      HasValue = true;
    } else if (!HasValue && takesValue().contains(Name)) {
      if (I + 1 == Args.size())
        return createStringError(Arg + ": missing argument");
      Value = Args[++I];
      HasValue = Separate = true;
    }
    auto Pass = [&] {
      O.Items.push_back({Options::Item::Lld, Arg.str()});
      if (Separate)
        O.Items.push_back({Options::Item::Lld, Value.str()});
    };

    if (Is({"l", "library"})) {
      SeenInput = true;
      O.Items.push_back({Options::Item::Library, Value.str(), State.AsNeeded,
                         State.ArchivesOnly || Static});
    } else if (Is({"L", "library-path"}))
      Paths.push_back(Value.str()), Pass();
    else if (Is({"o", "output"}))
      O.Output = Value.str();
    else if (Is({"sysroot"}))
      SysRoot = Value.str(), Pass();
    else if (Is({"shared", "Bshareable"}))
      O.Shared = true;
    else if (Is({"soname", "h"}))
      O.SoName = Value.str();
    else if (Is({"Map"}))
      O.MapFile = Value.str();
    else if (Is({"M", "print-map"}))
      O.MapFile = "-";
    else if (Is({"e", "entry"}))
      O.Entry = Value.str(), EntryGiven = true;
    else if (Is({"E", "export-dynamic"}))
      O.ExportDynamic = true;
    else if (Is({"no-export-dynamic"}))
      O.ExportDynamic = false;
    else if (Is({"s", "strip-all"})) {
      O.StripAll = true;
      O.Items.push_back({Options::Item::Lld, "--strip-debug"});
    } else if (Is({"as-needed"}))
      State.AsNeeded = true, Pass();
    else if (Is({"no-as-needed"}))
      State.AsNeeded = false, Pass();
    else if (Is({"push-state"}))
      Saved.push_back(State), Pass();
    else if (Is({"pop-state"})) {
      if (!Saved.empty()) {
        State = Saved.back();
        Saved.pop_back();
      }
      Pass();
    } else if (Is({"static"}))
      Static = true;
    else if (Is({"Bstatic", "dn", "non_shared"}))
      State.ArchivesOnly |= SeenInput;
    else if (Is({"Bdynamic", "dy", "call_shared"}))
      State.ArchivesOnly = false;
    else if (Is({"trivet-firmware"}))
      O.FirmwareMaps.push_back(Value.str());
    else if (Is({"trivet-room"})) {
      unsigned Room;
      if (StringRef(Value).getAsInteger(0, Room) || Room > TRIVET_MAX_MODULES)
        return createStringError(Arg + ": wants a number of libraries, " +
                                 Twine(TRIVET_MAX_MODULES) + " at most");
      O.Room = Room;
    } else if (Is({"z"}) && Value == "nodelete")
      O.NoDelete = true;
    else if (Is({"z"}) && (Value == "lazy" || Value == "now"))
      O.Lazy = Value == "lazy";
    else if (Is({"defsym"}))
      O.Defsyms.push_back(StringRef(Value).split('=').first.str()), Pass();
    else if (Is({"r", "relocatable", "version"}))
      O.PassThrough = true;
    else if (Is({"T", "script", "default-script"}))
      return createStringError(
          Arg + ": a module's layout is fixed, so a linker script cannot be "
                "used; --defsym and section attributes still work");
    else if (Is({"icf",
                 "pie",
                 "no-pie",
                 "pic-executable",
                 "dynamic-linker",
                 "no-dynamic-linker",
                 "hash-style",
                 "rpath",
                 "rpath-link",
                 "R",
                 "enable-new-dtags",
                 "disable-new-dtags",
                 "Bsymbolic",
                 "Bsymbolic-functions",
                 "eh-frame-hdr",
                 "build-id",
                 "threads",
                 "emit-relocs",
                 "target2",
                 "q",
                 "no-undefined"}))
      ; // without meaning for a module, or always so
    else if (Is({"z"}) && (Value == "defs" || Value == "undefs"))
      ; // undefined symbols are always errors
    else
      Pass();
  }
  if (!SeenInput) // -v, --help, or lld's own complaint
    O.PassThrough = true;
  for (std::string &Path : Paths) {
    StringRef P = Path;
    if (P.consume_front("=") || P.consume_front("$SYSROOT"))
      Path = SysRoot + P.str();
    O.SearchPaths.push_back(Path);
  }
  if (O.Shared && O.Room)
    return createStringError(
        "--trivet-room: a library has no process; it is an option for "
        "the application");
  if (O.Shared && !EntryGiven)
    O.Entry = "";
  if (O.Shared && O.SoName.empty())
    O.SoName = sys::path::filename(O.Output).str();
  return O;
}

} // namespace trivet
