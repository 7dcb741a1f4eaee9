// Types at run time: dynamic_cast, typeid, virtual bases, members, across modules
//
// RUN: %matrix %s

//--- base.cpp
#include "check.h"
#include "types.h"
Shape::~Shape() = default;
int Shape::sides() const { return 0; }
const char *name_of(const Shape &shape) { return typeid(shape).name(); }
Square *as_square(Shape *shape) { return dynamic_cast<Square *>(shape); }

//--- lib.cpp
#include "check.h"
#include "types.h"
Square *as_square(Shape *shape);
struct Library : Square, Named {
  int sides() const override { return 40; }
};
Shape *make() { return new Library; }
int by_member(const Shape &shape, int (Shape::*member)() const) { return (shape.*member)(); }
std::function<int(int)> keep(int start) {
  static int calls;
  return [start](int n) { return start + n + ++calls; };
}
static std::function<int()> stored;
void store(std::function<int()> f) { stored = f; }
int call_stored() { return stored(); }

//--- app.cpp
#include "check.h"
#include "types.h"
const char *name_of(const Shape &shape);
Square *as_square(Shape *shape);
Shape *make();
int by_member(const Shape &shape, int (Shape::*member)() const);
std::function<int(int)> keep(int start);
void store(std::function<int()> f);
int call_stored();
struct Own : Square {
  int sides() const override { return Square::sides() + 1; }
};
static int state = 30;

extern "C" void across() {
  Own own;
  CHECK(as_square(&own) == &own && typeid(own) == typeid(Own) && name_of(own) == typeid(own).name());
  Shape *made = make();
  Square *square = dynamic_cast<Square *>(made);
  Named *named = dynamic_cast<Named *>(made); // to a sibling
  CHECK(square && named && named->label() == 9 && made->sides() == 40);
  CHECK(dynamic_cast<Own *>(made) == nullptr && typeid(*made) != typeid(Own));
  CHECK(by_member(own, &Shape::sides) == 5 && by_member(*made, &Shape::sides) == 40);
  try {
    (void)dynamic_cast<Own &>(*made);
    CHECK(false);
  } catch (const std::bad_cast &) {
  }
  delete made;
  auto kept = keep(100);
  CHECK(kept(1) == 102 && kept(1) == 103);
  store([] { return ++state; });
  CHECK(call_stored() == 31 && call_stored() == 32 && state == 32);
}
