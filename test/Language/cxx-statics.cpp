// Objects with static storage: `init_priority`, initializer_list, lambdas, pointers to members, variable templates, an exception in the constructor of a local one, placement new
//
// RUN: %matrix %s -- -std=c++20

//--- both.cpp
#include "check.h"
#include <functional>
#include <initializer_list>
#include <map>
#include <new>
#include <string>
static int order;
struct Ordered {
  Ordered(int n) { order = order * 10 + n; }
};
__attribute__((init_priority(300))) static Ordered third(3);
__attribute__((init_priority(200))) static Ordered second(2);
static Ordered last(4);
static std::initializer_list<const char *> words = {"one", "two"};
static const std::map<std::string, int *> names = {{"order", &order}};
static int (*const plain)(int) = [](int n) { return n + order; };
static std::function<int(int)> wrapped = [](int n) { return n - order; };
struct Base {
  virtual int f() { return 1; }
  int n = 7, m = 8;
};
struct Derived : Base {
  int f() override { return order; }
};
static int (Base::*method)() = &Base::f;
static int Base::*const members[] = {&Base::n, &Base::m};
template <class T> int counter = sizeof(T);
template <> int counter<char> = 100;
static int attempts;
struct Difficult {
  Difficult() {
    if (++attempts < 3)
      throw attempts;
  }
};
static int attempt() {
  try {
    static Difficult object;
    return 0;
  } catch (int n) {
    return n;
  }
}
alignas(8) static char room[16];
struct InClass {
  static thread_local int local;
  static inline int shared = 4;
};
thread_local int InClass::local = order + 1;

extern "C" void both() {
  CHECK(order == 234 && words.size() == 2 && *words.begin()[1] == 't' && names.at("order") == &order);
  CHECK(plain(1) == 235 && wrapped(235) == 1);
  Derived d;
  Base *b = OPAQUE(&d);
  CHECK((b->*OPAQUE(&method)[0])() == 234 && b->*members[1] == 8);
  CHECK(counter<double> == 8 && ++counter<char> >= 101);
  CHECK(attempt() == 1 && attempt() == 2 && attempt() == 0 && attempt() == 0 && attempts == 3);
  CHECK((new (room) Derived)->f() == 234 && InClass::local == 235 && ++InClass::shared >= 5);
}
