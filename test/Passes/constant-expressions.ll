; Addresses deep in expressions, aggregates, vectors and selects become instructions.
;
; RUN: %opt -passes=trivet-lower,verify -S < %s | FileCheck %s
target triple = "thumbv7m-none-unknown-eabi"

@x = external global i32
@y = external global i32
@k = constant i32 1

define void @f(ptr %out, i1 %c) {
  store i32 sub (i32 ptrtoint (ptr @x to i32), i32 ptrtoint (ptr @y to i32)), ptr %out
  store { ptr, i32 } { ptr getelementptr (i8, ptr @x, i32 3), i32 4 }, ptr %out
  store <2 x ptr> <ptr @x, ptr @k>, ptr %out
  store [2 x i32] [i32 7, i32 ptrtoint (ptr @y to i32)], ptr %out
  %s = select i1 %c, ptr @x, ptr @k
  store ptr %s, ptr %out
  store ptr @k, ptr %out
  ret void
}
; CHECK: [[SB:%.*]] = call ptr asm "trivet.sb"
; CHECK: [[X:%.*]] = call ptr asm {{.*}} @x)
; CHECK: [[Y:%.*]] = call ptr asm {{.*}} @y)
; CHECK-NOT: @x
; CHECK-NOT: @y
; CHECK: select i1 %c, ptr [[X]], ptr @k
; CHECK: store ptr @k, ptr %out
