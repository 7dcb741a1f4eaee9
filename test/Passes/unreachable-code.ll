; Code that nothing reaches has no dominator, and needs no data.
;
; RUN: %opt -passes=trivet-lower,verify -S < %s | FileCheck %s
target triple = "thumbv7m-none-unknown-eabi"

@x = external global i32
define void @f() {
  ret void
dead:
  store i32 1, ptr @x
  br label %dead
}
; CHECK-LABEL: define void @f()
; CHECK-NEXT: ret void
; CHECK-NOT: asm
; CHECK: store i32 1, ptr poison
