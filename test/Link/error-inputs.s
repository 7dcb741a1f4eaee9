@ Inputs that cannot be part of a module: another machine's object, a shared object
@ that is no module, an application, a linker script.
@ RUN: llvm-mc -triple=thumbv7m-none-eabi -filetype=obj -I %S/Inputs %s -o %t.o
@ RUN: echo > %t.empty.s
@ RUN: llvm-mc -triple=x86_64-none-elf -filetype=obj %t.empty.s -o %t.x86.o
@ RUN: not trivet ld %t.o %t.x86.o -o %t.app 2>&1 | FileCheck %s --check-prefix=MACHINE
@ RUN: ld.lld -shared %t.o -o %t.so
@ RUN: not trivet ld %t.o %t.so -o %t.app 2>&1 | FileCheck %s --check-prefix=MODULE
@ RUN: trivet ld %t.o -o %t.app
@ RUN: not trivet ld %t.o %t.app -o %t.app2 2>&1 | FileCheck %s --check-prefix=APP
@ RUN: not trivet ld %t.o -T %s -o %t.app 2>&1 | FileCheck %s --check-prefix=SCRIPT
  .include "trivet.inc"
  trivet_application
  .text
function _start
  bx lr
@ MACHINE: trivet ld: error: {{.*}}x86.o is incompatible with {{.*}}
@ MODULE: trivet ld: error: {{.*}}.so: program header {{[0-9]}}: offset 0x{{.*}}: segment with a wrong address
@ APP: trivet ld: error: {{.*}}.app: is an application, not a library
@ SCRIPT: trivet ld: error: -T: a module's layout is fixed
