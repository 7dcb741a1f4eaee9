; A constant that holds the address of what differs between processes is data; and
; so is, transitively, one that holds its address.
;
; RUN: %opt -passes=trivet-lower -S < %s | FileCheck %s
target triple = "thumbv7m-none-unknown-eabi"

@own = external global i32
@direct = external global i32, !trivet !0
@pending = extern_weak global i32, !trivet !1
@weak = extern_weak global i32
declare !trivet !1 extern_weak i32 @pending_function()

@to_own = constant [2 x ptr] [ptr null, ptr getelementptr (i8, ptr @own, i32 4)], section "a"
@to_direct = constant { i8, ptr } { i8 1, ptr @direct }, section "a"
@to_pending = constant ptr @pending, section "a"
@to_pending_function = constant ptr @pending_function, section "a"
@to_weak = constant ptr @weak, section "a"
@transitive = constant ptr @to_own, section "a"
@twice = constant [1 x ptr] [ptr @transitive], section "a"
@in_word = constant i32 ptrtoint (ptr @own to i32), section "a"
!0 = !{!"direct", !""}
!1 = !{!"pending", !""}

; CHECK: @to_own = global
; CHECK: @to_direct = global
; CHECK: @to_pending = global
; CHECK: @to_pending_function = global
; CHECK: @to_weak = global
; CHECK: @transitive = global
; CHECK: @twice = global
; CHECK: @in_word = global
