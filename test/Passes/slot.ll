; One slot per pending symbol that code uses, data and functions alike: own data, loaded
; once, then the symbol.
;
; RUN: %opt -passes=trivet-lower -S < %s | FileCheck %s
target triple = "thumbv7m-none-unknown-eabi"

@x = extern_weak global i32, !trivet !0
@only_in_data = extern_weak global i32, !trivet !0
@word = global ptr @only_in_data
declare !trivet !0 extern_weak i32 @f()
!0 = !{!"pending", !""}

; CHECK: @trivet.anchor = private global <{ ptr, ptr, ptr }> <{ ptr @only_in_data, ptr @f, ptr @x }>
; CHECK-DAG: @trivet.slot.x = internal alias ptr
; CHECK-DAG: @trivet.slot.f = internal alias ptr
; CHECK-NOT: @trivet.slot.only_in_data
define i32 @use() {
  %a = load i32, ptr @x
  store i32 1, ptr @x
  %r = call i32 @f()
  %s = add i32 %a, %r
  ret i32 %s
}
; CHECK-LABEL: define i32 @use()
; CHECK: [[A:%.*]] = call ptr asm "trivet.own $1, $2", "=r,r,i"(ptr {{.*}}, ptr @trivet.anchor)
; CHECK: [[ATX:%.*]] = getelementptr inbounds i8, ptr [[A]], i32 8
; CHECK: [[X:%.*]] = load ptr, ptr [[ATX]], align 4, !invariant.load
; CHECK: load i32, ptr [[X]]
; CHECK: store i32 1, ptr [[X]]
; CHECK: [[ATF:%.*]] = getelementptr inbounds i8, ptr [[A]], i32 4
; CHECK: [[F:%.*]] = load ptr, ptr [[ATF]], align 4, !invariant.load
; CHECK: call i32 [[F]]()
