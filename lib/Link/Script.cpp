//===- Link/Script.cpp - lld's part of the link ---------------------------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// lld resolves symbols, extracts archives, does LTO and section GC. For lld
// this is a static link; the layout makes its addresses mean what a module
// needs:
//
//   0x00000000  data: value of a symbol = its offset from the data base
//   0x10000000  text, constants, tables of constructors, unwind tables
//               .trivet.imports: stand-ins for other modules' exports
//   0x20000000  lld's dynamic symbols, from which we learn what is exported
//   0x30000000  trivet.fix, read and dropped
//
// and --emit-relocs keeps every relocation in the output, which is what the
// rest of the link works from.
//
// Data first: anchors (.data, .bss: the compiler's blocks, small objects first)
// before the sections of single objects, so that offsets which code has 12 or
// 16 bits for are small. What the compiler calls large (.data.large.*,
// .bss.large.*) is reached by 32-bit offsets and comes last; should any of it
// be initialised, the small zeroed objects before it stand in the file.
//
// Words that hold the address of a personality routine (DW.ref.*) are named by tables for
// unwinding, by their distance: they are the beginning of the text, though compilers call
// them data. The script has them first, for .data takes whatever is left of its kind.
//
// lld puts a section with a name of its own behind the last one of the same kind. LLVM
// calls trivet.fix writable, hence its place at the beginning of the script.
//
//===----------------------------------------------------------------------===//
#include "Script.h"
#include "Stubs.h"
#include "lld/Common/CommonLinkerContext.h"
#include "lld/Common/Driver.h"
#include "llvm/Support/CrashRecoveryContext.h"
#include "llvm/Support/DynamicLibrary.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

LLD_HAS_DRIVER(elf)

using namespace llvm;

namespace trivet {
namespace {

const char ScriptBegin[] = R"(
PHDRS {
  references PT_LOAD FLAGS(5);
  data PT_LOAD FLAGS(6);
  tls PT_TLS;
  text PT_LOAD FLAGS(5);
  imports PT_LOAD FLAGS(5);
  meta PT_LOAD FLAGS(6);
  fix PT_LOAD FLAGS(4);
}
SECTIONS {
  . = 0x30000000;
  trivet.fix : { *(trivet.fix) } :fix
  . = 0x10000000;
  .trivet.references : { *(.data.DW.ref.*) } :references
  . = 0x00000000;
  .trivet.anchor0 : {
    PROVIDE_HIDDEN(__dso_handle = .);
    *(.trivet.anchor0)
  } :data
  .data : {
    *(.data .sdata .sdata.*)
    *(.data.[!l]* .data.l[!a]* .data.la[!r]* .data.lar[!g]*
      .data.larg[!e]* .data.large[!.]* .data.l .data.la .data.lar
      .data.larg .data.large)
  } :data
  .tdata : { *(.tdata .tdata.*) } :data :tls
  .tbss : { *(.tbss .tbss.*) } :data :tls
  .bss : {
    *(.sbss .sbss.* .bss)
    *(.bss.[!l]* .bss.l[!a]* .bss.la[!r]* .bss.lar[!g]*
      .bss.larg[!e]* .bss.large[!.]* .bss.l .bss.la .bss.lar
      .bss.larg .bss.large)
  } :data
  .data.large : { *(.data.large.*) } :data
  .bss.large : { *(.bss.large.*) *(COMMON) } :data

  . = 0x10000000 + SIZEOF(.trivet.references);
  .text : {
    PROVIDE_HIDDEN(__trivet_text_start = .);
    *(.text .text.*)
  } :text
  .rodata : {
    PROVIDE_HIDDEN(__trivet_text_end = .); /* behind code in other sections */
    *(.srodata .srodata.* .rodata .rodata.*)
  } :text
  .init_array : {
    PROVIDE_HIDDEN(__preinit_array_start = .);
    KEEP(*(.preinit_array))
    PROVIDE_HIDDEN(__preinit_array_end = .);
    PROVIDE_HIDDEN(__init_array_start = .);
    KEEP(*(SORT_BY_INIT_PRIORITY(.init_array.*)))
    KEEP(*(.init_array))
    PROVIDE_HIDDEN(__init_array_end = .);
  } :text
  .fini_array : {
    PROVIDE_HIDDEN(__fini_array_start = .);
    KEEP(*(SORT_BY_INIT_PRIORITY(.fini_array.*)))
    KEEP(*(.fini_array))
    PROVIDE_HIDDEN(__fini_array_end = .);
  } :text
)";
// here the machine's tables for unwinding, and importGap(), then
const char ScriptEnd[] = R"(
  .trivet.imports ALIGN(4) (NOLOAD) : { *(.trivet.imports) } :imports

