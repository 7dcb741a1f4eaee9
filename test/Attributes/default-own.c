// RUN: %cc -fplugin-arg-trivet-default=own -emit-llvm -S -o - %s | FileCheck %s
extern int data;
int function(void);
int use(void) { return data + function(); }
// CHECK-NOT: !trivet !
