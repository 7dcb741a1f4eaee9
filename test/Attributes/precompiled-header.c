// Attributes survive a precompiled header, misuse too.
//
// RUN: split-file %s %t
// RUN: %cc -x c-header -o %t/h.pch %t/h.h
// RUN: %cc -include-pch %t/h.pch -emit-llvm -S -o - %t/use.c | FileCheck %s
// RUN: not %cc -include-pch %t/h.pch -c -o %t/o %t/define.c 2>&1 | FileCheck %s --check-prefix=ERROR
//--- h.h
__attribute__((direct("libx.so"))) extern int x;
__attribute__((pending)) int f(void);
//--- use.c
int use(void) { return x + f(); }
// CHECK-DAG: @x = external {{.*}}!trivet [[X:![0-9]+]]
// CHECK-DAG: declare !trivet [[F:![0-9]+]] extern_weak {{.*}}@f
// CHECK-DAG: [[X]] = !{!"direct", !"libx.so"}
// CHECK-DAG: [[F]] = !{!"pending", !""}
//--- define.c
int x = 1;
// ERROR: h.h:1:16: error: 'x' is declared direct
// ERROR: define.c:1:5: note: defined here
