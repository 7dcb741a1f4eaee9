// Classes that several modules share: for cxx-types.cpp.
#ifndef TYPES_H
#define TYPES_H
#include <functional>
#include <typeinfo>
struct Shape {
  virtual ~Shape(); // the key function: the vtable is where this is
  virtual int sides() const;
};
struct Square : virtual Shape {
  int sides() const override { return 4; }
};
struct Named {
  virtual ~Named() = default; // a vtable in each module that needs one
  virtual int label() const { return 9; }
};
#endif
