; The lists of used symbols name the aliases.
;
; RUN: %opt -passes=trivet-lower -S < %s | FileCheck %s
target triple = "thumbv7m-none-unknown-eabi"

@a = internal global i32 1
@b = internal global i32 2
@llvm.compiler.used = appending global [1 x ptr] [ptr @b], section "llvm.metadata"
; CHECK: @llvm.compiler.used = appending global [1 x ptr] [ptr @b], section "llvm.metadata"
; CHECK: @b = internal alias i32, getelementptr inbounds (i8, ptr @trivet.anchor, i32 4)
