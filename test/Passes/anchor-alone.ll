; One object needs no anchor.
;
; RUN: %opt -passes=trivet-lower -S < %s | FileCheck %s
target triple = "thumbv7m-none-unknown-eabi"

@a = global i32 1
@k = constant i32 2
; CHECK: @a = global i32 1
; CHECK-NOT: trivet.anchor
