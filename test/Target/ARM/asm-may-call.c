// Assembly with side effects may call: it gets r9 = SB. Naked functions are left alone.
//
// RUN: %cc -O1 -mllvm -stop-after=finalize-isel -S -o - %s | FileCheck %s
void f(void) { __asm__ volatile("bl g" ::: "r0", "r1", "r2", "r3", "ip", "lr", "memory"); }
// CHECK: name: f
// CHECK: $r9 = COPY
// CHECK-NEXT: INLINEASM &"bl g"{{.*}}implicit $r9
__attribute__((naked)) void naked(void) { __asm__ volatile("b f"); }
// CHECK: name: naked
// CHECK-NOT: $r9
