// `thread_local`: constructed at first use in the thread, destroyed at its end; inline ones are one per process
//
// RUN: %matrix %s

//--- lib.cpp
#include "check.h"
inline thread_local int shared = 3;
int *library_shared() { return &shared; }
//--- both.cpp
#include "check.h"
namespace {
int constructed, destroyed;
struct Object {
  int value = ++constructed;
  ~Object() { ++destroyed; }
};
thread_local Object object;
struct Last {
  ~Last() { CHECK(destroyed == 1); }
} last;
} // namespace
extern "C" void both() {
  CHECK(constructed == 0);
  CHECK(object.value == 1 && constructed == 1 && destroyed == 0);
}
//--- app.cpp
#include "check.h"
inline thread_local int shared = 3;
int *library_shared();
extern "C" void across() {
  CHECK(shared == 3 && library_shared() == &shared);
  shared = 4;
  CHECK(*library_shared() == 4);
}
