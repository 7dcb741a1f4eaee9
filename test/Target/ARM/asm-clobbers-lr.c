// An asm statement without side effects that clobbers lr is taken for a call.
//
// RUN: %cc -O1 -mllvm -stop-after=finalize-isel -S -o - %s | FileCheck %s
int f(void) {
  int r;
  __asm__("bl foo" : "=r"(r)::"r0", "r1", "r2", "r3", "ip", "lr");
  return r;
}
// CHECK: $r9 = COPY
// CHECK-NEXT: INLINEASM &"bl foo"{{.*}}implicit $r9
