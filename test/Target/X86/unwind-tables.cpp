// Tables of exceptions name types by addresses of 32 bits, which the loader patches, and what is the
// module's own by its distance; one mention makes the linker register the module's table.
//
// RUN: %cc-x86 -O1 -fno-asynchronous-unwind-tables -S %s -o - | FileCheck %s
// RUN: %cc-x86 -O1 -fno-asynchronous-unwind-tables -x c -S %s -DC -o - | FileCheck %s --check-prefix=NONE --implicit-check-not=trivet_unwind
// CHECK: .cfi_personality 155, DW.ref.__gxx_personality_v0
// CHECK: .cfi_lsda 27,
// CHECK: .byte 3 {{.*}}TType Encoding = udata4
// CHECK: .long _ZTIi
// CHECK: .section .note.trivet.unwind
// CHECK: .quad __trivet_unwind_table
// CHECK-NOT: .quad __trivet_unwind_table
// NONE: callee
#ifdef C
void callee(void);
int caller(void) { return callee(), 1; }
#else
void callee();
int caller() {
  try {
    callee();
  } catch (int caught) {
    return caught;
  }
  return 0;
}
int other() { return caller() + 1; }
#endif