  . = 0x20000000;
  .dynsym : { *(.dynsym) } :meta
  .dynstr : { *(.dynstr) } :meta
  .gnu.version : { *(.gnu.version) } :meta
  .gnu.version_d : { *(.gnu.version_d) } :meta
  .dynamic : { *(.dynamic) } :meta
  .got : { *(.got .got.plt .igot .igot.plt) } :meta
  .note.trivet : { *(.note.trivet) } :NONE
  /DISCARD/ : { *(.gnu.hash .hash .gnu.version_r
                  .eh_frame .note .note.*) }
}
)";

/// Archives of compiler support code: each module has its own copy, and none
/// exports it.
const char SupportArchives[] =
    "libgcc.a:libgcc_eh.a:libunwind.a:libc++small.a:libclang_rt.builtins.a";

bool writeText(StringRef Path, StringRef Text, Diagnostics &Diags) {
  std::error_code EC;
  raw_fd_ostream OS(Path, EC);
  if (EC) {
    Diags.error("cannot write " + Path + ": " + EC.message());
    return false;
  }
  OS << Text;
  return true;
}

/// lld in this process. Its fatal errors leave through exit(), so that would
/// take our clean-up along; the recovery context brings them back.
/// (lld::lldMain does the same but wants to be called "ld.lld", and so calls
/// itself in messages.)
bool runGuarded(ArrayRef<const char *> Args, raw_ostream &Out,
                raw_ostream &Err) {
  bool Ok = false;
  CrashRecoveryContext::Enable();
  CrashRecoveryContext Guard;
  bool Returned = Guard.RunSafely([&] {
    Ok = lld::elf::link(Args, Out, Err, /*exitEarly=*/false,
                        /*disableOutput=*/false);
  });
  if (Returned)
    lld::CommonLinkerContext::destroy();
  return Returned && Ok;
}

std::string replaceAll(std::string Text, StringRef From, StringRef To) {
  for (size_t At = 0; (At = Text.find(From, At)) != std::string::npos;
       At += To.size())
    Text.replace(At, From.size(), To);
  return Text;
}

/// lld follows a null pointer where code wants the offset in own data of a
/// symbol that no section defines, which it does not report. Such symbols are
/// absolute ones and, in assembly, weak undefined ones.
void silentFailure(const Options &O, Diagnostics &Diags) {
  std::vector<std::string> Notes;
  for (StringRef Name : O.Defsyms)
    Notes.push_back(("--defsym gives an address to " + Name).str());
  Notes.push_back("remedy: declare const what has a fixed address, direct or "
                  "pending what another module may define");
  Diags.error("an offset in own data is asked for of a symbol that has none: "
              "it is absolute, or weak and undefined",
              "", Notes);
}

} // namespace

Scratch::Scratch() {
  SmallString<128> Path;
  if (!sys::fs::createUniqueDirectory("trivet-ld", Path))
    Directory = Path.str().str();
}

Scratch::~Scratch() {
  if (!Directory.empty())
    (void)sys::fs::remove_directories(Directory);
}

std::string Scratch::path(const Twine &Name) const {
  SmallString<128> Path(Directory);
  sys::path::append(Path, Name);
  return Path.str().str();
}

