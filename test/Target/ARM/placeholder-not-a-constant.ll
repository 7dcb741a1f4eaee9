; A field's placeholder number is not the program's constant of that value.
;
; RUN: %llc -O2 -verify-machineinstrs < %s | FileCheck %s
target triple = "thumbv7m-none-unknown-eabi"

@first = external global i32, !trivet !0
@second = external global i32, !trivet !0
!0 = !{!"direct", !"libx.so", !"far"}

define i32 @numbers_are_given_in_order() {
  %x = load i32, ptr @first
  ret i32 %x
}

; CHECK-LABEL: f:
; CHECK: movw [[CONSTANT:r[0-9]+]], #4097
; CHECK: .Lpcsection{{[0-9]+}}:
; CHECK-NEXT: movw [[FIELD:r[0-9]+]], #4097
; CHECK: movt [[FIELD]], #4097
define i32 @f(ptr %out) {
  store volatile i32 4097, ptr %out
  %x = load i32, ptr @second
  ret i32 %x
}
