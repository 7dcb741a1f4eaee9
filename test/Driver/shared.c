// -shared reaches the linker and brings no start-up file; libc comes by itself.
// In a compilation, and as the value of another option, it means nothing.
//
// RUN: thumbv7m-trivet-clang -### -shared %s -Wl,-soname,libx.so -o libx.so 2>&1 | FileCheck %s
// RUN: thumbv7m-trivet-clang -### %s -o prog 2>&1 | FileCheck %s --check-prefix=PROGRAM
// RUN: thumbv7m-trivet-clang -### -c -fPIC -MD -MT -shared %s -o x.o 2>&1 | FileCheck %s --check-prefix=COMPILE
//
// CHECK: trivet-ld"
// CHECK-NOT: crt0.o
// CHECK-SAME: "-soname" "libx.so"
// CHECK-SAME: "-shared"
// CHECK-SAME: "-lc"
//
// PROGRAM: trivet-ld"
// PROGRAM-SAME: crt0.o"
// PROGRAM-NOT: "-shared"
// PROGRAM-SAME: "-lc"
//
// COMPILE: "-MT" "-shared"
// COMPILE-NOT: trivet-ld
