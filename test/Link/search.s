@ -lx finds libx.so before libx.a. The -Bstatic with which clang's bare-metal driver
@ begins changes nothing; -static does. A missing -lgcc_s under --as-needed is not
@ missed.
@ RUN: split-file %s %t
@ RUN: llvm-mc -triple=thumbv7m-none-eabi -filetype=obj -I %S/Inputs %t/lib.s -o %t/lib.o
@ RUN: llvm-mc -triple=thumbv7m-none-eabi -filetype=obj -I %S/Inputs %t/app.s -o %t/app.o
@ RUN: trivet ld -shared %t/lib.o -soname libx.so -o %t/libx.so
@ RUN: llvm-ar rcs %t/libx.a %t/lib.o
@ RUN: trivet ld --sysroot=/nowhere -Bstatic -m armelf -EL %t/app.o -L%t --start-group -lx --as-needed -lgcc_s --no-as-needed --end-group --target2=rel -o %t/app
@ RUN: llvm-readelf -d %t/app | FileCheck %s --check-prefix=SHARED
@ RUN: trivet ld -static %t/app.o -L%t -lx -o %t/app
@ RUN: llvm-readelf -d %t/app | FileCheck %s --check-prefix=STATIC
@ RUN: not trivet ld %t/app.o -L%t -lx -lmissing -o %t/app 2>&1 | FileCheck %s --check-prefix=MISSING
@--- lib.s
  .include "trivet.inc"
  trivet_library
  .text
function f
  bx lr
@--- app.s
  .include "trivet.inc"
  trivet_application
  .text
function _start
  bl f
@ SHARED: NEEDED) {{.*}}[libx.so]
@ STATIC-NOT: NEEDED
@ MISSING: trivet ld: error: unable to find library -lmissing
