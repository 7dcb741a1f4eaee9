; An object of more than 1024 bytes goes behind the others, by itself; so does one
; whose alignment would push them away. Common symbols come last, too.
;
; RUN: %opt -passes=trivet-lower -S < %s | FileCheck %s
target triple = "thumbv7m-none-unknown-eabi"

@a = global i32 1
@b = global <{ i32, [1020 x i8] }> <{ i32 1, [1020 x i8] zeroinitializer }>
@zero = global [1025 x i8] zeroinitializer
@full = global <{ i32, [1021 x i8] }> <{ i32 1, [1021 x i8] zeroinitializer }>

@aligned = global i32 1, align 2048
@common = common global i32 0

; CHECK: @zero = global {{.*}} zeroinitializer, section ".bss.large.zero"
; CHECK: @full = global {{.*}}, section ".data.large.full"
; CHECK: @aligned = global i32 1, section ".data.large.aligned", align 2048
; CHECK: @trivet.anchor = private global <{ i32, <{ i32, [1020 x i8] }> }>
; CHECK-NOT: large.b
define i32 @f() {
  %x = load i32, ptr @full
  %y = load i32, ptr @aligned
  %z = load i32, ptr @common
  %s = add i32 %x, %y
  %t = add i32 %s, %z
  ret i32 %t
}
; CHECK-DAG: trivet.own.far {{.*}}@full
; CHECK-DAG: trivet.own.far {{.*}}@aligned
; CHECK-DAG: trivet.own.far {{.*}}@common
