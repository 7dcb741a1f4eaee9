# What has no entry is an address, and text, which all processes share, holds none of own data or of
# another module's. Nor is there one in 32 bits in data.
# RUN: split-file %s %t
# RUN: llvm-mc -triple=x86_64 -filetype=obj -I %S/Inputs %t/lib.s -o %t/lib.o
# RUN: llvm-mc -triple=x86_64 -filetype=obj -I %S/Inputs %t/app.s -o %t/app.o
# RUN: trivet ld -shared %t/lib.o -o %t/libd.so
# RUN: not trivet ld %t/app.o %t/libd.so -o %t/app 2>&1 | FileCheck %s --implicit-check-not=error:
#--- lib.s
  .include "trivet.inc"
  trivet_library
object theirs
  .long 0
#--- app.s
  .include "trivet.inc"
  trivet_application
  .text
function _start
  fix 3, x, movq $x, x(%rax)
  leaq x(%rax), %rax
  movl $x, %eax
  movl x(%rip), %eax
  .quad x
  movl $theirs, %eax
  movl theirs(%rip), %eax
  .quad theirs
  ret
object x
  .long _start
# CHECK: error: code for a fixed place takes the address of _start
# CHECK-NEXT: >>> referenced by {{.*}}app.o:(.data+0x0)
# CHECK-NEXT: >>> a module is placed by the loader
# CHECK-NEXT: >>> remedy: hold it in a whole word
# CHECK: error: shared text holds the address of own data: x
# CHECK-NEXT: >>> referenced by {{.*}}app.o:(.text+0x7) (function _start)
# CHECK-NEXT: >>> referenced by {{.*}}app.o:(.text+0xe)
# CHECK-NEXT: >>> referenced by {{.*}}app.o:(.text+0x13)
# CHECK-NEXT: >>> and in 2 more places
# CHECK: error: shared text holds the address of another module's data: theirs
# CHECK-NEXT: (.text+0x26)
# CHECK-NEXT: (.text+0x2c)
# CHECK-NEXT: (.text+0x30)
