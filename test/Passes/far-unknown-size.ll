; What may be large, or may lie behind what is large, is reached by a full offset:
; arrays of unknown size and large ones. The small come first in the segment.
;
; RUN: %opt -passes=trivet-lower -S < %s | FileCheck %s
; RUN: %opt -passes=trivet-lower -trivet-far-data -S < %s | FileCheck %s --check-prefix=ALL
target triple = "thumbv7m-none-unknown-eabi"

%opaque = type opaque
@incomplete = external global [0 x i32]
@opaque = external global %opaque
@large = external global [1025 x i8]
@small = external global [1024 x i8]

define void @f(ptr %p) {
  store volatile ptr @incomplete, ptr %p
  store volatile ptr @opaque, ptr %p
  store volatile ptr @large, ptr %p
  store volatile ptr @small, ptr %p
  ret void
}
; CHECK: "trivet.own.far $1, $2", "=r,r,i"(ptr {{.*}}, ptr @incomplete)
; CHECK: "trivet.own.far $1, $2", "=r,r,i"(ptr {{.*}}, ptr @opaque)
; CHECK: "trivet.own.far $1, $2", "=r,r,i"(ptr {{.*}}, ptr @large)
; CHECK: "trivet.own $1, $2", "=r,r,i"(ptr {{.*}}, ptr @small)
; ALL: "trivet.own.far $1, $2", "=r,r,i"(ptr {{.*}}, ptr @small)
