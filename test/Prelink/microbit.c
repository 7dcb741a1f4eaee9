// 16 KiB of RAM hold a chain's records and data only: text is in flash, with Thumb-1's veneers to the firmware.
//
// REQUIRES: qemu-arm
// RUN: rm -rf %t && split-file %s %t
// DEFINE: %{cc} = thumbv6m-trivet-clang --no-sysroot-imports -nostdlib -O2
// RUN: %{cc} -fPIC -shared -Wl,-soname,lib.so %t/lib.c -o %t/lib.so && %{cc} -Wl,-e,main %t/app.c %t/lib.so -o %t/app
// RUN: %trivet prelink --machine=microbit -o %t/image.elf %t/app
// RUN: not %trivet run --machine=microbit --stats --image=%t/image.elf app > %t/out 2>&1 && FileCheck %s < %t/out
// CHECK-DAG: {{^}}hello
// CHECK-DAG: stats: process app: {{.*}} status 5
// CHECK-DAG: nothing leaked

//--- lib.c
static int count = 4;
int *pointer = &count;
int next(void) { return ++*pointer; }
const char constant[20000] = {1}; // more than RAM
//--- app.c
long write(int, const void *, unsigned);
int next(void);
static const char *const words[] = {"hello\n"};
int main(void) {
  write(1, words[0], 6);
  return next();
}
