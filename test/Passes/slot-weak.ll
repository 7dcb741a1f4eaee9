; Base and offset cannot say null: an unmarked weak reference to data has a slot too.
; An unmarked weak function has an address, or 0.
;
; RUN: %opt -passes=trivet-lower -S < %s | FileCheck %s
target triple = "thumbv7m-none-unknown-eabi"

@x = extern_weak global i32
declare extern_weak void @f()

; CHECK: @trivet.slot.x = internal global ptr @x
; CHECK-NOT: @trivet.slot.f
define i1 @data() {
  %absent = icmp eq ptr @x, null
  ret i1 %absent
}
; CHECK-LABEL: define i1 @data()
; CHECK: [[X:%.*]] = load ptr, {{.*}} !invariant.load
; CHECK: icmp eq ptr [[X]], null
define i1 @function() {
  %absent = icmp eq ptr @f, null
  ret i1 %absent
}
; CHECK-LABEL: define i1 @function()
; CHECK-NEXT: icmp eq ptr @f, null
