# Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# What a test may count on. A folder per room; one fact per file; the input and
# what is expected of it in one file, which with the word %target in it is run for each
# target (each_target.py): cc = %target-trivet-clang. Substitutions beyond lit's own:
#
#   %clang            clang 22, plain
#   %cc               clang with both plug-ins for thumbv7m, no configuration file
#   %cc-rv32          the same for RISC-V, 32 bits
#   %cc-rv64          and 64 bits
#   %cc-x86           the same for x86-64
#   %target           each target in turn: thumbv7m ...
#   %boards           its boards, by name
#   %cfg-<target>     --config=... of one that is named: %cfg-thumbv7m
#   %plugin_clang     TrivetClang.so (attributes, import maps)
#   %plugin_codegen   TrivetCodeGen.so (passes)
#   %opt %llc         opt and llc with TrivetCodeGen.so loaded
#   %trivet           the trivet command
#   %board            the board's flags for what runs: --machine=mps2-an385 ...
#   %include          this project's include directory
#   %build            the build directory
#
# Trivet's and LLVM's tools are on the PATH: thumbv7m-trivet-clang, FileCheck, not,
# split-file, yaml2obj, llvm-readelf ... Features to REQUIRE: what a machine
# may lack (an emulator, csmith) or a build may not have made yet.

import os
import sys

import lit.util

sys.path[:0] = [os.path.dirname(__file__), os.path.join(config.trivet_source, "scripts")]
import each_target
import targets

config.name = "Trivet"
config.suffixes = [".c", ".cpp", ".ll", ".mir", ".s", ".test", ".yaml", ".txt"]
config.excludes = ["Inputs", "CMakeLists.txt"]
config.test_source_root = os.path.dirname(__file__)
config.test_exec_root = os.path.join(config.trivet_build, "test")

bin_dir = os.path.join(config.trivet_build, "bin")
lib_dir = os.path.join(config.trivet_build, "lib")
share = os.path.join(config.trivet_build, "share", "trivet")
config.environment["PATH"] = os.pathsep.join(
    [bin_dir, config.llvm_tools, config.environment["PATH"]]
)

clang = os.path.join(config.llvm_tools, "clang-22")
codegen = os.path.join(lib_dir, "TrivetCodeGen.so")
substitutions = {
    r"%clang\b": clang,
    r"%cc-rv32\b": f"{clang} --target=riscv32-none-elf -march=rv32imac -mcmodel=medany "
    f"-fpass-plugin={codegen} -fplugin={lib_dir}/TrivetClang.so",
    r"%cc-rv64\b": f"{clang} --target=riscv64-none-elf -march=rv64imac -mcmodel=medany "
    f"-fpass-plugin={codegen} -fplugin={lib_dir}/TrivetClang.so",
    r"%cc-x86\b": f"{clang} --target=x86_64-linux-gnu -fno-pic "
    f"-fpass-plugin={codegen} -fplugin={lib_dir}/TrivetClang.so",
    r"%cc\b": f"{clang} --target=thumbv7m-none-eabi -fpass-plugin={codegen} "
    f"-fplugin={lib_dir}/TrivetClang.so",
    r"%plugin_clang\b": os.path.join(lib_dir, "TrivetClang.so"),
    r"%plugin_codegen\b": codegen,
    r"%opt\b": "opt -load-pass-plugin=" + codegen,
    r"%llc\b": "llc -load=" + codegen,
    r"%trivet\b": os.path.join(bin_dir, "trivet"),
    r"%board\b": "--machine=mps2-an385",
    r"%include\b": os.path.join(config.trivet_source, "include"),
    r"%build\b": config.trivet_build,
}
known, boards = targets.read(config.trivet_build)
config.trivet_targets = [each_target.Target(t, boards, config.environment["PATH"]) for t in known.values()]
config.test_format = each_target.EachTarget(config.trivet_targets)
# Longest name first: "thumbv7m" must not eat the front of a longer one.
for target in sorted(config.trivet_targets, key=lambda t: -len(t.name)):
    substitutions["%cfg-" + target.name.replace(".", r"\.")] = (
        "--config=" + os.path.join(share, target.name + ".cfg")
    )
    if target.has_sysroot:
        config.available_features.add("sysroot-" + target.name)
for pattern, value in substitutions.items():
    config.substitutions.append((pattern, value))

# Machines and programs this host may lack. What needs one says REQUIRES and is
# then reported as unsupported, never as passed.
for feature, program in [
    ("qemu-arm", "qemu-system-arm"),
    ("qemu-riscv32", "qemu-system-riscv32"),
    ("qemu-riscv64", "qemu-system-riscv64"),
    ("csmith", "csmith"),
    ("arm-gcc", "arm-none-eabi-gcc"),
    ("host-gcc", "gcc"),
    ("gdb", "gdb"),
    ("valgrind", "valgrind"),
    ("cmake", "cmake"),
    ("make", "make"),
    ("genromfs", "genromfs"),
]:
    if lit.util.which(program, config.environment["PATH"]):
        config.available_features.add(feature)
    else:
        lit_config.note(f"{program} not found: tests that need {feature} are unsupported")
if os.path.exists("/proc/cpuinfo") and " avx " in open("/proc/cpuinfo").read():
    config.available_features.add("avx")
