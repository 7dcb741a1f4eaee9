// Leaf functions and those without data never touch r9; a call costs nothing more.
//
// RUN: %cc -O2 -S -o - %s | FileCheck %s
int leaf(int a, int b) { return a * b; }
int g(int);
int calls(int a) { return g(a) + g(a + 1); }
int indirect(int (*f)(int), int a) { return f(a) + 1; }
const int k = 7;
int constant(int i) { return (&k)[i]; }
// CHECK: .text
// CHECK-NOT: {{[^a-z_-]r9}}
