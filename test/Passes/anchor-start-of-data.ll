; Under LTO the anchor is the start of the module's data: constant offsets from the base.
; A hidden symbol makes a second claim a duplicate definition.
;
; RUN: %opt -passes=trivet-lower -trivet-anchor0 -S < %s | FileCheck %s
target triple = "thumbv7m-none-unknown-eabi"

@a = global i32 1
@b = global i32 2

; CHECK: @trivet.anchor = private global {{.*}}section ".trivet.anchor0"
; CHECK: @__trivet_anchor0 = hidden alias {{.*}}@trivet.anchor
define i32 @f() {
  %x = load i32, ptr @b
  ret i32 %x
}
; CHECK-LABEL: define i32 @f()
; CHECK-NEXT: [[SB:%.*]] = call ptr asm "trivet.sb", "=r"()
; CHECK-NEXT: [[B:%.*]] = getelementptr {{.*}}[[SB]], i32 4
; CHECK-NEXT: load i32, ptr [[B]]
