; An honest load at the offset that stands for a symbol is not tail-merged with
; the load of that symbol.
;
; RUN: %llc -O2 -verify-machineinstrs < %s | FileCheck %s
target triple = "thumbv7m-none-unknown-eabi"

@d = external global i8, !trivet !0
!0 = !{!"direct", !"libx.so"}

; CHECK-LABEL: f:
; CHECK: ldrb{{.*}} [r0, #129]
; CHECK: .Lpcsection1:
; CHECK-NEXT: ldrb{{.*}} [r0, #129]
define i32 @f(i1 %c, ptr %p) {
  br i1 %c, label %a, label %b
a:
  %v = load i8, ptr @d
  %v.wide = zext i8 %v to i32
  ret i32 %v.wide
b:
  %q = load ptr, ptr %p
  %at = getelementptr i8, ptr %q, i32 129
  %w = load i8, ptr %at
  %w.wide = zext i8 %w to i32
  ret i32 %w.wide
}
