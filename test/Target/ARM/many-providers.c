// A base for each symbol of unknown provider: up to 254 in one unit, told apart by
// placeholders, the last ones by no multiples of 4.
//
// RUN: %cc -O1 -mllvm -verify-machineinstrs -S -o - %s | FileCheck %s
// RUN: not %cc -O1 -DTOO_MANY -S -o %t %s 2>&1 | FileCheck %s --check-prefix=ERROR
#define ONE(n) __attribute__((direct)) extern int x##n; int f##n(void) { return x##n; }
#define TEN(n) ONE(n##0) ONE(n##1) ONE(n##2) ONE(n##3) ONE(n##4) ONE(n##5) ONE(n##6) ONE(n##7) ONE(n##8) ONE(n##9)
#define HUNDRED(n) TEN(n##0) TEN(n##1) TEN(n##2) TEN(n##3) TEN(n##4) TEN(n##5) TEN(n##6) TEN(n##7) TEN(n##8) TEN(n##9)
HUNDRED(1)
#ifdef TOO_MANY
HUNDRED(2) HUNDRED(3)
#endif
// CHECK-LABEL: f161:
// CHECK: ldr r0, [r9, #-248]
// CHECK-LABEL: f162:
// CHECK: ldr r0, [r9, #-1]
// CHECK-LABEL: f165:
// CHECK: ldr r0, [r9, #-5]
// ERROR: error: trivet: 'x354': more than 254 bases of direct data in one translation unit: name the modules, direct("libx"), so that their data can share one
