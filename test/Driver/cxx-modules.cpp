// A C++ module whose objects are in a library: functions, statics of inline functions and templates.
//
// REQUIRES: qemu-arm, sysroot-thumbv7m
// RUN: split-file %s %t && cd %t
// RUN: thumbv7m-trivet-clang++ -std=c++20 -O1 -fPIC --precompile count.cppm -o count.pcm
// RUN: thumbv7m-trivet-clang++ -std=c++20 -O1 -fPIC -c count.pcm -o count.o
// RUN: thumbv7m-trivet-clang++ -shared -Wl,-soname,libcount.so count.o -o libcount.so
// RUN: thumbv7m-trivet-clang++ -std=c++20 -O1 -fmodule-file=count=count.pcm -c app.cpp -o app.o
// RUN: thumbv7m-trivet-clang++ app.o -L. -lcount -o app
// RUN: trivet run --machine=mps2-an385 -L. ./app | FileCheck app.cpp
// RUN: thumbv7m-trivet-clang++ -std=c++20 -fmodule-file=count=count.pcm -c data.cpp -o data.o
// RUN: not thumbv7m-trivet-clang++ data.o -L. -lcount -o data 2>&1 | FileCheck data.cpp
//--- count.cppm
export module count;
static int hidden = 4;
export int shared = 5;
export int next() { return ++hidden; }
export template <class T> struct Box {
  static inline T count = 3;
  T get() { return ++count; }
};
export inline int once() {
  static int n;
  return ++n;
}
export int library() { return Box<int>().get() * 10 + once(); }
//--- app.cpp
#include <stdio.h>
import count;
int main() {
  // CHECK: 41 52 2 5
  int first = library(), box = Box<int>().get(), in_between = once();
  printf("%d %d%d %d %d\n", first, box, library() % 10 - 1, in_between, next());
}
//--- data.cpp
import count;
int main() { return shared; }
// CHECK: error: own data lives in another module: _ZW5count6shared
// CHECK: remedy:
