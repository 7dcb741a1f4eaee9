// LLVM reads the guard after accesses were lowered; it is libc's, data of each process.
//
// RUN: %cc-rv32 -O2 -fstack-protector-all -mllvm -verify-machineinstrs -S -o - %s | FileCheck %s
// RUN: %cc-rv32 -O0 -mcmodel=medlow -fstack-protector-all -mllvm -verify-machineinstrs -S -o - %s | FileCheck %s
int use(char *);
int f(void) { char b[20]; return use(b); }
// CHECK: lw [[B:[a-z0-9]+]], %lo(__stack_chk_guard)(gp)
// CHECK: lui [[T:[a-z0-9]+]], %hi(__stack_chk_guard)
// CHECK: lw {{.*}}, %lo(__stack_chk_guard)([[T]])
// CHECK-NOT: pcrel_hi(__stack_chk_guard)
