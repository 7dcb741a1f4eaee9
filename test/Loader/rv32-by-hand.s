# RISC-V's board and loader, without compiler or linker: a module file byte by byte.
# The board is chosen by the file's machine.
#
# REQUIRES: qemu-riscv32
# RUN: %clang --target=riscv32-none-elf -march=rv32imac -c %s -o %t.o && llvm-objcopy -O binary -j .text %t.o %t
# RUN: sh -c '%trivet run %t write; echo status $?' | FileCheck %s --check-prefix=WRITE
# WRITE: hello
# WRITE-NEXT: status 7
#
# The counter is each process's own, gp survives being preempted.
# RUN: %trivet run --stats %t spin -- %t spin 2>&1 | FileCheck %s --check-prefix=SPIN
# SPIN-DAG: #1: hello
# SPIN-DAG: #2: hello
# SPIN-DAG: #1: data {{.*}} resumed {{[0-9]{2}[0-9]*}} times; status 0
# SPIN-DAG: #2: data {{.*}} resumed {{[0-9]{2}[0-9]*}} times; status 0
# SPIN-DAG: nothing leaked
#
# RUN: %trivet run --stats --text=far %t spin 2>&1 | FileCheck %s --check-prefix=FAR
# FAR: {{ 16 +5 +1$}}
#
# RUN: not %trivet run %t fault 2>&1 | FileCheck %s --check-prefix=FAULT
# FAULT: error: [[N:.*]]: fault: pc {{[0-9a-f]+}} lr {{[0-9a-f]+}} cause 5 address e0100000
#
# Into the guard of the stack; past it, seen at the next switch.
# RUN: not %trivet run %t overflow -- %t write 2>&1 | FileCheck %s --check-prefix=OVERFLOW
# RUN: not %trivet run %t leap -- %t write 2>&1 | FileCheck %s --check-prefix=OVERFLOW
# OVERFLOW-DAG: #1: stack overflow: give it more with --stack
# OVERFLOW-DAG: #2: hello
        .option norelax
        .option norvc
        .set TEXT, 0x10000000
        .set META, 0x20000000
file:   .byte   0x7f, 0x45, 0x4c, 0x46, 1, 1, 1
        .zero   9
        .half   3, 243
        .word   1, TEXT + (entry - text), headers - file, 0, 1
        .half   52, 32, 4, 40, 0, 0
headers:
        .word   1, data - file, 0, 0, dataend - data, dataend - data + 8, 6, 8
        .word   1, text - file, TEXT, TEXT, textend - text, textend - text + 8, 5, 8
        .word   1, meta - file, META, META, metaend - meta, metaend - meta, 4, 4
        .word   2, dynamic - file, META + (dynamic - meta), 0, dynend - dynamic, 0, 4, 4

        .balign 8
text:
entry:  addi    sp, sp, -16             # int entry(int argc, char **argv, char **envp)
        sw      ra, 12(sp)
        lw      a3, 4(a1)
        lbu     a3, 0(a3)
        li      a4, 's'
        beq     a3, a4, spin
        li      a4, 'f'
        beq     a3, a4, fault
        li      a4, 'o'
        beq     a3, a4, overflow
        li      a4, 'l'
        beq     a3, a4, leap
        li      a0, 1                   # write(1, greeting, 6); hook()
high:   auipc   a1, 0
low:    addi    a1, a1, 0
        li      a2, 6
pair:   auipc   ra, 0
        jalr    ra
weak:   auipc   ra, 0
        jalr    ra
        li      a0, 7
back:   lw      ra, 12(sp)
        addi    sp, sp, 16
        ret
spin:   li      a5, 20000000
1:      lw      a4, 4(gp)
        addi    a4, a4, 1
        sw      a4, 4(gp)
        addi    a5, a5, -1
        bnez    a5, 1b
        li      a5, 20000000
        li      a0, 1
        bne     a4, a5, back
        lw      a1, 0(gp)               # a word in data: the greeting's address
        li      a2, 6
jump:   jal     .
        li      a0, 0
        j       back
fault:  li      a5, 0xe0100000
        lw      a0, 0(a5)
overflow:
        addi    sp, sp, -64
        sw      ra, 0(sp)
        j       overflow
leap:   li      a5, -65536
        add     sp, sp, a5
1:      j       1b
greeting:
        .ascii  "hello\n"
        .balign 8
textend:

data:   .word   0, 0
dataend:

meta:
symbols:
        .zero   16
        .word   write - strings, 0, 0, 0x10
        .word   hook - strings, 0, 0, 0x20 # weak
hash:   .word   1, 3, 1, 5, 0, 0        # exports nothing
relas:  .word   0, 3, TEXT + (greeting - text)                                     # RELATIVE
        .word   TEXT + (high - text), 23, TEXT + (greeting - text)                 # PCREL_HI20
        .word   TEXT + (low - text), 24, TEXT + (greeting - text) + (low - high)   # PCREL_LO12_I
        .word   TEXT + (pair - text), 1 << 8 | 19, 0                               # CALL_PLT
        .word   TEXT + (jump - text), 1 << 8 | 17, 0                               # JAL
        .word   TEXT + (weak - text), 2 << 8 | 19, 0
relasend:
dynamic:
        .word   0x60545600, 1, 0x60545601, 1, 0x60545602, 2 # ABI, DATARELAS, IMPORTS
        .word   6, META + (symbols - meta), 11, 16, 0x6ffffef5, META + (hash - meta)
        .word   7, META + (relas - meta), 8, relasend - relas, 9, 12
        .word   5, META + (strings - meta), 10, stringsend - strings
        .word   0x6ffffffb, 0x08000000, 0, 0
dynend:
strings:
        .byte   0
write:  .asciz  "write"
hook:   .asciz  "hook"
stringsend:
metaend:
