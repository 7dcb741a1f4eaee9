// C++ without exceptions on the host: constructors in modules, static locals, virtual functions, containers;
// with the small library it needs no other module.
//
// REQUIRES: sysroot-x86_64
// RUN: rm -rf %t && split-file %s %t
// DEFINE: %{cc} = x86_64-trivet-clang++ -fno-exceptions -fno-rtti
// RUN: %{cc} -O2 -shared -fPIC -Wl,-soname=libc1.so %t/lib.cpp -o %t/libc1.so
// RUN: %{cc} -O1 %t/app.cpp -L%t -lc1 -o %t/app
// RUN: %trivet run %t/app | FileCheck %s
// RUN: sh -c "%trivet run %t/app -- %t/app" | FileCheck %s --check-prefix=TWO
// RUN: %{cc} -O2 %t/small.cpp -nostdlib++ -lc++small -o %t/small && %trivet run %t/small | FileCheck %s --check-prefix=SMALL
// RUN: %trivet inspect %t/small | FileCheck %s --check-prefix=SMALL-NEEDS
// SMALL: small 3
// SMALL-NEEDS: needs: 0
// CHECK: made 1
// CHECK-NEXT: 1 2 3 9
// CHECK-NEXT: area 6, once 1
// CHECK-NEXT: unmade
// TWO-DAG: #1: made 1
// TWO-DAG: #2: made 1
// TWO-DAG: #1: unmade
// TWO-DAG: #2: unmade
//--- shape.h
struct Shape {
  virtual int area() const = 0;
  virtual ~Shape() = default;
};
Shape *makeShape();
int once();
//--- lib.cpp
#include "shape.h"
#include <stdio.h>
struct Square : Shape {
  int side;
  Square(int side) : side(side) {}
  int area() const override { return side * 2; }
};
struct Loud {
  static int count;
  Loud() { printf("made %d\n", ++count); }
  ~Loud() { puts("unmade"); }
};
int Loud::count;
static Loud loud;
Shape *makeShape() { return new Square(3); }
int once() {
  static int *value = new int(Loud::count);
  return (*value)++;
}
//--- app.cpp
#include "shape.h"
#include <algorithm>
#include <cstdio>
#include <memory>
#include <vector>
static std::vector<int> numbers = {3, 1, 2};
int main() {
  std::sort(numbers.begin(), numbers.end());
  numbers.push_back(9);
  for (int n : numbers)
    std::printf(n == 9 ? "%d\n" : "%d ", n);
  std::unique_ptr<Shape> shape(makeShape());
  std::printf("area %d, once %d\n", shape->area(), once());
}
//--- small.cpp
#include <cstdio>
struct Base {
  virtual int value() = 0;
  virtual ~Base() = default;
};
struct Derived : Base {
  int value() override { return 3; }
};
int main() {
  Base *base = new Derived;
  std::printf("small %d\n", base->value());
  delete base;
}
