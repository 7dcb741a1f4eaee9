; Zeros cost file space in an initialised anchor: those of more than 32 bytes form one
; of their own, in .bss.
;
; RUN: %opt -passes=trivet-lower -S < %s | FileCheck %s
target datalayout = "e-m:e-p:32:32-Fi8-i64:64-v128:64:128-a:0:32-n32-S64"
target triple = "thumbv7m-none-unknown-eabi"

@one = global i32 1
@small = global [32 x i8] zeroinitializer, align 4
@middle = global [33 x i8] zeroinitializer, align 4
@more = global [100 x i8] zeroinitializer, align 4

; CHECK: @trivet.anchor = private global <{ i32, [32 x i8] }> <{ i32 1, [32 x i8] zeroinitializer }>, section ".data", align 4
; CHECK: @trivet.anchor.zero = private global <{ [33 x i8], [3 x i8], [100 x i8] }> zeroinitializer, section ".bss", align 4
; CHECK-DAG: @more = {{.*}}getelementptr inbounds (i8, ptr @trivet.anchor.zero, i32 36)
