// What several modules define, and whose address all of them hand out: for
// cxx-addresses.cpp.
#ifndef ADDRESSES_H
#define ADDRESSES_H
inline int plain() { return 1; }
template <class T> int instance(T value) { return value + 2; }
inline constexpr int constant[2] = {3, 4};
template <class T> struct Template {
  static constexpr int member[2] = {5, 6};
  static int function() { return 7; }
  int method(int more) const { return value + more; }
  int value = 8;
};
struct Base {
  int ordinary() { return 9; }
  virtual int overridden() { return 10; }
};
struct Derived : Base {
  int overridden() override { return 11; }
};
inline int variable = 12;
using Function = int (*)();
inline const Function *functions() {
  static constexpr Function table[] = {plain, Template<int>::function};
  return table;
}
inline int *const *pointers() {
  static constexpr int *table[] = {&variable};
  return table;
}
inline auto lambda = [] { return 13; };
__attribute__((visibility("hidden"))) inline int hidden() { return 14; }

struct Addresses {
  Function plain_, function, converted, in_table, hidden_;
  int (*instance_)(int);
  const int *constant_, *member;
  const Function *table;
  int *const *pointers_;
  int (Base::*ordinary)();
  int (Base::*overridden)();
  int (Template<int>::*method)(int) const;
};
static Addresses addresses() {
  return {plain,
          Template<int>::function,
          +lambda,
          functions()[1],
          hidden,
          instance<int>,
          constant,
          Template<int>::member,
          functions(),
          pointers(),
          &Base::ordinary,
          &Base::overridden,
          &Template<int>::method};
}
#ifdef IN_LIBRARY // the application has neither
inline int of_libraries() { return 15; }
#endif
template <class T> int declared(T value) { return value + 16; }
#endif
