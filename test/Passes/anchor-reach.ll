; No member starts beyond what one immediate reaches; what is left stays alone.
;
; RUN: %opt -passes=trivet-lower -S < %s | FileCheck %s
target triple = "thumbv7m-none-unknown-eabi"

@a = global [1000 x i8] zeroinitializer, align 4
@b = global [1000 x i8] zeroinitializer, align 4
@c = global [1000 x i8] zeroinitializer, align 4
@d = global [1000 x i8] zeroinitializer, align 4
@e = global [1000 x i8] zeroinitializer, align 4
@f = global [1000 x i8] zeroinitializer, align 4

; CHECK: @f = global [1000 x i8] zeroinitializer, align 4
; CHECK: @trivet.anchor.zero = {{.*}}<{ [1000 x i8], [1000 x i8], [1000 x i8], [1000 x i8], [1000 x i8] }>
; CHECK: @e = {{.*}}alias {{.*}}i32 4000)
