; Two units linked as bitcode: classes stay, a definition among them wins, library wins
; over application.
;
; RUN: split-file %s %t
; RUN: %opt -passes=trivet-attach %t/a.ll -o %t/a.bc
; RUN: %opt -passes=trivet-attach -trivet-mode=library %t/b.ll -o %t/b.bc
; RUN: llvm-link %t/a.bc %t/b.bc -o %t/ab.bc
; RUN: %opt -passes=trivet-lower,verify -S %t/ab.bc | FileCheck %s
;--- a.ll
target triple = "thumbv7m-none-unknown-eabi"
@imported = external global i32, !trivet !0
@defined = external global i32, !trivet !0
define i32 @f() {
  %x = load i32, ptr @imported
  %y = load i32, ptr @defined
  %s = add i32 %x, %y
  ret i32 %s
}
!0 = !{!"pending", !""}
;--- b.ll
target triple = "thumbv7m-none-unknown-eabi"
@defined = global i32 7
; CHECK: @trivet.anchor = private global <{ i32, ptr }> <{ i32 7, ptr @imported }>
; CHECK-LABEL: define i32 @f()
; CHECK: call ptr asm "trivet.base.own", "=r"()
; CHECK: load ptr, {{.*}}!invariant.load
; CHECK: !{i32 7, !"trivet.mode", i32 1}
