// Libraries that need each other, in one direction pending, work from an image as they do copied: the programs are
// those of Loader/cycle-pending.c.
//
// REQUIRES: qemu-arm, sysroot-thumbv7m
// RUN: rm -rf %t && split-file %S/../Loader/cycle-pending.c %t && mkdir %t/old
// RUN: thumbv7m-trivet-clang -O2 -shared -fPIC -DALONE %t/a.c -Wl,-soname,liba.so -o %t/old/liba.so
// RUN: thumbv7m-trivet-clang -O2 -shared -fPIC %t/b.c %t/old/liba.so -Wl,-soname,libb.so -o %t/libb.so
// RUN: thumbv7m-trivet-clang -O2 -shared -fPIC %t/a.c %t/libb.so -Wl,-soname,liba.so -o %t/liba.so
// RUN: thumbv7m-trivet-clang -O2 %t/main.c -L%t -lb -o %t/main
// RUN: %trivet prelink -o %t/image.elf %t/main
// RUN: %trivet run --stats --image %t/image.elf main 0 -- main 2 > %t/out 2>&1 && FileCheck %s < %t/out
// RUN: %trivet run --stats --text=flash %t/main 0 > %t/out 2>&1 && FileCheck %s --check-prefix=DEVICE < %t/out
// CHECK-DAG: main#1: b +{{$}}
// CHECK-DAG: main#1: a +{{$}}
// CHECK-DAG: main#1: a 11, b 21, main 101
// CHECK-DAG: main#2: a 12, b 22, main 102
// CHECK-DAG: main#2: a 13, b 23, main 103
// CHECK-DAG: symbols looked up: 0;
// CHECK-DAG: nothing leaked
// DEVICE-DAG: a 11, b 21, main 101
// DEVICE-DAG: nothing leaked
