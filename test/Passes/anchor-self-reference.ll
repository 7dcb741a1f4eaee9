; Members that point at one another; user aliases of members.
;
; RUN: %opt -passes=trivet-lower -S < %s | FileCheck %s
target triple = "thumbv7m-none-unknown-eabi"

@a = global ptr @b
@b = global ptr getelementptr (i8, ptr @a, i32 2)
@alias = alias ptr, ptr @b

; CHECK: @trivet.anchor = private global <{ ptr, ptr }> <{ ptr getelementptr inbounds (i8, ptr @trivet.anchor, i32 4), ptr getelementptr (i8, ptr @trivet.anchor, i32 2) }>
; CHECK: @alias = alias ptr, getelementptr inbounds (i8, ptr @trivet.anchor, i32 4)
define ptr @f() {
  ret ptr @alias
}
; CHECK: call ptr asm "trivet.own{{(.far)?}} $1, $2", "=r,r,i"(ptr {{.*}}, ptr @alias)
