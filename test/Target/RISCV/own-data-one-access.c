// What a few instructions want each makes itself, in its last one: an upper part is not
// shared, for x + 4 may need another one, and takes no register around calls.
//
// RUN: %cc-rv32 -O2 -mllvm -verify-machineinstrs -S -o - %s | FileCheck %s
extern int count;
int next(void) { return count++; }
// CHECK-LABEL: next:
// CHECK: lui [[T:a[0-9]+]], %hi(count)
// CHECK: .insn r 51, 0, 0, [[T]], [[T]], gp
// CHECK: lw a0, %lo(count)([[T]])
// CHECK: lui [[T2:a[0-9]+]], %hi(count)
// CHECK: sw {{a[0-9]+}}, %lo(count)([[T2]])
// CHECK: ret

extern struct { int a, b, c, d, e; } five;
void g(int *p);
int pair(int i) {
  if (five.a)
    g(&five.c);
  return five.b;
}
// CHECK-LABEL: pair:
// CHECK-NOT: s0
// CHECK: lw {{a[0-9]+}}, %lo(five)(
// CHECK: addi a0, {{a[0-9]+}}, %lo(five+8)
// CHECK: lw a0, %lo(five+4)(
// CHECK: ret

// For many one address is made, for compressed loads.
int all(void) { return five.a + five.b + five.c + five.d + five.e; }
// CHECK-LABEL: all:
// CHECK: lui [[T:a[0-9]+]], %hi(five)
// CHECK: addi [[A:a[0-9]+]], [[T]], %lo(five)
// CHECK: lw {{a[0-9]+}}, 0([[A]])
// CHECK: lw {{a[0-9]+}}, 16([[A]])
