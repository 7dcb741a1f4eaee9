// `std::atomic`, of any size: of long long, of structs and of pointers, `atomic_ref`, `is_lock_free`, inline ones are one per process
//
// RUN: %matrix %s -- -std=c++20

//--- lib.cpp
#include <atomic>
inline std::atomic<long long> shared = 1ll << 33;
long long count() { return ++shared; }
//--- both.cpp
#include "check.h"
#include <atomic>
struct Big {
  int part[3];
};
static std::atomic<long long> wide = 5;
static std::atomic<Big> big = Big{{1, 2, 3}};
static std::atomic<int *> pointer;
static std::atomic<bool> flag;
static long long plain = 3;
static_assert(std::atomic<long long>::is_always_lock_free == (ATOMIC_LLONG_LOCK_FREE == 2) && std::atomic<int>::is_always_lock_free == (ATOMIC_INT_LOCK_FREE == 2));

extern "C" void both() {
  wide += 1ll << 40, wide |= 8;
  long long expected = (1ll << 40) + 13;
  CHECK(wide == expected && wide.compare_exchange_strong(expected, 1) && wide.fetch_sub(2) == 1 && wide.load() == -1);
  CHECK(wide.is_lock_free() == (ATOMIC_LLONG_LOCK_FREE == 2) && !big.is_lock_free() && pointer.is_lock_free() == (ATOMIC_POINTER_LOCK_FREE == 2) && flag.is_lock_free() == (ATOMIC_BOOL_LOCK_FREE == 2));
  Big other = big.exchange(Big{{4, 5, 6}});
  CHECK(other.part[0] == 1 && big.load().part[2] == 6 && !big.compare_exchange_weak(other, other) && other.part[1] == 5);
  std::atomic_ref<long long> reference(plain);
  CHECK(reference.fetch_add(1ll << 35) == 3 && plain == (1ll << 35) + 3);
  CHECK(!pointer.exchange(other.part) && *++pointer == 5 && !flag.exchange(true) && flag);
}
//--- app.cpp
#include "check.h"
#include <atomic>
inline std::atomic<long long> shared = 1ll << 33;
long long count();
extern "C" void across() { CHECK(count() == (1ll << 33) + 1 && ++shared == (1ll << 33) + 2 && count() == (1ll << 33) + 3); }
