// What is unmarked gets no class: own data, or reached by its address.
//
// RUN: %cc -emit-llvm -S -o - %s | FileCheck %s
extern int data;
extern const int constant;
int function(void);
int use(void) { return data + constant + function(); }
// CHECK-NOT: !trivet !
