// An entry of the side table: distance to the instruction, kind, symbol and addend.
// Their order says nothing.
//
// RUN: %cc -O2 -S -ffunction-sections -o - %s | FileCheck %s
// RUN: %cc -O2 -c -ffunction-sections -o %t %s && llvm-readelf -S -r %t | FileCheck %s --check-prefix=ELF
__attribute__((direct("libx"))) extern struct { int a, b; } pair;
int get(void) { return pair.b; }
// CHECK: .section trivet.fix,"awo",%progbits,.text.get
// CHECK-DAG: .long .Lpcsection0-{{.*[[:space:]]+}}.long 2 {{.*[[:space:]]+}}.long pair{{$}}
// CHECK-DAG: .long .Lpcsection1-{{.*[[:space:]]+}}.long 3 {{.*[[:space:]]+}}.long pair+4
// ELF: {{\[ *}}[[#TEXT:]]] .text.get PROGBITS
// ELF: trivet.fix PROGBITS {{[0-9a-f ]+}} WAL {{ *}}[[#TEXT]]
// ELF: '.reltrivet.fix'
// ELF: 00000000 {{.*}} R_ARM_REL32
// ELF: 00000008 {{.*}} R_ARM_ABS32 {{.*}} pair
// ELF: 0000000c {{.*}} R_ARM_REL32
// ELF: 00000014 {{.*}} R_ARM_ABS32 {{.*}} pair
