// Code that was just written must not be run out of stale caches. QEMU has none, but traces what is written to the
// registers of a Cortex-M7: each line of a module's text is cleaned, then all instructions are forgotten, and both before
// the first process runs. That the processor waits between is seen in the firmware.
//
// REQUIRES: qemu-arm
// RUN: rm -rf %t && split-file %s %t
// DEFINE: %{cc} = thumbv7em-trivet-clang --no-sysroot-imports -nostdlib -O1
// RUN: %{cc} -fPIC -shared -Wl,-soname,lib.so %t/lib.c -o %t/lib.so && %{cc} -Wl,-e,main %t/app.c %t/lib.so -o %t/app
// RUN: %trivet run --machine=mps2-an500 --stats "--qemu-args=-trace nvic_sysreg_write -D %t/trace" %t/app 2> %t/stats
// RUN: python3 %t/check.py %t/trace %t/stats
// The first board for such a program is one without caches, which is not to be written to there.
// RUN: %trivet run "--qemu-args=-trace nvic_sysreg_write -D %t/none" %t/app
// RUN: FileCheck %s --check-prefix=NONE --implicit-check-not="addr 0xf" < %t/none
// NONE: addr 0xd04
// RUN: llvm-objdump -d -C --no-show-raw-insn %build/share/trivet/mps2-an500/firmware.elf | FileCheck %s --check-prefix=CODE
// CODE: <trivet::syncCode({{.*}}>:
// CODE: dsb
// CODE: str
// CODE-NOT: str
// CODE: dsb
// CODE: str
// CODE-NEXT: str
// CODE-NEXT: dsb
// CODE-NEXT: isb
//--- lib.c
int lib(int n) { return n < 2 ? n : lib(n - 1) + lib(n - 2); }
//--- app.c
int lib(int);
int filler(int n) { __asm__ volatile(".space 1000"); return n; }
int main(int argc) { return argc > 99 ? filler(argc) : lib(10) != 55; }
//--- check.py
import re, sys
CCR, SWITCH, ICIALLU, DCISW, DCCMVAU, BPIALL = 0xd14, (0xd04, 1 << 28), (0xf50, 0), 0xf60, 0xf64, (0xf78, 0)
LINE = 32
writes = [(int(a, 16), int(d, 16)) for a, d in
          re.findall(r"nvic_sysreg_write .*addr 0x([0-9a-f]+) data 0x([0-9a-f]+)", open(sys.argv[1]).read())]
before = writes[:writes.index(SWITCH)]  # no process has run
registers = [a for a, _ in before]

enabled = next(i for i, (a, d) in enumerate(before) if a == CCR and d >> 16 & 3 == 3)
assert DCISW in registers[:enabled] and ICIALLU in before[:enabled], "caches are invalid when they are enabled"
assert DCCMVAU not in registers[:enabled], "and enabled before there is code"

modules = re.findall(r"^stats: (\S+) +\d+ +([0-9a-f]{8}) +(\d+) ", open(sys.argv[2]).read(), re.M)
assert [m[0] for m in modules] == ["app", "lib.so"], modules
for name, at, size in modules:
    at, size = int(at, 16), int(size)
    lines = range(at & -LINE, at + size, LINE)
    assert len(lines) > (30 if name == "app" else 0), "long enough to be a test"
    for line in lines:
        assert (DCCMVAU, line) in before, f"{name}: the line at {line:#x} is not cleaned"
    last = max(before.index((DCCMVAU, line)) for line in lines)
    assert ICIALLU in before[last:], f"{name}: its instructions are not forgotten after that"
    assert BPIALL in before[last:], f"{name}: its branches are not forgotten after that"
