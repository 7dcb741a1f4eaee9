// A damaged module is refused, or becomes an image that is wrong; the tool survives it.
//
// RUN: thumbv7m-trivet-clang --no-sysroot-imports -O2 -nostdlib -Wl,-e,main -s %s -o %t.prog
// RUN: python3 %S/Inputs/damage.py %trivet %t.prog %t.elf | FileCheck %s
// CHECK: made {{[1-9][0-9]*}} refused {{[1-9][0-9]+}}
int number = 1, *pointer = &number;
const char *const words[] = {"one", "two"};
int main(int argc, char **argv) { return words[argc][0] + *pointer; }
