// The base is gp or one load below it. Each access to the anchor has the upper part of its
// own address, two instructions which the linker deletes.
//
// RUN: %cc-rv32 -O2 -fplugin-arg-trivet-mode=application -mllvm -verify-machineinstrs -S -o - %s | FileCheck %s --check-prefixes=CHECK,APP
// RUN: %cc-rv32 -Os -fplugin-arg-trivet-mode=library -mllvm -verify-machineinstrs -S -o - %s | FileCheck %s --check-prefixes=CHECK,LIB
// RUN: %cc-rv32 -O2 -fplugin-arg-trivet-mode=library -c -o %t %s && llvm-readelf -r %t | FileCheck %s --check-prefix=RELOC
static int a = 1, b = 2;
int sum(void) { return a + b; }
void set(int x, int y) { a = x; b = y; }
// CHECK-LABEL: sum:
// LIB: lw [[BASE:a[0-9]+]], %lo(sum)(gp)
// CHECK: lui [[T:a[0-9]+]], %hi(.Ltrivet.anchor)
// CHECK: .reloc {{.*}}, R_RISCV_TPREL_ADD, .Ltrivet.anchor
// CHECK: .reloc {{.*}}, R_RISCV_RELAX
// APP: .insn r 51, 0, 0, [[T]], [[T]], gp
// LIB: .insn r 51, 0, 0, [[T]], [[T]], [[BASE]]
// CHECK: lui [[T4:a[0-9]+]], %hi(.Ltrivet.anchor+4)
// CHECK-DAG: lw {{a[0-9]+}}, %lo(.Ltrivet.anchor)([[T]])
// CHECK-DAG: lw {{a[0-9]+}}, %lo(.Ltrivet.anchor+4)([[T4]])
//
// Kind 3 (OWN), the base's register in bits 8 to 12.
// CHECK: .section trivet.fix
// APP: .word 771 {{.*}}0x303
// LIB-DAG: .word {{[0-9]+}} {{.*}}0x{{[a-f]}}03
// LIB-DAG: .word 1
//
// (lld sorts them)
// RELOC-DAG: R_RISCV_HI20 {{.*}} {{.*}}anchor + 0{{[[:space:]]+[0-9a-f]+ +[0-9a-f]+}} R_RISCV_RELAX
// RELOC-DAG: R_RISCV_TPREL_ADD {{.*}} {{.*}}anchor + 0{{[[:space:]]+[0-9a-f]+ +[0-9a-f]+}} R_RISCV_RELAX
// RELOC-DAG: R_RISCV_LO12_I {{.*}} {{.*}}anchor + 0{{[[:space:]]+[0-9a-f]+ +[0-9a-f]+}} R_RISCV_RELAX
