// One base for all data of a provider; loads and stores of every width take the offset
// themselves, with addends.
//
// RUN: %cc -O2 -mllvm -verify-machineinstrs -S -o - %s | FileCheck %s
#define LIBX __attribute__((direct("libx"))) extern
LIBX int word;
LIBX struct { int a, b; } pair;
LIBX unsigned char byte;
LIBX short half;
LIBX signed char sbyte;
void f(int n) { byte = sbyte; word = half + word; pair.b = n; half = n; }
// CHECK-LABEL: f:
// CHECK: ldr [[B:r[0-9]+]], [r9, #-4]
// CHECK-NOT: r9
// CHECK-NOT: add{{[w.]*}} {{.*}}[[B]], #
// CHECK-DAG: ldr{{s?b}}.w {{r[0-9]+}}, {{\[}}[[B]], #{{[0-9]+}}]
// CHECK-DAG: strb.w {{r[0-9]+}}, {{\[}}[[B]], #{{[0-9]+}}]
// CHECK-DAG: ldrsh.w {{r[0-9]+}}, {{\[}}[[B]], #{{[0-9]+}}]
// CHECK-DAG: ldr.w {{r[0-9]+}}, {{\[}}[[B]], #{{[0-9]+}}]
// CHECK-DAG: strh.w {{r[0-9]+}}, {{\[}}[[B]], #{{[0-9]+}}]
// CHECK-DAG: str.w r0, {{\[}}[[B]], #{{[0-9]+}}]
// CHECK: .section trivet.fix
// CHECK-DAG: .long pair+4
// CHECK-DAG: .long sbyte
