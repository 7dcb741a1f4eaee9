; A thread-local variable is an ordinary object of GCC's emutls ABI, and its address
; a call. Linkage, visibility, COMDAT and `used` pass on.
;
; RUN: %opt -passes=trivet-thread-locals -S < %s | FileCheck %s
; RUN: %opt -passes=trivet-thread-locals,trivet-thread-locals -S < %s | FileCheck %s
target datalayout = "e-m:e-p:32:32-Fi8-i64:64-v128:64:128-a:0:32-n32-S64"
target triple = "thumbv7m-none-unknown-eabi"

$inlined = comdat any
@own = internal thread_local global i32 5, align 4
@zero = hidden thread_local global [3 x i64] zeroinitializer, align 16
@inlined = linkonce_odr thread_local global i8 1, comdat, align 1
@other = external thread_local global i32
@llvm.used = appending global [1 x ptr] [ptr @own], section "llvm.metadata"

; CHECK-NOT: thread_local
; CHECK-DAG: @__emutls_v.own = internal global { i32, i32, ptr, ptr } { i32 4, i32 4, ptr null, ptr @__emutls_t.own }, align 4
; CHECK-DAG: @__emutls_t.own = private constant i32 5, align 4
; CHECK-DAG: @__emutls_v.zero = hidden global { i32, i32, ptr, ptr } { i32 24, i32 16, ptr null, ptr null }, align 4
; CHECK-DAG: @__emutls_v.inlined = linkonce_odr dso_local global {{.*}}, comdat, align 4
; CHECK-DAG: @__emutls_t.inlined = private constant i8 1, comdat($__emutls_v.inlined)
; CHECK-DAG: @__emutls_v.other = external dso_local global { i32, i32, ptr, ptr }
; CHECK-DAG: @llvm.used = appending global [1 x ptr] [ptr @__emutls_v.own]

define ptr @f() {
; CHECK-LABEL: define ptr @f()
; CHECK: %[[OTHER:.*]] = call ptr @__emutls_get_address(ptr @__emutls_v.other)
; CHECK: call ptr @__emutls_get_address(ptr @__emutls_v.own)
; CHECK: ret ptr %[[OTHER]]
  %a = call ptr @llvm.threadlocal.address.p0(ptr @other)
  %b = call ptr @llvm.threadlocal.address.p0(ptr @own)
  store i32 1, ptr %b
  %c = call ptr @llvm.threadlocal.address.p0(ptr @zero)
  store i32 1, ptr %c
  %d = call ptr @llvm.threadlocal.address.p0(ptr @inlined)
  store i8 1, ptr %d
  ret ptr %a
}
define ptr @phi(i32 %n) {
; CHECK-LABEL: define ptr @phi(
; CHECK: entry:
; CHECK: %[[ADDRESS:.*]] = call ptr @__emutls_get_address(ptr @__emutls_v.own)
; CHECK: phi ptr [ %[[ADDRESS]], %entry ], [ %[[ADDRESS]], %entry ], [ null, %other ]
entry:
  switch i32 %n, label %other [ i32 0, label %end
                                i32 1, label %end ]
other:
  br label %end
end:
  %p = phi ptr [ @own, %entry ], [ @own, %entry ], [ null, %other ]
  ret ptr %p
}

; CHECK: declare ptr @__emutls_get_address(ptr) #[[PURE:[0-9]+]]
; CHECK: attributes #[[PURE]] = { nounwind willreturn memory(none) }
