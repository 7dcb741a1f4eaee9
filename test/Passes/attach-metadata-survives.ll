; The class is still there after all of -O2, so that LTO sees it.
;
; RUN: %opt -O2 -S < %s | FileCheck %s
target triple = "thumbv7m-none-unknown-eabi"

@x = external global i32, !trivet !0
declare !trivet !1 i32 @f()
!0 = !{!"direct", !"libx.so", !"far"}
!1 = !{!"pending", !"", !"weak"}
define i32 @g() {
  %x = load i32, ptr @x
  %r = call i32 @f()
  %s = add i32 %x, %r
  ret i32 %s
}
; CHECK: @x = external {{.*}}!trivet [[X:![0-9]+]]
; CHECK: declare !trivet [[F:![0-9]+]] extern_weak i32 @f()
; CHECK-DAG: [[X]] = !{!"direct", !"libx.so", !"far"}
; CHECK-DAG: [[F]] = !{!"pending", !"", !"weak"}
