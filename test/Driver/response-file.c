// Build systems hide long command lines in files: the options there count too.
//
// RUN: echo '-fPIC -c' > %t.rsp
// RUN: thumbv7m-trivet-clang -### @%t.rsp %s 2>&1 | FileCheck %s
// CHECK: "mode=library"
