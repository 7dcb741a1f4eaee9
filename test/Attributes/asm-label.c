// The class belongs to the name in the object file.
//
// RUN: %cc -emit-llvm -S -o - %s | FileCheck %s
__attribute__((direct)) extern int x __asm__("other_name");
int use(void) { return x; }
// CHECK: @other_name = external {{.*}}!trivet
