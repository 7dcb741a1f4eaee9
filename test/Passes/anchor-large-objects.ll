; An object of more than 1024 bytes goes behind the others, by itself.
;
; RUN: %opt -passes=trivet-lower -S < %s | FileCheck %s
target triple = "thumbv7m-none-unknown-eabi"

@a = global i32 1
@b = global <{ i32, [1020 x i8] }> <{ i32 1, [1020 x i8] zeroinitializer }>
@zero = global [1025 x i8] zeroinitializer
@full = global <{ i32, [1021 x i8] }> <{ i32 1, [1021 x i8] zeroinitializer }>

; CHECK: @zero = global {{.*}} zeroinitializer, section ".bss.large.zero"
; CHECK: @full = global {{.*}}, section ".data.large.full"
; CHECK: @trivet.anchor = private global <{ i32, <{ i32, [1020 x i8] }> }>
; CHECK-NOT: large.b
define i32 @f() {
  %x = load i32, ptr @full
  ret i32 %x
}
; CHECK: trivet.own.far {{.*}}@full
