// RUN: thumbv7m-trivet-clang -### -rdynamic -pie %s 2>&1 | FileCheck %s
// CHECK: trivet-ld"
// CHECK-NOT: "-pie"
// CHECK-SAME: "--export-dynamic"
