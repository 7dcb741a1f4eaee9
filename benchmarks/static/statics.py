# Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Static programs of the same compiler: what modules are measured against and compared with.

Plain clang, picolibc built by it with the options that the modules' one is built with, libgcc, and the
start-up code and layout in this folder. benchmarks/run and scripts/difftest use it.
"""

import fcntl
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "scripts"))
import targets  # noqa: E402

HERE = Path(__file__).resolve().parent
LLD = "/usr/lib/llvm-22/bin/ld.lld"

SEMIHOSTING = ["-nographic", "-semihosting-config", "enable=on,target=native"]
SMALL = 1 << 20  # a board with less room than this is none for static programs

# What an instruction set adds: to the layout, LTO and link of the floor.
KINDS = {
    "arm": {"layout": "layout.ld", "lto": ["-arm-global-merge=true"], "link": []},
    "riscv": {"layout": "layout-riscv.ld", "lto": [], "link": ["--relax-gp"]},  # merges by itself
}


def names(build):
    """The targets of emulated boards."""
    return [name for name, target in targets.read(build)[0].items() if target.board.emulator]


def large_board(target, boards):
    """Its own, or the first of the same emulator where that is small: a Cortex-M3 runs what a Cortex-M0 would."""
    own = target.board
    fit = [b for b in boards.values() if b.emulator[:1] == own.emulator[:1] and b.room >= SMALL]
    return own if own.room >= SMALL else fit[0]


CROSS_FILE = """[binaries]
c = {cc}
ar = 'llvm-ar-22'
nm = 'llvm-nm-22'
strip = 'llvm-strip-22'
[host_machine]
system = 'none'
cpu_family = '{cpu}'
cpu = '{cpu}'
endian = 'little'
[properties]
skip_sanity_check = true
[built-in options]
c_args = ['-mglobal-merge', '-fno-builtin', '-Wno-unsupported-floating-point-opt']
"""  # -fno-builtin: or LLVM makes memset out of the loop that is memset.


def output(command):
    result = subprocess.run([str(c) for c in command], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                            stderr=subprocess.PIPE, text=True)
    if result.returncode:
        sys.exit(f"static: {' '.join(map(str, command))}\n{result.stdout}{result.stderr}")
    return result.stdout


class Static:
    """A target's static world, kept in BUILD/static/TARGET."""

    def __init__(self, target, build):
        if target not in names(build):
            sys.exit(f"static: no emulated board runs '{target}'")
        known, boards = targets.read(build)
        self.target = known[target]
        self.board = large_board(self.target, boards)
        self.cpu = self.target.processor
        self.kind = KINDS[self.cpu.rstrip("0123456789")]
        self.folder = Path(build).resolve() / "static" / target
        self.sysroot = self.folder / "sysroot"
        self.start = self.folder / "start.o"
        self.compiler = ["clang-22", *self.target.flags, "-nostdlibinc", "-isystem", self.sysroot / "include",
                         "-mglobal-merge"]
        self.layout = HERE / self.kind["layout"]

    def prepare(self):
        """Builds libc and start-up code where they are missing; several processes may ask at once."""
        self.folder.mkdir(parents=True, exist_ok=True)
        with open(self.folder / "lock", "w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not (self.sysroot / "lib/libc.a").exists():
                self.build_libc()
            if not self.libgcc().exists():
                self.build_libgcc()
            source = HERE / "start.c"
            if not self.start.exists() or self.start.stat().st_mtime < source.stat().st_mtime:
                output([*self.compiler, "-Os", "-c", source, "-o", self.start])

    def build_libc(self):
        print("static: building picolibc", file=sys.stderr, flush=True)
        lines = (ROOT / "cmake/sysroot/picolibc.options").read_text().split("\n")
        cross = self.folder / "picolibc.cross"
        cross.write_text(CROSS_FILE.format(
            cpu=self.cpu,
            cc=["clang-22", *self.target.flags, "-nostdlib", f"--ld-path={LLD}"]))
        work = self.folder / "picolibc"
        output(["rm", "-rf", work])
        output(["meson", "setup", work, ROOT / "third_party/picolibc", "--cross-file", cross, "--prefix",
                self.sysroot, *(line for line in lines if line.startswith("-")), *self.target.picolibc])
        output(["ninja", "-C", work, "-j", os.cpu_count(), "install"])

    def libgcc(self):
        if self.target.gcc:
            return Path(output(["arm-none-eabi-gcc", *self.target.gcc, "-print-libgcc-file-name"]).strip())
        return self.folder / "libgcc.a"

    def build_libgcc(self):
        work = self.folder / "builtins"
        output([ROOT / "cmake/sysroot/build-builtins", ROOT / "third_party/llvm/compiler-rt/lib/builtins", work,
                " ".join(map(str, self.compiler)), *self.target.assembly])
        output(["llvm-ar-22", "rcs", self.libgcc(), *sorted(work.glob("*.o"))])

    def link(self, objects, out):
        """The command that makes a program, and its map beside it."""
        code, _, data, _, _, rest, _ = self.board.memory
        places = [f"--defsym={name}={at}" for name, at in [("code", code), ("data", data), ("rest", rest)]]
        return [LLD, "-e", "0", *self.kind["link"], *places, "-T", self.layout, self.start, *objects, "--start-group",
                self.sysroot / "lib/libc.a", self.libgcc(), "--end-group", f"-Map={out}.map", "-o", out]

    def run(self, program):
        """The command that runs one. What it prints goes to standard error, the semihosting console."""
        return [*self.board.emulator, *SEMIHOSTING, "-kernel", program]
