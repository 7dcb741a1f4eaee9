// The same bytes as ELF, binary and Intel hex file; the disassembler shows linked code under the modules' names.
//
// REQUIRES: sysroot-thumbv7m
// RUN: thumbv7m-trivet-clang -O1 -nostdlib -fPIC -shared -Wl,-soname,libl.so %s -o %t.so
// RUN: %trivet prelink --machine=mps2-an385 -o %t.elf -o %t.bin -o %t.hex %t.so
// RUN: llvm-objcopy -O binary %t.elf %t.elf.bin && cmp %t.bin %t.elf.bin
// RUN: llvm-objcopy -I ihex -O binary %t.hex %t.hex.bin && cmp %t.bin %t.hex.bin
// RUN: llvm-readelf -hSl %t.elf | FileCheck %s
// CHECK: Type: EXEC
// CHECK: .text.libl.so PROGBITS
// CHECK: .ARM.attributes
// CHECK: LOAD {{.*}} 0x00200000 0x00200000
// RUN: llvm-objdump -d %t.elf | FileCheck %s --check-prefix=CODE
// CODE: section .text.libl.so
// CODE: <twice>:
// CODE: bl {{.*}} <one>
// CODE-NEXT: ldr{{.*}} [r9, #-{{4|0x4}}]
int counter;
__attribute__((noinline)) int one(void) { return ++counter; }
int twice(void) { return one() + counter; }
