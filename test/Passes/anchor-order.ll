; The objects of a unit form one struct: small ones first, by falling alignment, so that
; little padding is left; aliases keep name, type, linkage and visibility.
;
; RUN: %opt -passes=trivet-lower -S < %s | FileCheck %s
target datalayout = "e-m:e-p:32:32-Fi8-i64:64-v128:64:128-a:0:32-n32-S64"
target triple = "thumbv7m-none-unknown-eabi"

@c = internal global i8 1
@array = internal global [8 x i32] [i32 1, i32 2, i32 3, i32 4, i32 5, i32 6, i32 7, i32 8]
@s = global i16 2
@l = hidden global i64 3
@i = protected global i32 4

; CHECK: @trivet.anchor = private global <{ i64, i32, i16, i8, [1 x i8], [8 x i32] }>
; CHECK-SAME: <{ i64 3, i32 4, i16 2, i8 1, [1 x i8] zeroinitializer, [8 x i32] [i32 1,
; CHECK-SAME: section ".data", align 8
; CHECK: @l = hidden alias i64, ptr @trivet.anchor
; CHECK: @i = protected alias i32, getelementptr inbounds (i8, ptr @trivet.anchor, i32 8)
; CHECK: @s = dso_local alias i16, getelementptr inbounds (i8, ptr @trivet.anchor, i32 12)
; CHECK: @c = internal alias i8, getelementptr inbounds (i8, ptr @trivet.anchor, i32 14)
; CHECK: @array = internal alias [8 x i32], getelementptr inbounds (i8, ptr @trivet.anchor, i32 16)
