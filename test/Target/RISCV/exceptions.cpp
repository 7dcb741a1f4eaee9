// Tables for unwinding hold distances inside the module's text (DW.ref is placed
// there), and addresses of types; nothing in data.
//
// RUN: %cc-rv32 -O1 -fexceptions -S -o - %s | FileCheck %s
// RUN: %cc-rv32 -O1 -fno-exceptions -fno-asynchronous-unwind-tables -S -o - %s | FileCheck %s --check-prefix=NONE
void may(int);
int f() {
#if __EXCEPTIONS
  try {
    may(1);
  } catch (int i) {
    return i;
  }
#endif
  return 0;
}
// CHECK: .cfi_personality 155, DW.ref.__gxx_personality_v0
// CHECK: .cfi_lsda 27, .Lexception0
// CHECK: .section .gcc_except_table
// CHECK: .byte 0 {{.*}}@TType Encoding = absptr
// CHECK: .word _ZTIi
// CHECK-NOT: DW.stub
// CHECK: .section .note.trivet.unwind
// CHECK: .word __trivet_unwind_table
// CHECK: .section .data.DW.ref.__gxx_personality_v0
// NONE-NOT: __trivet_unwind_table
