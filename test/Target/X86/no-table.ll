; Nothing comes from a global offset table, also where the compiler left that open.
;
; RUN: %llc -mtriple=x86_64-linux-gnu -relocation-model=static < %s | FileCheck %s
@datum = external global i32
@constant = external constant i32
declare void @function()
define ptr @address() {
; CHECK-LABEL: address:
; CHECK: movl $function, %eax
  ret ptr @function
}
define i32 @own() {
; CHECK-LABEL: own:
; CHECK: leaq datum(%
  %value = load i32, ptr @datum
  ret i32 %value
}
define i32 @read() {
; CHECK-LABEL: read:
; CHECK: movl constant(%rip), %eax
  %value = load i32, ptr @constant
  ret i32 %value
}
; CHECK-NOT: GOT
