; Constants that hold an address which is the process's become data, and if several
; modules define them one per process; not vtables, nor tables that are only called from.
;
; RUN: %opt -passes=trivet-lower -trivet-mode=library -S < %s | FileCheck %s
; RUN: %opt -passes=trivet-lower -trivet-mode=application -S < %s | FileCheck %s --check-prefix=APP --implicit-check-not=" = {{.*}}global"
target triple = "thumbv7m-none-unknown-eabi"

@pointer = constant ptr @f, section "a"
@of_the_process = linkonce_odr constant [2 x ptr] [ptr @f, ptr @f] #0
@hidden = linkonce_odr hidden constant ptr @f #0
@handed_out = internal constant [2 x ptr] [ptr @f, ptr @f], section "a"
@only_called = internal constant [2 x ptr] [ptr @f, ptr @f]
@_ZTV1S = linkonce_odr constant [3 x ptr] [ptr null, ptr null, ptr @f]
@_ZTC1S0_1T = linkonce_odr constant [3 x ptr] [ptr null, ptr null, ptr @f]
@elsewhere = available_externally constant ptr @f
; CHECK: @pointer = global ptr @f
; CHECK: @of_the_process = linkonce_odr global {{.*}}, !trivet [[UNIQUE:![0-9]+]]
; CHECK: @hidden = linkonce_odr hidden global ptr @f #0{{$}}
; CHECK: @handed_out = internal global
; CHECK: @only_called = internal constant
; CHECK: @_ZTV1S = linkonce_odr constant
; CHECK: @_ZTC1S0_1T = linkonce_odr constant
; CHECK: @elsewhere = available_externally global
; CHECK: @trivet.notes = {{.*}}Trivet\00\00f\00{{.*}}Trivet\00\00of_the_process\00
; APP: @pointer = constant
define linkonce_odr i32 @f() #0 { ret i32 1 }

define i32 @call(i32 %i) {
  %p = getelementptr ptr, ptr @only_called, i32 %i
  %f = load ptr, ptr %p
  %r = call i32 %f()
  %g = load ptr, ptr getelementptr (i8, ptr @only_called, i32 4)
  %s = call i32 %g()
  %t = add i32 %r, %s
  ret i32 %t
}
define ptr @hand_out(i32 %i) {
  %p = getelementptr ptr, ptr @handed_out, i32 %i
  %f = load ptr, ptr %p
  ret ptr %f
}
; CHECK-LABEL: define i32 @read(
; CHECK: [[SLOT:%.*]] = load ptr, {{.*}}, !invariant.load
; CHECK: getelementptr ptr, ptr [[SLOT]]
define i32 @read(i32 %i) {
  %p = getelementptr ptr, ptr @of_the_process, i32 %i
  %f = load ptr, ptr %p
  %r = call i32 %f()
  ret i32 %r
}
attributes #0 = { "trivet-unique-address" }
; CHECK: [[UNIQUE]] = !{!"pending", !"", !"unique"}
