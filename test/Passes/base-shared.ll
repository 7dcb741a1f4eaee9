; One base serves all data of a provider; a symbol of unknown provider has its own.
;
; RUN: %opt -passes=trivet-lower -S < %s | FileCheck %s
target triple = "thumbv7m-none-unknown-eabi"

@x1 = external global i32, !trivet !0
@x2 = external global i32, !trivet !0
@y = external global i32, !trivet !1
@u = external global i32, !trivet !2
@v = external global i32, !trivet !2
!0 = !{!"direct", !"libx.so"}
!1 = !{!"direct", !"liby.so"}
!2 = !{!"direct", !""}

define void @f() {
  store i32 1, ptr @x1
  store i32 2, ptr @x2
  store i32 3, ptr @y
  store i32 4, ptr @u
  store i32 5, ptr @v
  ret void
}
; CHECK-DAG: [[X:%.*]] = call ptr asm "trivet.base $1", "=r,i"(ptr @x1)
; CHECK-DAG: [[Y:%.*]] = call ptr asm "trivet.base $1", "=r,i"(ptr @y)
; CHECK-DAG: [[U:%.*]] = call ptr asm "trivet.base $1", "=r,i"(ptr @u)
; CHECK-DAG: [[V:%.*]] = call ptr asm "trivet.base $1", "=r,i"(ptr @v)
; CHECK-DAG: asm "trivet.direct $1, $2", "=r,r,i"(ptr [[X]], ptr @x1)
; CHECK-DAG: asm "trivet.direct $1, $2", "=r,r,i"(ptr [[X]], ptr @x2)
; CHECK-DAG: asm "trivet.direct $1, $2", "=r,r,i"(ptr [[Y]], ptr @y)
; CHECK-DAG: asm "trivet.direct $1, $2", "=r,r,i"(ptr [[U]], ptr @u)
; CHECK-DAG: asm "trivet.direct $1, $2", "=r,r,i"(ptr [[V]], ptr @v)
; CHECK-NOT: asm
