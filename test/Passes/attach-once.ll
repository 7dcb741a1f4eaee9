; Bitcode that was attached to is left alone: default and maps of the link say nothing.
;
; RUN: %opt -passes=trivet-attach,trivet-attach -S < %s | FileCheck %s
target triple = "thumbv7m-none-unknown-eabi"

@x = external global i32, !trivet !0
!0 = !{!"pending", !""}
; CHECK: @x = extern_weak global i32, !trivet
; CHECK: @trivet.notes
; CHECK-NOT: @trivet.notes{{.*}}=
; CHECK: !{i32 7, !"trivet.mode", i32 0}
define i32 @f() {
  %x = load i32, ptr @x
  ret i32 %x
}
