; What a loop alone uses is made right before it: who goes past it pays nothing.
;
; RUN: %opt -passes=trivet-lower -S < %s | FileCheck %s
target triple = "thumbv7m-none-unknown-eabi"

@x = external global i32

define i32 @f(i32 %n) {
entry:
  %none = icmp eq i32 %n, 0
  br i1 %none, label %end, label %loop
loop:
  %i = phi i32 [ 0, %entry ], [ %i.next, %loop ]
  %p = phi ptr [ null, %entry ], [ @x, %loop ]
  store volatile i32 %i, ptr @x
  %i.next = add i32 %i, 1
  %again = icmp ult i32 %i.next, %n
  br i1 %again, label %loop, label %end
end:
  %r = phi i32 [ 0, %entry ], [ %i.next, %loop ]
  ret i32 %r
}
; CHECK: entry:
; CHECK-NOT: asm
; CHECK: br i1 %none, label %end, label %[[BEFORE:.*]]
; CHECK: [[BEFORE]]:
; CHECK-NEXT: [[SB:%.*]] = call ptr asm "trivet.sb", "=r"()
; CHECK-NEXT: [[X:%.*]] = call ptr asm "trivet.own $1, $2", "=r,r,i"(ptr [[SB]], ptr @x)
; CHECK-NEXT: br label %loop
; CHECK: phi ptr [ [[X]], %loop ], [ null, %[[BEFORE]] ]
; CHECK: store volatile i32 %i, ptr [[X]]
