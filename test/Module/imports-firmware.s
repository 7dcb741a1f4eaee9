@ The import map of a firmware image: the rows of its section trivet_exports. All
@ its addresses are fixed, so objects are constants to modules.
@ RUN: llvm-mc -triple=thumbv7m-none-eabi -filetype=obj %s -o %t.o
@ RUN: ld.lld --image-base=0x8000 --entry=0 %t.o -o %t.elf
@ RUN: trivet imports %t.elf | FileCheck %s
@ RUN: llvm-objcopy --remove-section=trivet_exports %t.elf %t.none
@ RUN: not trivet imports %t.none 2>&1 | FileCheck %s --check-prefix=NONE
  .syntax unified
  .thumb
  .text
  .thumb_func
write_console:
  bx lr
  .data
rate:
  .long 0
  .section .rodata.str,"aMS",%progbits,1
.Lwrite: .asciz "write"
.Lrate: .asciz "clock_rate"
  .section trivet_exports,"aR",%progbits
  .long .Lwrite, write_console
  .long .Lrate, rate
@ CHECK:      module firmware
@ CHECK-NEXT: direct const clock_rate
@ CHECK-NEXT: direct function write
@ NONE: trivet imports: error: {{.*}}: neither a module nor a firmware image: there is no section trivet_exports