bool runLld(const Options &O, const Inputs &In, const Scratch &Files,
            StringRef ToolDir, LldResult &Result, Diagnostics &Diags) {
  if (Files.directory().empty()) {
    Diags.error("cannot make a directory for temporary files");
    return false;
  }
  // lld gives what LTO makes a name that begins with the output's.
  Result.Image = Files.path(sys::path::filename(O.Output));
  std::string Script = Files.path("trivet.ld"), Map = Files.path("link.map"),
              Witness = Files.path("witness.so"),
              Layout = Files.path("layout.o");
  const LinkTarget &T = *In.Target;
  if (!writeText(Script,
                 (ScriptBegin + Twine(T.unwindScript()) + "\n  . = . + " +
                  Twine(T.importGap()) + ";" + ScriptEnd)
                     .str(),
                 Diags))
    return false;
  if (Error E =
          joinErrors(writeWitness(In, Witness), writeLayout(In, Layout))) {
    Diags.error(std::move(E));
    return false;
  }

  std::vector<std::string> Args = {
      "trivet ld", "-T", Script, "--emit-relocs", "-z",
      "nodynamic-undefined-weak", "-z", "max-page-size=4", "-z", "nognustack",
      // Who names __start_x uses all of x, as GNU ld has it; each module has
      // its own x.
      "-z", "nostart-stop-gc", "-z", "start-stop-visibility=hidden",
      "--no-dynamic-linker",
      // One thread: what goes wrong in others cannot be caught.
      "--threads=1", "-Map", Map, "-o", Result.Image,
      std::string("--exclude-libs=") + SupportArchives + T.supportArchives()};
  Args.insert(Args.end(), T.lldOptions().begin(), T.lldOptions().end());
  // "0" is an address for lld: no entry, and no complaint.
  Args.push_back("--entry=" + (O.Entry.empty() ? "0" : O.Entry));
  if (O.Shared || O.ExportDynamic)
    Args.push_back("--export-dynamic");
  else
    for (const std::string &Name : In.PendingInLibraries)
      Args.push_back("--export-dynamic-symbol=" + Name);
  SmallString<256> Plugin(ToolDir);
  sys::path::append(Plugin, "..", "lib", "TrivetCodeGen.so");
  if (sys::fs::exists(Plugin)) {
    // LTO makes code here. Loaded before lld reads its options, because the
    // plug-in's are among them: whose code it is, and that the whole program's
    // small data may form one anchor, at offset 0.
    std::string Why;
    if (sys::DynamicLibrary::LoadLibraryPermanently(Plugin.c_str(), &Why)) {
      Diags.error("cannot load " + Plugin + ": " + Why);
      return false;
    }
    Args.push_back(("--load-pass-plugin=" + Plugin).str());
    for (const char *Option :
         {O.Shared ? "-trivet-mode=library" : "-trivet-mode=application",
          "-trivet-anchor0-lto"}) {
      Args.push_back("-mllvm");
      Args.push_back(Option);
    }
  }

  size_t Next = 0;
  for (const std::string &Arg : In.LldArgs) {
    if (!Arg.empty()) {
      Args.push_back(Arg);
      continue;
    }
    // The stub has the provider's file name, for lld's messages.
    const Provider &P = *In.Providers[Next];
    std::string Dir = Files.path("stub" + Twine(Next++));
    (void)sys::fs::create_directory(Dir);
    std::string Stub = Dir + "/" + sys::path::filename(P.Path).str();
    if (Error E = writeStub(In, P, Stub)) {
      Diags.error(std::move(E));
      return false;
    }
    Args.push_back(Stub);
  }
  Args.push_back("--no-as-needed");
  Args.push_back(Witness);
  Args.push_back(Layout);

  std::vector<const char *> Pointers;
  for (const std::string &Arg : Args)
    Pointers.push_back(Arg.c_str());
  std::string Out, Err;
  raw_string_ostream OutOS(Out), ErrOS(Err);
  bool Ok = runGuarded(Pointers, OutOS, ErrOS);
  outs() << Out;
  errs() << replaceAll(Err, Files.directory().str() + "/", "");
  if (!Ok) {
    if (!StringRef(Err).contains("error:"))
      silentFailure(O, Diags);
    return false;
  }

  auto Text = MemoryBuffer::getFile(Map);
  if (!Text) {
    Diags.error("cannot read the link map: " + Text.getError().message());
    return false;
  }
  Result.Map =
      replaceAll((*Text)->getBuffer().str(), Files.directory().str() + "/", "");
  if (O.MapFile == "-")
    outs() << Result.Map;
  else if (!O.MapFile.empty())
    return writeText(O.MapFile, Result.Map, Diags);
  return true;
}

int runPlainLld(ArrayRef<const char *> Args) {
  std::vector<const char *> All = {"trivet ld"};
  All.insert(All.end(), Args.begin(), Args.end());
  return runGuarded(All, outs(), errs()) ? 0 : 1;
}

} // namespace trivet
