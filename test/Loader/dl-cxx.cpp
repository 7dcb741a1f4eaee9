// C++ in a library that comes and goes: what it throws is caught outside, by its own and by a type
// of the standard library; its unwind table and its static objects go with it, each time.
//
// REQUIRES: qemu-arm, sysroot-thumbv7m
// RUN: rm -rf %t && split-file %s %t
// RUN: thumbv7m-trivet-clang++ -O2 -shared -fPIC %t/plug.cpp -Wl,-soname,libplug.so -o %t/libplug.so
// RUN: thumbv7m-trivet-clang++ -O2 %t/app.cpp -o %t/app
// RUN: %trivet run %board --library=%t/libplug.so %t/app | FileCheck %s
// CHECK:      made
// CHECK-NEXT: caught inside: 7, outside: plug 8
// CHECK-NEXT: gone
// CHECK-NEXT: own: app
// CHECK-NEXT: made
// CHECK-NEXT: caught inside: 7, outside: plug 8
// CHECK-NEXT: gone
// CHECK-NEXT: own: app
// CHECK-NEXT: made
// CHECK-NEXT: gone
//
//--- plug.cpp
#include <cstdio>
#include <stdexcept>
#include <string>
struct Thing {
  int n = 7;
  Thing() { puts("made"); }
  ~Thing() { puts("gone"); }
};
static Thing thing;
extern "C" int inside() {
  try {
    throw thing.n;
  } catch (int n) {
    return n;
  }
}
extern "C" void outside() { throw std::runtime_error("plug " + std::to_string(thing.n + 1)); }
//--- app.cpp
#include <cstdio>
#include <dlfcn.h>
#include <stdexcept>
int main() {
  setvbuf(stdout, nullptr, _IOLBF, 100);
  for (int i = 0; i < 2; ++i) {
    void *plug = dlopen("libplug.so", RTLD_NOW);
    auto inside = reinterpret_cast<int (*)()>(dlsym(plug, "inside"));
    auto outside = reinterpret_cast<void (*)()>(dlsym(plug, "outside"));
    try {
      std::printf("caught inside: %d, ", inside());
      outside();
    } catch (const std::exception &e) {
      std::printf("outside: %s\n", e.what());
    }
    dlclose(plug);
    try {
      throw std::runtime_error("app");
    } catch (const std::exception &e) {
      std::printf("own: %s\n", e.what());
    }
  }
  return dlopen("libplug.so", RTLD_NOW) == nullptr;
}
