// LLVM's tools under the target's prefix; the dot in a target's name does not
// confuse them.
//
// RUN: thumbv8m.main-trivet-clang -c %s -o %t.o
// RUN: rm -f %t.a && thumbv8m.main-trivet-ar rc %t.a %t.o && thumbv8m.main-trivet-ranlib %t.a
// RUN: thumbv8m.main-trivet-nm %t.a | FileCheck %s
// CHECK: T answer
int answer(void) { return 42; }
