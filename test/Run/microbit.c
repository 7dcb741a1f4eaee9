// 16 KiB of RAM: text, processes, stacks and the firmware's own data share them; the bundle stays in flash. Two
// processes, preempted while their registers are full, share a library and have its data for themselves.
//
// REQUIRES: qemu-arm
// RUN: rm -rf %t && split-file %s %t
// DEFINE: %{cc} = thumbv6m-trivet-clang --no-sysroot-imports -nostdlib -O2
// DEFINE: %{long} = a234567890b234567890c234567890d234567890e234567890f234567890g234567890h234567890i234567890j234567890
// DEFINE: %{run} = %trivet run --machine=microbit
// RUN: %{cc} -fPIC -shared -Wl,-soname,lib.so %t/lib.c -o %t/lib.so && %{cc} -Wl,-e,main %t/app.c %t/lib.so -o %t/app
// RUN: sh -c "%{run} --stats %t/app 2 -- %t/app 3; echo status \$?" > %t/out 2>&1 && FileCheck %s < %t/out
// CHECK-DAG: #1: 2 is right
// CHECK-DAG: #2: 3 is right
// CHECK-DAG: {{^}}status 2
// CHECK-DAG: app 0 2000{{.*}} 2 4
// CHECK-DAG: lib.so 1 2000{{.*}} 2 4
// CHECK-DAG: #1: {{.*}}resumed {{[1-9][0-9]+}} times; status 2
// CHECK-DAG: #2: {{.*}}resumed {{[1-9][0-9]+}} times; status 3
// CHECK-DAG: nothing leaked
//
// What does not fit is refused: data, a stack, a heap, arguments in RAM; files in flash.
// RUN: not %{run} --stack=16K %t/app 2 2>&1 | FileCheck %s --check-prefix=STACK --implicit-check-not=leak
// RUN: not %{run} --heap=16K %t/app 2 2>&1 | FileCheck %s --check-prefix=HEAP --implicit-check-not=leak
// RUN: %{run} --heap=4K --stack=2K %t/app 0
// RUN: %{cc} -DROOM=20000 -Wl,-e,main %t/app.c %t/lib.so -o %t/big && not %{run} %t/big 2 2>&1 | FileCheck %s --check-prefix=DATA
// RUN: not sh -c "%{run} %t/app 2 \$(seq 3000)" 2>&1 | FileCheck %s --check-prefix=ARGUMENTS
// RUN: %{cc} -DFLASH=200000 -Wl,-e,main %t/app.c %t/lib.so -o %t/huge && not %{run} %t/huge 2 2>&1 | FileCheck %s --check-prefix=FLASH
// STACK: app: out of memory for 'its stack'
// HEAP: app: out of memory for 'its heap'
// DATA: big: out of memory for 'big'
// ARGUMENTS: app: out of memory for 'its arguments'
// FLASH: bytes, microbit has room for 196608
//
// A fault ends the machine, and so does a stack that overflows or has: nobody knows what it has spoilt.
// RUN: not %{run} %t/app f 2>&1 | FileCheck %s --check-prefix=FAULT
// RUN: %{cc} -DROOM=1000 -Wl,-e,main %t/app.c %t/lib.so -o %t/deep
// RUN: sh -c "%{run} %t/deep o -- %t/app 0; echo status \$?" 2>&1 | FileCheck %s --check-prefix=OVERFLOW
// RUN: sh -c "%{run} %t/deep b -- %t/app 0; echo status \$?" 2>&1 | FileCheck %s --check-prefix=OVERFLOW
// RUN: %{run} --stack=2K %t/deep b
// FAULT: app: fault: pc {{[0-9a-f]+}}
// OVERFLOW: deep: stack overflow: give it more with --stack
// OVERFLOW: {{^}}status 139
//
// A line of the report may be longer than the board's room for one.
// RUN: %{cc} -fPIC -shared -Wl,-soname,lib-%{long}.so %t/lib.c -o %t/long.so && %{cc} -Wl,-e,main %t/app.c %t/long.so -o %t/far
// RUN: not %{run} %t/far 2>&1 | FileCheck %s --check-prefix=LONG
// LONG: lib-a234567890b234567890c234567890d234567890e234567890f234567890g234567890h234567890i234567890j234567890.so
//--- lib.c
static int sum;
int add(int n) { return sum += n; }
unsigned mix(const unsigned *a, unsigned rounds) {
  unsigned b = a[0], c = a[1], d = a[2], e = a[3], f = a[4], g = a[5], h = a[6], i = a[7];
  for (; rounds; --rounds) {
    b = b * 5 + i, c ^= b, d += c << 3, e -= d, f ^= e >> 2, g += f, h = h * 3 + g, i ^= h;
  }
  return b + c + d + e + f + g + h + i;
}
//--- app.c
int add(int), write(int, const void *, unsigned);
unsigned mix(const unsigned *, unsigned);
#ifdef ROOM
char room[ROOM];
#endif
#ifdef FLASH
const char flash[FLASH] = {1};
#endif
static int mine;
static const unsigned seed[8] = {1, 2, 3, 4, 5, 6, 7, 8};
__attribute__((noinline)) int deep(int n, int rounds) {
  volatile char frame[100];
  for (int i = 0; i < 100; i++)
    frame[i] = 1;
  return n ? deep(n - 1, rounds) + frame[0] : (int)mix(seed, rounds);
}
__attribute__((noinline)) int wide(void) {
  volatile int frame[270];
  for (int i = 20; i < 90; i++)
    frame[i] = 1;
  return frame[20];
}
int main(int argc, char **argv) {
  if (argv[1][0] == 'f')
    *(volatile int *)0x60000000 = 1;
  if (argv[1][0] == 'o')
    return !deep(10, 100000); // stopped below its end
  if (argv[1][0] == 'b')
    return !wide() + !mix(seed, 100000); // back before anybody sees it
  int n = argv[1][0] - '0';
  unsigned expected = mix(seed, 20000);
  for (int i = 0; i < 20; i++) {
    if (mix(seed, 20000) != expected)
      argv[1] = "wrong";
    add(n);
    mine += n;
  }
  argv[0][0] = argv[1][0]; // arguments may be written to
  write(1, argv[0], 1);
  if (add(0) == 20 * n && mine == 20 * n && argv[1][0] == n + '0')
    write(1, " is right\n", 10);
  return n;
}
