// Where clang's constants end up.
//
// RUN: %cc -O1 -c -o %t %s && llvm-nm %t | FileCheck %s
extern int own;
int function(void);
const char *const strings[] = {"one", "two"};
int (*const functions[])(void) = {function};
int *const pointers[] = {&own};
const struct { int (*f)(void); const char *const *s; } mixed = {function, strings};
const void *const transitive[] = {pointers};
// CHECK-DAG: R strings
// CHECK-DAG: R functions
// CHECK-DAG: D pointers
// CHECK-DAG: R mixed
// CHECK-DAG: D transitive
