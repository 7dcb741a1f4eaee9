// C++ without exceptions: constructors before main, destructors after it, new,
// virtual calls through a vtable in shared text, a guarded static local.
//
// REQUIRES: libc++
// RUN: %target-trivet-clang++ -O0 %s -o %t && %trivet run %t | FileCheck %s
// RUN: %target-trivet-clang++ -O2 %s -o %t && %trivet run %t | FileCheck %s
// RUN: %target-trivet-clang++ -Os -flto %s -o %t && %trivet run %t | FileCheck %s
//
// With the small library it needs no other module than libc.
// RUN: %target-trivet-clang++ -Os -fno-exceptions -fno-rtti %s -nostdlib++ -lc++small -lc -o %t
// RUN: %trivet run %t | FileCheck %s
// RUN: %trivet inspect %t | FileCheck %s --check-prefix=SMALL --implicit-check-not=libc++
// SMALL: needs: {{[01]}}
#include <stdio.h>

struct Shape {
  virtual int area() const = 0;
  virtual ~Shape() = default;
};
struct Square : Shape {
  explicit Square(int side) : side(side) {}
  int area() const override { return side * side; }
  int side;
};
template <typename T> T twice(T value) { return value + value; }

struct Announcer {
  Announcer() { puts("constructed"); }
  ~Announcer() { puts("destroyed"); }
} announcer;

static int seed() { return puts("once"), 20; }
static int next() {
  static int value = seed();
  return ++value;
}

int main() {
  Shape *shape = new Square(3);
  printf("area %d\n", twice(shape->area()));
  delete shape;
  next();
  printf("next %d\n", next());
}
// CHECK: constructed
// CHECK-NEXT: area 18
// CHECK-NEXT: once
// CHECK-NEXT: next 22
// CHECK-NEXT: destroyed
