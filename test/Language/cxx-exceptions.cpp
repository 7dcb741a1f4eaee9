// Exceptions: thrown in one module, through cleanups of another, caught in a third
//
// RUN: %matrix %s

//--- both.cpp
#include "check.h"
#include <exception>
#include <new>
#include <stdexcept>
#include <string.h>

static int alive;
struct Counted {
  Counted() { ++alive; }
  Counted(const Counted &) { ++alive; }
  ~Counted() { --alive; }
  int value = 7;
};
struct Base {
  virtual ~Base() = default;
  virtual int kind() const { return 1; }
};
struct Left : virtual Base {
  int left = 2;
};
struct Right : virtual Base {
  int right = 3;
};
struct Both : Left, Right {
  int kind() const override { return 4; }
};

template <class T> NOINLINE static void raise(T value) {
  Counted here;
  throw value;
}

struct Member {
  Counted first;
  Counted second;
  explicit Member(bool fail) try : first(), second() {
    if (fail)
      throw 5;
  } catch (int n) {
    CHECK(n == 5 && alive == 0); // members are gone
    throw 6;
  }
};

NOINLINE static int finally(int n) {
  try {
    if (n)
      raise(n);
    return 0;
  } catch (int caught) {
    return caught * 2;
  }
}

NOINLINE static void again() {
  try {
    raise(Both());
  } catch (Left &l) {
    l.left = 20;
    throw; // the same object
  }
}

static void handled(std::exception_ptr p, int expected) {
  try {
    std::rethrow_exception(p);
  } catch (int n) {
    CHECK(n == expected);
  }
}

extern "C" void both() {
  CHECK(finally(OPAQUE(4)) == 8 && finally(OPAQUE(0)) == 0);
  try {
    raise(Counted());
    CHECK(false);
  } catch (const Counted &c) {
    CHECK(c.value == 7 && alive == 1);
  }
  CHECK(alive == 0);

  try { // not the first handler that could be meant
    raise(Both());
  } catch (int) {
    CHECK(false);
  } catch (Right &r) {
    CHECK(r.right == 3 && r.kind() == 4);
  }
  try {
    again();
  } catch (Base &b) {
    CHECK(dynamic_cast<Left &>(b).left == 20);
  }

  Counted *leak = nullptr;
  try { // to a base pointer, const added
    raise(static_cast<Both *>(nullptr));
  } catch (const Left *p) {
    CHECK(p == nullptr);
  }
  try {
    raise(leak);
  } catch (void *p) {
    CHECK(p == nullptr);
  }
  try {
    Member m(OPAQUE(1));
  } catch (int n) {
    CHECK(n == 6);
  }

  std::exception_ptr kept;
  try {
    raise(11);
  } catch (...) {
    kept = std::current_exception();
    try { // one inside the handler of another
      raise(12u);
    } catch (unsigned n) {
      CHECK(n == 12);
    }
    CHECK(std::uncaught_exceptions() == 0);
  }
  handled(kept, 11);
  handled(std::make_exception_ptr(13), 13);

  try {
    raise(std::out_of_range("far"));
  } catch (const std::logic_error &e) {
    CHECK(!strcmp(e.what(), "far"));
  }
  try { // thrown by libc++.so itself
    size_t much = OPAQUE(size_t(-1) / 4);
    delete[] OPAQUE(new char[much]);
    CHECK(false);
  } catch (const std::bad_alloc &e) {
    CHECK(strstr(e.what(), "alloc"));
  }
  try {
    try {
      raise(1);
    } catch (int) {
      std::throw_with_nested(std::runtime_error("outer"));
    }
  } catch (const std::exception &e) {
    try {
      std::rethrow_if_nested(e);
      CHECK(false);
    } catch (int n) {
      CHECK(n == 1);
    }
  }
  CHECK(alive == 0);
}

//--- base.cpp
#include "check.h"
#include <stdexcept>
struct Own {
  int value;
};
static int thrown;
void raise_standard(const char *text) {
  ++thrown;
  throw std::runtime_error(text);
}
void raise_own(int value) {
  ++thrown;
  throw Own{value};
}
int times_thrown() { return thrown; }

//--- lib.cpp
#include "check.h"
void raise_standard(const char *text);
void raise_own(int value);
struct Own {
  int value;
};
static int cleanups;
struct Cleanup {
  ~Cleanup() { ++cleanups; } // own data of this module, while another's exception passes
};
int times_cleaned() { return cleanups; }
void through_standard(const char *text) {
  Cleanup a, b;
  raise_standard(text);
}
void call(void (*callback)(int), int value) {
  Cleanup c;
  callback(value);
}
int caught_here(void (*callback)(int), int value) {
  Cleanup c;
  try {
    callback(value);
  } catch (const Own &own) {
    return own.value + cleanups;
  } catch (int n) {
    return n;
  }
  return -1;
}
void change(void (*callback)(int), int value) {
  try {
    callback(value);
  } catch (const Own &own) {
    raise_own(own.value + 1);
  }
}

//--- app.cpp
#include "check.h"
#include <exception>
#include <stdexcept>
#include <string.h>
struct Own {
  int value;
};
void raise_own(int value);
int times_thrown();
int times_cleaned();
void through_standard(const char *text);
void call(void (*callback)(int), int value);
int caught_here(void (*callback)(int), int value);
void change(void (*callback)(int), int value);

static int passed;
struct Passed {
  ~Passed() { ++passed; }
};
static void raise_int(int value) {
  Passed p;
  throw value;
}
static void raise_own_through(int value) {
  Passed p;
  raise_own(value);
}

extern "C" void across() {
  try { // base -> library -> application
    through_standard("from afar");
    CHECK(false);
  } catch (const std::exception &e) {
    CHECK(!strcmp(e.what(), "from afar") && times_cleaned() == 2 && times_thrown() == 1);
  }
  CHECK(caught_here(raise_int, 3) == 3 && passed == 1); // application -> library
  try { // application -> library -> application
    call(raise_int, 4);
    CHECK(false);
  } catch (int n) {
    CHECK(n == 4 && passed == 2 && times_cleaned() == 4);
  }
  // base -> application -> library
  CHECK(caught_here(raise_own_through, 5) == 9 && passed == 3 && times_cleaned() == 5);
  try { // another one, from a handler
    change(raise_own_through, 6);
    CHECK(false);
  } catch (const Own &own) {
    CHECK(own.value == 7 && times_thrown() == 4);
  }
  std::exception_ptr kept;
  try {
    raise_own(8);
  } catch (...) {
    kept = std::current_exception();
  }
  try {
    std::rethrow_exception(kept);
  } catch (const Own &own) {
    CHECK(own.value == 8);
  }
}
