// Twenty processes of three programs at a time, two of which are killed: libc's
// private state (rand, strtok) is each one's own throughout, and all is given back.
//
// REQUIRES: qemu-arm, sysroot-thumbv7m
// RUN: rm -rf %t && mkdir %t
// RUN: thumbv7m-trivet-clang -O1 -fPIC -shared -DLIBRARY %s -Wl,-soname,libcount.so -o %t/libcount.so
// RUN: thumbv7m-trivet-clang -O1 -DSTEP=1 %s -L%t -lcount -o %t/one
// RUN: thumbv7m-trivet-clang -O1 -DSTEP=2 %s -L%t -lcount -o %t/two
// RUN: thumbv7m-trivet-clang -O1 -DDEEP %s -o %t/deep
// RUN: not %trivet run %board --stack=4K --heap=8K --stats %t/one 1 -- %t/one 2 -- %t/two 3 -- %t/one 4 -- %t/two 5 -- %t/deep \
// RUN:   -- %t/one 6 -- %t/two 7 -- %t/one 8 -- %t/one 9 -- %t/one 10 -- %t/two 11 -- %t/one 12 -- %t/one 13 -- %t/deep \
// RUN:   -- %t/two 14 -- %t/one 15 -- %t/one 16 -- %t/one 17 -- %t/one 18 > %t/out 2> %t/report
// RUN: grep -c 'undisturbed' %t/out | FileCheck %s --check-prefix=COUNT
// RUN: not grep -v undisturbed %t/out
// RUN: grep -c 'stack overflow' %t/report | FileCheck %s --check-prefix=KILLED
// RUN: FileCheck %s --check-prefix=STATS --input-file=%t/report
// COUNT: {{^18$}}
// KILLED: {{^2$}}
// STATS: libcount.so {{[0-9]+ [0-9a-f]+ [0-9]+}} 18
// STATS: nothing leaked

#ifdef LIBRARY
static int total;
int count(int by) { return total += by; }
#elif defined(DEEP)
#include <stdlib.h>
__attribute__((noinline)) static int deep(int n) {
  volatile char room[200];
  room[n & 127] = 1;
  return n ? deep(n - 1) + room[n & 127] : 1;
}
int main(void) {
  int last = 0;
  for (int i = 0; i < 20000; ++i)
    last += rand() & 1;
  return deep(100 + last % 2);
}
#else
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
int count(int by);
static unsigned sum(unsigned seed) {
  unsigned total = 0;
  srand(seed);
  for (int i = 0; i < 20000; ++i)
    total = total * 31 + (unsigned)rand() + (unsigned)count(STEP);
  return total;
}
int main(int argc, char **argv) {
  unsigned seed = (unsigned)atoi(argv[1]);
  char words[] = "a b c";
  strtok(words, " ");
  count(-count(0));
  unsigned first = sum(seed);
  count(-count(0));
  if (first != sum(seed) || count(0) != 20000 * STEP || *strtok(0, " ") != 'b')
    return puts("disturbed"), 1;
  return puts("undisturbed") < 0;
}
#endif
