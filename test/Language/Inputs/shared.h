// What several modules define and is one object: for cxx-one-per-process.cpp.
#ifndef SHARED_H
#define SHARED_H
inline int counter = 42;
inline int constructed;
__attribute__((visibility("hidden"))) inline int hidden = 1;
inline int next() {
  static int last;
  return ++last;
}
template <class T> struct Holder {
  static int count;
};
template <class T> int Holder<T>::count = 3;
struct Once {
  Once() : value(OPAQUE(17)) { ++constructed; }
  int value;
};
inline Once &once() {
  static Once object;
  return object;
}
#endif
