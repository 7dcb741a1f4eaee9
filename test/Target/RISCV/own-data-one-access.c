// Loads and stores of one address take its lower part themselves.
//
// RUN: %cc-rv32 -O2 -mllvm -verify-machineinstrs -S -o - %s | FileCheck %s
extern int count;
int next(void) { return count++; }
// CHECK-LABEL: next:
// CHECK: lui [[T:a[0-9]+]], %hi(count)
// CHECK: .insn r 51, 0, 0, [[T]], [[T]], gp
// CHECK: lw a0, %lo(count)([[T]])
// CHECK: sw {{a[0-9]+}}, %lo(count)([[T]])
// CHECK: ret

// One upper part does not serve two addresses: x + 4 may need another one.
extern struct { int a, b; } pair;
int both(void) { return pair.a + pair.b; }
// CHECK-LABEL: both:
// CHECK: lui [[T:a[0-9]+]], %hi(pair)
// CHECK: addi [[A:a[0-9]+]], [[T]], %lo(pair)
// CHECK: lw {{a[0-9]+}}, 0([[A]])
// CHECK: lw {{a[0-9]+}}, 4([[A]])
