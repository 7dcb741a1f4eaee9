; A map's "far" is a full offset.
;
; RUN: %opt -passes=trivet-lower -S < %s | FileCheck %s
target triple = "thumbv7m-none-unknown-eabi"

@near = external global i32, !trivet !0
@far = external global i32, !trivet !1
!0 = !{!"direct", !"libx.so"}
!1 = !{!"direct", !"libx.so", !"far"}
define void @f() {
  store i32 1, ptr @near
  store i32 2, ptr @far
  ret void
}
; CHECK: [[BASE:%.*]] = call ptr asm "trivet.base $1"
; CHECK-DAG: "trivet.direct $1, $2", "=r,r,i"(ptr [[BASE]], ptr @near)
; CHECK-DAG: "trivet.direct.far $1, $2", "=r,r,i"(ptr [[BASE]], ptr @far)
