// -fsanitize=address on the host: what a library does wrong with the heap and the stack is reported with its
// function, and ends the machine; calls of libc's functions are watched, too. What is right runs.
//
// REQUIRES: sysroot-x86_64
// RUN: rm -rf %t && mkdir %t && cd %t
// DEFINE: %{cc} = x86_64-trivet-clang -fsanitize=address -O1
// RUN: %{cc} -fPIC -shared -DLIBRARY -Wl,-soname=libbad.so %s -o libbad.so
// RUN: %{cc} %s -L. -lbad -o app
// RUN: %trivet run ./app | FileCheck %s
// CHECK: 7 1 9, 1 calls, fine
// RUN: not %trivet run ./app heap 2>&1 | FileCheck %s --check-prefix=HEAP
// HEAP: ERROR: AddressSanitizer: heap-use-after-free
// HEAP: READ of size 4
// HEAP: #0 {{.*}} in use+0x{{.*}} (./libbad.so+0x100000
// HEAP: #1 {{.*}} in main+0x
// HEAP: ended by AddressSanitizer: see above
// RUN: not %trivet run ./app stack 2>&1 | FileCheck %s --check-prefix=STACK
// STACK: ERROR: AddressSanitizer: stack-buffer-overflow
// STACK: #0 {{.*}} in get+0x{{.*}} (./libbad.so+0x100000
// RUN: not %trivet run ./app copy 2>&1 | FileCheck %s --check-prefix=COPY
// COPY: ERROR: AddressSanitizer: heap-buffer-overflow
// COPY: WRITE of size 9
int use(const int *p);
char get(int i);
#ifdef LIBRARY
#include <string.h>
int uses;
int use(const int *p) { return ++uses, *p; }
char get(int i) {
  char block[8];
  memset(block, 1, sizeof block);
  return block[i];
}
#else
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
static int calls;
static int numbers[3] = {1, 9, 2};
int main(int argc, char **argv) {
  const char *what = argc > 1 ? argv[1] : "";
  int *number = malloc(sizeof *number);
  char *copy = malloc(8);
  *number = 7;
  ++calls;
  strcpy(copy, *what == 'c' ? "too long" : "fine");
  printf("%d %d %d, %d calls, %s\n", use(number), get(*what == 's' ? 8 : 7), numbers[argc], calls, copy);
  free(number);
  free(copy);
  return *what == 'h' ? use(number) : 0;
}
#endif
