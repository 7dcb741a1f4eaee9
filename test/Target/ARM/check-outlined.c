// The checker follows what the outliner has taken out at each place that calls it,
// with what the registers hold there.
//
// RUN: %cc -Oz -mllvm -enable-machine-outliner=always -S -o - %s | FileCheck %s
// RUN: %cc -Oz -mllvm -enable-machine-outliner=always -fplugin-arg-trivet-mode=library -S -o /dev/null %s
void g(int, int), h(int, int);
int a, b, c;
int f1(int n) { a = n; g(n, 7); h(1, 2); g(3, 4); h(5, 6); return n * 3 + b; }
int f2(int n) { b = n; g(n, 8); h(1, 2); g(3, 4); h(5, 6); return n * 5 + c; }
int f3(int n) { c = n; g(n, 9); h(1, 2); g(3, 4); h(5, 6); return n * 7 + a; }
// CHECK: bl OUTLINED_FUNCTION
