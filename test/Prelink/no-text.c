// A library of data alone, which has no text that could lie in flash: from an image, and installed into
// flash on the device.
//
// REQUIRES: qemu-arm, qemu-riscv32
// RUN: rm -rf %t && split-file %s %t
// DEFINE: %{arch} = thumbv7m
// DEFINE: %{machine} = mps2-an385
// DEFINE: %{cc} = %{arch}-trivet-clang --no-sysroot-imports -nostdlib -O2
// DEFINE: %{test} = %{cc} -fPIC -shared -Wl,-soname,data.so %t/data.c -o %t/data.so && %{cc} -Wl,-e,main %t/app.c %t/data.so -o %t/app && \
// DEFINE:   %trivet prelink --machine=%{machine} -o %t/image.elf %t/app && %trivet run --machine=%{machine} --image=%t/image.elf app | FileCheck %s && \
// DEFINE:   %trivet run --machine=%{machine} --text=flash %t/app | FileCheck %s
// RUN: %{test}
// REDEFINE: %{arch} = rv32imac
// REDEFINE: %{machine} = virt-rv32
// RUN: %{test}
// CHECK: its word: right
//--- data.c
int words[4] = {1, 2}, *second = &words[1];
//--- app.c
extern __attribute__((direct)) int words[], *second;
long write(int, const void *, unsigned);
int main(void) {
  words[1] += 5;
  write(1, *second == 7 ? "its word: right\n" : "its word: wrong\n", 16);
  return 0;
}
