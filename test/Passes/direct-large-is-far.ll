; A large object, or an array of unknown size, lies behind a library's small ones:
; its offset may need more than 12 bits. What an import map says of it is not guessed.
;
; RUN: %opt -passes=trivet-attach -S < %s | FileCheck %s
target datalayout = "e-m:e-p:32:32-Fi8-i64:64-v128:64:128-a:0:32-n32-S64"
target triple = "thumbv7m-none-unknown-eabi"
@small = external global [256 x i32], !trivet !0
@large = external global [257 x i32], !trivet !0
@open = external global [0 x i32], !trivet !0
!0 = !{!"direct", !""}
; CHECK: @small = {{.*}}!trivet [[NEAR:![0-9]+]]
; CHECK: @large = {{.*}}!trivet [[FAR:![0-9]+]]
; CHECK: @open = {{.*}}!trivet [[FAR]]
; CHECK-DAG: [[NEAR]] = !{!"direct", !""}
; CHECK-DAG: [[FAR]] = !{!"direct", !"", !"far"}
