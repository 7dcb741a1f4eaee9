// What cannot be caught ends the program and says why: nobody catches it, a noexcept
// function, a frame of C without an unwind table between thrower and handler.
//
// REQUIRES: libc++
// RUN: rm -rf %t.dir && mkdir %t.dir
// RUN: %target-trivet-clang -O1 -fPIC -x c -DLIBRARY -c %s -o %t.o && %target-trivet-clang -shared %t.o -Wl,-soname,libc-frames.so -o %t.dir/libc-frames.so
// RUN: %target-trivet-clang++ -O1 %s %t.dir/libc-frames.so -o %t.dir/app
// RUN: not %trivet run -L %t.dir %t.dir/app uncaught 2>&1 | FileCheck %s --check-prefix=UNCAUGHT
// RUN: not %trivet run -L %t.dir %t.dir/app noexcept 2>&1 | FileCheck %s --check-prefix=NOEXCEPT
// RUN: not %trivet run -L %t.dir %t.dir/app frame 2>&1 | FileCheck %s --check-prefix=FRAME
// UNCAUGHT: terminating due to uncaught exception of type std::runtime_error: nobody wants me
// NOEXCEPT: terminating
// FRAME: terminating due to uncaught exception of type int
// CHECK-NOT: caught
#ifdef LIBRARY
int calls;
void call(void (*f)(void)) {
  f();
  ++calls;
}
#else
#include <stdexcept>
#include <stdio.h>
#include <string>
extern "C" void call(void (*f)());
static void raise() { throw 5; }
static void never() noexcept { raise(); }
int main(int, char **argv) {
  std::string how = argv[1];
  if (how == "uncaught")
    throw std::runtime_error("nobody wants me");
  try {
    if (how == "noexcept")
      never();
    call(raise);
  } catch (int) {
    puts("caught");
  }
}
#endif
