// Objects across modules, more: covariant returns, `dynamic_cast` to the whole object, function-try-blocks, `exception_ptr`, `bad_typeid`, throwing through `noexcept` ends in `terminate`
//
// RUN: %matrix %s -- -std=c++20 -w

//--- lib.cpp
#include <exception>
struct Animal {
  virtual ~Animal() {}
  virtual Animal *clone() const;
  int legs = 4;
};
struct Tail {
  virtual ~Tail() {}
  int length = 9;
};
struct Dog : Tail, Animal {
  Dog *clone() const override;
  int age = 1;
};
Animal *Animal::clone() const { return new Animal(*this); }
Dog *Dog::clone() const { return new Dog(*this); }
Animal *make() { return new Dog; }
std::exception_ptr keep() {
  try {
    throw Dog();
  } catch (...) {
    return std::current_exception();
  }
}
void end(void (*f)()) noexcept { f(); }
//--- app.cpp
#include "check.h"
#include <exception>
#include <setjmp.h>
#include <typeinfo>
struct Animal {
  virtual ~Animal() {}
  virtual Animal *clone() const;
  int legs = 4;
};
struct Tail {
  virtual ~Tail() {}
  int length = 9;
};
struct Dog : Tail, Animal {
  Dog *clone() const override;
  int age = 1;
};
Animal *make();
std::exception_ptr keep();
void end(void (*f)()) noexcept;
static jmp_buf out;
static int ended;
static void leave() {
  ++ended;
  longjmp(out, 1);
}
static int fails(int n) try {
  if (n)
    throw n;
  return 0;
} catch (int caught) {
  return caught + 1;
}
extern "C" void across() {
  Animal *a = make(), *other = a->clone();
  CHECK(other != a && other->legs == 4 && typeid(*other) == typeid(Dog) && dynamic_cast<Dog *>(other)->clone()->age == 1);
  CHECK(dynamic_cast<void *>(other) == static_cast<Dog *>(other) && dynamic_cast<Tail *>(other)->length == 9);
  try {
    std::rethrow_exception(keep());
  } catch (const Animal &animal) {
    CHECK(dynamic_cast<const Dog &>(animal).age == 1);
  }
  try {
    (void)typeid(*OPAQUE((Animal *)nullptr)).name();
    CHECK(false);
  } catch (const std::bad_typeid &) {
  }
  CHECK(fails(OPAQUE(3)) == 4 && fails(OPAQUE(0)) == 0);
  std::set_terminate(leave);
  if (!setjmp(out))
    end([] { throw 1; });
  CHECK(ended == 1);
}
