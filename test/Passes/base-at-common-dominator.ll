; Not earlier than where all uses have come together: a path without uses pays nothing.
;
; RUN: %opt -passes=trivet-lower -S < %s | FileCheck %s
target triple = "thumbv7m-none-unknown-eabi"

@x = external global i32
@y = external global i32

define i32 @f(i1 %none, i1 %which) {
entry:
  br i1 %none, label %out, label %uses
out:
  ret i32 0
uses:
  br i1 %which, label %a, label %b
a:
  %x = load i32, ptr @x
  ret i32 %x
b:
  %y = load i32, ptr @y
  ret i32 %y
}
; CHECK: entry:
; CHECK-NEXT: br i1 %none
; CHECK: uses:
; CHECK-NEXT: [[SB:%.*]] = call ptr asm "trivet.sb", "=r"()
; CHECK-NEXT: br i1 %which
; CHECK: a:
; CHECK-NEXT: call ptr asm "trivet.own $1, $2", "=r,r,i"(ptr [[SB]], ptr @x)
; CHECK: b:
; CHECK-NEXT: call ptr asm "trivet.own $1, $2", "=r,r,i"(ptr [[SB]], ptr @y)
