; An address in a PHI is made in the block it comes from, once for several edges.
;
; RUN: %opt -passes=trivet-lower -S < %s | FileCheck %s
target triple = "thumbv7m-none-unknown-eabi"

@x = external global i32
@y = external global [4 x i32]

define ptr @f(i32 %i) {
entry:
  switch i32 %i, label %other [ i32 0, label %join
                                i32 1, label %join ]
other:
  br label %join
join:
  %p = phi ptr [ @x, %entry ], [ @x, %entry ], [ getelementptr (i8, ptr @y, i32 8), %other ]
  ret ptr %p
}
; CHECK: entry:
; CHECK: [[X:%.*]] = call ptr asm "trivet.own $1, $2", "=r,r,i"(ptr {{.*}}, ptr @x)
; CHECK: switch
; CHECK: other:
; CHECK: [[Y:%.*]] = call ptr asm "trivet.own $1, $2", "=r,r,i"(ptr {{.*}}, ptr @y)
; CHECK: [[Y8:%.*]] = getelementptr i8, ptr [[Y]], i32 8
; CHECK: phi ptr [ [[X]], %entry ], [ [[X]], %entry ], [ [[Y8]], %other ]
