; A predicated load keeps its field's entry.
;
; RUN: %llc -O2 -verify-machineinstrs < %s | FileCheck %s
target triple = "thumbv7m-none-unknown-eabi"

@x = external global i8, !trivet !0
!0 = !{!"direct", !"libx.so"}

define i32 @f(i1 %c, ptr %p) {
  br i1 %c, label %a, label %b
a:
  %v = load i8, ptr @x
  %v.wide = zext i8 %v to i32
  ret i32 %v.wide
b:
  %q = load ptr, ptr %p
  %w = load i8, ptr %q
  %w.wide = zext i8 %w to i32
  ret i32 %w.wide
}
; CHECK-LABEL: f:
; CHECK: .Lpcsection0:
; CHECK-NEXT: ldrne r0, [r9, #-4]
; CHECK: .Lpcsection1:
; CHECK-NEXT: addwne r0, r0, #129
; CHECK: .long .Lpcsection{{[01]}}-
; CHECK: .long .Lpcsection{{[01]}}-
