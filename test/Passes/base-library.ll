; A library takes its base from the module table.
;
; RUN: %opt -passes=trivet-lower -S < %s | FileCheck %s
; RUN: %opt -passes=trivet-lower -trivet-mode=application -S < %s | FileCheck %s --check-prefix=APPLICATION
target triple = "thumbv7m-none-unknown-eabi"

@x = global i32 1
define ptr @f() {
  ret ptr @x
}
; CHECK: [[BASE:%.*]] = call ptr asm "trivet.base.own", "=r"()
; CHECK-NEXT: call ptr asm "trivet.own $1, $2", "=r,r,i"(ptr [[BASE]], ptr @x)
; APPLICATION: call ptr asm "trivet.sb", "=r"()

!llvm.module.flags = !{!0}
!0 = !{i32 7, !"trivet.mode", i32 1}
