// Plain clang's position independence means tables that modules have not.
//
// RUN: not %cc -fPIC -c -o %t %s 2>&1 | FileCheck %s
// RUN: not %cc -fpie -c -o %t %s 2>&1 | FileCheck %s
// RUN: not %cc -fropi -c -o %t %s 2>&1 | FileCheck %s
// RUN: not %cc -frwpi -c -o %t %s 2>&1 | FileCheck %s
extern const int k;
int f(void) { return k; }
// CHECK: error: trivet: -fPIC, -fpie, -fropi and -frwpi make accesses through a global offset table or the program counter, which modules have not: leave them out, and compile for a library with -fplugin-arg-trivet-mode=library (the drivers translate -fPIC)
