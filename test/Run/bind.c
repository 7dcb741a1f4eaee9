// A timer's interrupt handler calls back into processes, and there into a library, whoever runs.
// The program is examples/tick.
//
// REQUIRES: qemu-arm, sysroot-thumbv7m
// DEFINE: %{in} = %S/../../examples/tick
// RUN: rm -rf %t && mkdir %t
// RUN: thumbv7m-trivet-clang -O2 -fPIC -shared %{in}/meter.c -Wl,-soname,libmeter.so -o %t/libmeter.so
// RUN: thumbv7m-trivet-clang -O2 %{in}/app.c -L%t -lmeter -o %t/app
// RUN: %trivet run --stats %t/app 3 -- %t/app 5 2>&1 | FileCheck %s
// CHECK-DAG: app#1: {{[0-9]+}} ticks, by 3: right
// CHECK-DAG: app#2: {{[0-9]+}} ticks, by 5: right
// CHECK: nothing leaked
