// The maps of the sysroot's libraries are used unasked, in a stable order, and not
// when the libraries themselves are built.
//
// RUN: thumbv7m-trivet-clang -### -c %s 2>&1 | FileCheck %s
// RUN: thumbv7m-trivet-clang -### --no-sysroot-imports -c %s 2>&1 | FileCheck %s --check-prefix=NONE
// CHECK: "imports={{[^"]*}}sysroot/thumbv7m/share/trivet/libc.imports"
// CHECK-SAME: "imports={{[^"]*}}libz.imports"
// NONE: "mode=application"
// NONE-NOT: "imports=
