// Coroutines: generators and tasks, `std::coroutine_handle` resumed and destroyed by another module, exceptions out of them
//
// RUN: %matrix %s -- -std=c++20

//--- base.cpp
#include <coroutine>
static int resumed;
int times_resumed() { return resumed; }
void resume(std::coroutine_handle<> handle) {
  ++resumed;
  handle.resume();
}
void destroy(std::coroutine_handle<> handle) { handle.destroy(); }
//--- both.cpp
#include "check.h"
#include <coroutine>
#include <exception>
#include <utility>
int times_resumed();
void resume(std::coroutine_handle<> handle);
void destroy(std::coroutine_handle<> handle);
static int alive;
struct Counted {
  Counted() { ++alive; }
  ~Counted() { --alive; }
};
struct Generator {
  struct promise_type {
    int value = 0;
    std::exception_ptr thrown;
    Generator get_return_object() { return {std::coroutine_handle<promise_type>::from_promise(*this)}; }
    std::suspend_always initial_suspend() { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    std::suspend_always yield_value(int n) {
      value = n;
      return {};
    }
    void return_void() {}
    void unhandled_exception() { thrown = std::current_exception(); }
  };
  std::coroutine_handle<promise_type> handle;
};
static int step = 2;
static Generator count(int from) {
  Counted here;
  for (int n = from; n < 10; n += step)
    co_yield n;
  if (step == 2)
    throw step;
}
struct Other { // symmetric transfer
  std::coroutine_handle<> to;
  bool await_ready() { return false; }
  std::coroutine_handle<> await_suspend(std::coroutine_handle<>) { return to; }
  void await_resume() {}
};
static Generator transfer(std::coroutine_handle<> to) {
  co_await Other{to};
  co_yield 1;
}
extern "C" void both() {
  int before = times_resumed();
  Generator g = count(OPAQUE(6));
  resume(g.handle);
  CHECK(g.handle.promise().value == 6 && alive == 1);
  resume(transfer(g.handle).handle);
  CHECK(g.handle.promise().value == 8 && times_resumed() == before + 2);
  resume(g.handle);
  CHECK(g.handle.done() && alive == 0);
  try {
    std::rethrow_exception(g.handle.promise().thrown);
  } catch (int n) {
    CHECK(n == 2);
  }
  destroy(g.handle);
  g = count(1);
  resume(g.handle);
  CHECK(alive == 1);
  destroy(g.handle);
  CHECK(alive == 0);
}
