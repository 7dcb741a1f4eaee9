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
HERE = Path(__file__).resolve().parent
LLD = "/usr/lib/llvm-22/bin/ld.lld"

# What plain clang is told of a target; for modules cmake/config says the same.
QEMU = ["-nographic", "-semihosting-config", "enable=on,target=native"]


def arm(flags, gcc):
    """On the Cortex-M3, which runs what a Cortex-M0 would, too."""
    return {
        "flags": [*flags, "-mfloat-abi=soft"],
        "cpu": "arm",
        "gcc": ["-mthumb", gcc, "-mfloat-abi=soft"],
        "layout": "layout.ld",
        "lto": ["-arm-global-merge=true"],
        "link": [],
        "run": ["qemu-system-arm", "-M", "mps2-an385", *QEMU, "-kernel"],
    }


def riscv(arch, abi, *more):
    """No GCC: compiler-rt's builtins, as for modules. The floor has gp relaxation."""
    return {
        "flags": [f"--target=riscv{arch[2:4]}-none-elf", f"-march={arch}", f"-mabi={abi}", *more],
        "cpu": f"riscv{arch[2:4]}",
        "picolibc": ["-Dio-long-double=true"],
        "assembly": ["riscv/save.S", "riscv/restore.S"],
        "layout": "layout-riscv.ld",
        "lto": [],  # merges by itself
        "link": ["--relax-gp"],
        "run": [f"qemu-system-riscv{arch[2:4]}", "-M", "virt", "-m", "64M", *QEMU, "-bios", "none", "-kernel"],
    }


TARGETS = {
    "thumbv7m": arm(["--target=thumbv7m-none-eabi", "-mcpu=cortex-m3"], "-march=armv7-m"),
    "thumbv6m": arm(["--target=thumbv6m-none-eabi", "-mcpu=cortex-m0"], "-march=armv6s-m"),
    "rv32imac": riscv("rv32imac", "ilp32"),
    "rv32imc": riscv("rv32imc", "ilp32"),
    "rv64imac": riscv("rv64imac", "lp64", "-mcmodel=medany"),
}

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
        self.target = TARGETS[target]
        self.folder = Path(build).resolve() / "static" / target
        self.sysroot = self.folder / "sysroot"
        self.start = self.folder / "start.o"
        self.compiler = ["clang-22", *self.target["flags"], "-nostdlibinc", "-isystem", self.sysroot / "include",
                         "-mglobal-merge"]
        self.layout = HERE / self.target["layout"]

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
            cpu=self.target["cpu"],
            cc=["clang-22", *self.target["flags"], "-nostdlib", f"--ld-path={LLD}"]))
        work = self.folder / "picolibc"
        output(["rm", "-rf", work])
        output(["meson", "setup", work, ROOT / "third_party/picolibc", "--cross-file", cross, "--prefix",
                self.sysroot, *(line for line in lines if line.startswith("-")), *self.target.get("picolibc", [])])
        output(["ninja", "-C", work, "-j", os.cpu_count(), "install"])

    def libgcc(self):
        if "gcc" in self.target:
            return Path(output(["arm-none-eabi-gcc", *self.target["gcc"], "-print-libgcc-file-name"]).strip())
        return self.folder / "libgcc.a"

    def build_libgcc(self):
        work = self.folder / "builtins"
        output([ROOT / "cmake/sysroot/build-builtins", ROOT / "third_party/llvm/compiler-rt/lib/builtins", work,
                " ".join(map(str, self.compiler)), *self.target["assembly"]])
        output(["llvm-ar-22", "rcs", self.libgcc(), *sorted(work.glob("*.o"))])

    def link(self, objects, out):
        """The command that makes a program, and its map beside it."""
        return [LLD, "-e", "0", *self.target["link"], "-T", self.layout, self.start, *objects, "--start-group",
                self.sysroot / "lib/libc.a", self.libgcc(), "--end-group", f"-Map={out}.map", "-o", out]

    def run(self, program):
        """The command that runs one. What it prints goes to standard error, the semihosting console."""
        return [*self.target["run"], program]
