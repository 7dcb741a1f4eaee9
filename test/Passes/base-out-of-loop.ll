; Bases and addresses are made outside of all loops.
;
; RUN: %opt -passes=trivet-lower -S < %s | FileCheck %s
target triple = "thumbv7m-none-unknown-eabi"

@x = external global i32

define void @f(i32 %n) {
entry:
  br label %outer
outer:
  %i = phi i32 [ 0, %entry ], [ %i.next, %outer.end ]
  br label %inner
inner:
  %j = phi i32 [ 0, %outer ], [ %j.next, %inner ]
  store volatile i32 %j, ptr @x
  %j.next = add i32 %j, 1
  %again = icmp ult i32 %j.next, %n
  br i1 %again, label %inner, label %outer.end
outer.end:
  %i.next = add i32 %i, 1
  %more = icmp ult i32 %i.next, %n
  br i1 %more, label %outer, label %end
end:
  ret void
}
; CHECK: entry:
; CHECK-NEXT: [[SB:%.*]] = call ptr asm "trivet.sb", "=r"()
; CHECK-NEXT: [[X:%.*]] = call ptr asm "trivet.own $1, $2", "=r,r,i"(ptr [[SB]], ptr @x)
; CHECK-NEXT: br label %outer
; CHECK: store volatile i32 %j, ptr [[X]]
; CHECK-NOT: asm
