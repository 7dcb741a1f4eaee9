// A function has one address: a direct call branches to it, a pointer is its address.
//
// RUN: %cc -O2 -c -o %t %s && llvm-objdump -dr --no-show-raw-insn %t | FileCheck %s
__attribute__((direct("libx"))) int direct(int);
int unmarked(int);
int call(int n) { return direct(n) + 1; }
// CHECK-LABEL: <call>:
// CHECK: R_ARM_THM_CALL direct
int tail(int n) { return unmarked(n); }
// CHECK-LABEL: <tail>:
// CHECK-NEXT: b.w
// CHECK-NEXT: R_ARM_THM_JUMP24 unmarked
int (*address(void))(int) { return direct; }
// CHECK-LABEL: <address>:
// CHECK: R_ARM_THM_MOVW_ABS_NC direct
// CHECK: R_ARM_THM_MOVT_ABS direct
