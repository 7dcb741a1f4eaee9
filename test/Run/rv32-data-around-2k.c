// Each access to own data has its own upper part: the linker deletes the first ones here and keeps the others.
//
// REQUIRES: qemu-riscv32
// RUN: rm -rf %t && split-file %s %t
// DEFINE: %{cc} = rv32imac-trivet-clang --no-sysroot-imports -nostdlib -fno-builtin
// RUN: %{cc} -O2 -shared -fPIC -Wl,-soname=lib.so %t/first.c %t/pair.c -o %t/lib.so
// RUN: llvm-nm %t/lib.so | FileCheck %s --check-prefix=PLACE
// RUN: llvm-objdump -d --no-show-raw-insn --disassemble-symbols=sum %t/lib.so | FileCheck %s --check-prefix=CODE
// RUN: %{cc} -O0 -Wl,-e,main %t/app.c %t/lib.so -o %t/app && %trivet run -L%t %t/app
// RUN: %{cc} -O0 -shared -fPIC -Wl,-soname=lib.so %t/first.c %t/pair.c -o %t/lib.so && %trivet run -L%t %t/app
// RUN: %{cc} -Oz -shared -fPIC -Wl,-soname=lib.so %t/first.c %t/pair.c -o %t/lib.so && %trivet run -L%t %t/app
// PLACE: 000007fc {{.}} pair
// CODE: lw {{a.}}, {{.*}}(gp)
// CODE: lui [[T:a.]], 0x1
// CODE: lw {{a.}}, 0x7fc(
// CODE: lw {{a.}}, -0x800([[T]])
//--- first.c
char a[1000] = {1}, b[1000] = {2}, c[44] = {3};
//--- pair.c
struct { int first, second, more[5]; } pair = {40, 2};
int sum(void) { return pair.first + pair.second; }
static __attribute__((noinline)) void add(int *p) { ++*p; }
void change(void) {
  add(&pair.second);
  pair.first -= 41;
}
//--- app.c
int sum(void);
void change(void);
int main(void) {
  if (sum() != 42)
    return 1;
  change();
  return sum() != 2;
}
