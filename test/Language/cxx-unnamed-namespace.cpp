// Types in unnamed namespaces: two of one name, in two modules, are two
//
// RUN: %matrix %s

//--- base.cpp
namespace {
struct Problem { int code = 1; };
} // namespace
void base_throws() { throw Problem(); }
//--- lib.cpp
#include "check.h"
#include <typeinfo>
namespace {
struct Problem { int code = 2; };
template <class T> struct Box {};
} // namespace
void base_throws();
void library_throws() { throw Problem(); }
const std::type_info &library_problem() { return typeid(Problem); }
const std::type_info &library_box() { return typeid(Box<int>); }
int library_catches() {
  try {
    base_throws();
  } catch (Problem &) {
    return 1;
  } catch (...) {
    return 2;
  }
  return 3;
}
int library_catches_its_own() {
  try {
    library_throws();
  } catch (Problem &p) {
    return p.code;
  }
}
//--- app.cpp
#include "check.h"
#include <cstring>
#include <typeinfo>
namespace {
struct Problem { int code = 3; };
template <class T> struct Box {};
} // namespace
const std::type_info &library_problem();
const std::type_info &library_box();
int library_catches();
int library_catches_its_own();
extern "C" void across() {
  CHECK(typeid(Problem) == typeid(Problem) && typeid(Problem) != library_problem());
  CHECK(typeid(Box<int>) != library_box());
  CHECK(library_catches() == 2 && library_catches_its_own() == 2);
  CHECK(strstr(typeid(Problem).name(), "Problem"));
}
