; What the linker may drop, merge, move or replace cannot join an anchor.
;
; RUN: %opt -passes=trivet-lower -S < %s | FileCheck %s
target triple = "thumbv7m-none-unknown-eabi"

$comdat = comdat any
@weak = weak global i32 1
@once = linkonce_odr global i32 1
@comdat = global i32 1, comdat
@common = common global i32 0
@section = global i32 1, section "mine"
@aligned = global i32 1, align 32
@a = global i32 1
@b = global i32 2

; CHECK: @weak = weak global i32 1
; CHECK: @once = linkonce_odr global i32 1
; CHECK: @comdat = global i32 1, comdat
; CHECK: @common = common global i32 0
; CHECK: @section = global i32 1, section "mine"
; CHECK: @aligned = global i32 1, align 32
; CHECK: @trivet.anchor = private global <{ i32, i32 }> <{ i32 1, i32 2 }>
define i32 @f() {
  %x = load i32, ptr @weak
  %y = load i32, ptr @comdat
  %s = add i32 %x, %y
  ret i32 %s
}
; CHECK: trivet.own {{.*}}@weak
; CHECK: trivet.own {{.*}}@comdat
