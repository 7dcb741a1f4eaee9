// Firmware that installs into flash reads a romfs from the host's file, piece by piece: one that is larger than all memory
// for it will do. What a module needs comes before it, and what is opened later is named in the command.
//
// REQUIRES: qemu-arm, qemu-riscv32, genromfs
// RUN: rm -rf %t && split-file %s %t && mkdir -p %t/root/bin %t/root/lib && truncate -s 9M %t/root/large
// DEFINE: %{command} = --romfs=%t/romfs --stats bin/app -- /bin/app
// RUN: sh %t/make %t thumbv7m
// RUN: %trivet run --machine=mps2-an385 --text=flash --library=/lib/libmore.so %{command} 2>&1 | FileCheck %s
// RUN: not %trivet run --machine=mps2-an385 %{command} 2>&1 | FileCheck %s --check-prefix=LARGE
// RUN: not %trivet run --machine=mps2-an385 --text=flash %{command} 2>&1 | FileCheck %s --check-prefix=LATE
// RUN: sh %t/make %t rv32imac
// RUN: %trivet run --machine=virt-rv32 --text=flash --library=/lib/libmore.so %{command} 2>&1 | FileCheck %s
// CHECK-DAG: app#1: 42
// CHECK-DAG: app#2: 42
// CHECK-DAG: libcount.so {{.*}} 2 {{ *}}4 
// CHECK-DAG: stats: RAM: text 0;
// CHECK-DAG: nothing leaked
// LARGE: error: programs and libraries take 94{{.*}} bytes, mps2-an385 has room for 8388608
// LATE: libmore.so: not in flash
//--- make
set -e
cd $1
cc="$2-trivet-clang --no-sysroot-imports -O2 -nostdlib"
$cc -fPIC -shared -Wl,-soname,libcount.so count.c -o root/lib/libcount.so
$cc -fPIC -shared -Wl,-soname,libmore.so more.c root/lib/libcount.so -o root/lib/libmore.so
$cc -Wl,-e,main app.c root/lib/libcount.so -o root/bin/app
genromfs -d root -f romfs
//--- count.c
static int sum;
int count(int n) { return sum += n; }
//--- more.c
int count(int);
int more(void) { return count(2); }
//--- app.c
int write(int, const void *, unsigned), count(int);
void *dlopen(const char *, int), *dlsym(void *, const char *);
int main(void) {
  void *library = dlopen("libmore.so", 2);
  if (!library)
    return write(1, "libmore.so: not in flash\n", 25);
  count(40);
  int n = ((int (*)(void))dlsym(library, "more"))();
  char text[3] = {'0' + n / 10, '0' + n % 10, '\n'};
  return write(1, text, 3) - 3;
}
