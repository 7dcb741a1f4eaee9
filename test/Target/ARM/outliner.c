// The outliner may share what names the same symbols, entries included, and does not
// share what names others.
//
// RUN: %cc -Oz -mllvm -enable-machine-outliner -S -o - %s | FileCheck %s
#define LIBX __attribute__((direct("libx"))) extern volatile
LIBX int a, b, c, d, e;
int f1(int n) { a = n; b = n; c = n; d = n + 1; return n * 3; }
int f2(int n) { a = n; b = n; c = n; d = n + 1; return n * 5; }
int f3(int n) { a = n; b = n; c = n; d = n + 1; return n * 7; }
int g(int n) { b = n; a = n; e = n; d = n + 2; return n * 9; }
// CHECK-LABEL: f1:
// CHECK: bl OUTLINED_FUNCTION_0
// CHECK-LABEL: g:
// CHECK-NOT: {{bl?}} OUTLINED_FUNCTION_0
// CHECK-LABEL: OUTLINED_FUNCTION_0:
// CHECK: .Lpcsection
// CHECK: ldr {{r[0-9]+}}, [r9, #-4]
// CHECK: .section trivet.fix
// CHECK-DAG: .long a
// CHECK-DAG: .long b
// CHECK-DAG: .long c
