; A constant may turn out to have an address, a weak symbol to be absent: base 0. They
; share no base.
;
; RUN: %opt -passes=trivet-lower -S < %s | FileCheck %s
target triple = "thumbv7m-none-unknown-eabi"

@x = external global i32, !trivet !0
@k = external constant i32, !trivet !1
@w = extern_weak global i32, !trivet !0
!0 = !{!"direct", !"libx.so"}
!1 = !{!"direct", !"libx.so", !"far"}

define i32 @f(ptr %out) {
  store ptr @w, ptr %out
  %x = load i32, ptr @x
  %k = load i32, ptr @k
  %s = add i32 %x, %k
  ret i32 %s
}
; CHECK-DAG: [[X:%.*]] = call ptr asm "trivet.base $1", "=r,i"(ptr @x)
; CHECK-DAG: [[K:%.*]] = call ptr asm "trivet.base $1", "=r,i"(ptr @k)
; CHECK-DAG: [[W:%.*]] = call ptr asm "trivet.base $1", "=r,i"(ptr @w)
; CHECK-DAG: asm "trivet.direct $1, $2", "=r,r,i"(ptr [[X]], ptr @x)
; CHECK-DAG: asm "trivet.direct.far $1, $2", "=r,r,i"(ptr [[K]], ptr @k)
; CHECK-DAG: asm "trivet.direct $1, $2", "=r,r,i"(ptr [[W]], ptr @w)
