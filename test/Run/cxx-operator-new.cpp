// A program that replaces operator new replaces it in every module, so that what one
// allocates another may free.
//
// REQUIRES: libc++
// RUN: rm -rf %t.dir && mkdir %t.dir
// RUN: %target-trivet-clang++ -O1 -fPIC -DLIBRARY -shared %s -Wl,-soname,libnew.so -o %t.dir/libnew.so
// RUN: %target-trivet-clang++ -O1 %s %t.dir/libnew.so -o %t.dir/app
// RUN: %trivet run -L %t.dir %t.dir/app | FileCheck %s
#include <string>
std::string make(int n);
#ifdef LIBRARY
std::string make(int n) { return std::string(n, 'x') + "y"; } // in libnew.so and libc++.so
#else
#include <new>
#include <stdio.h>
#include <stdlib.h>
static int news, deletes;
void *operator new(size_t size) {
  ++news;
  char *block = static_cast<char *>(malloc(size + 8)); // not what free() expects
  return block + 8;
}
void operator delete(void *object) noexcept {
  if (object) {
    ++deletes;
    free(static_cast<char *>(object) - 8);
  }
}
int main() {
  {
    std::string text = make(40);
    printf("%d %s\n", int(text.size()), news > 0 ? "replaced" : "not replaced");
  }
  printf("%s\n", news == deletes ? "all freed" : "not all freed");
}
// CHECK: 41 replaced
// CHECK-NEXT: all freed
#endif
