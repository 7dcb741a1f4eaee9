// `_Atomic`, up to 4 bytes: operators, `atomic_` and `__sync_` built-ins, flags, fences, own and direct
//
// RUN: %matrix %s

//--- base.c
_Atomic int far_counter = 5;
//--- both.c
#include "check.h"
#include <stdatomic.h>
extern DIRECT _Atomic int far_counter;
static _Atomic int counter = 1;
static atomic_flag flag = ATOMIC_FLAG_INIT;
static _Atomic unsigned char byte;
static _Atomic short half = 2;
static int target, *_Atomic pointer = &target;
static int plain;
void both(void) {
  CHECK(atomic_fetch_add(&counter, 4) == 1 && ++counter == 6 && (counter |= 8) == 14);
  int expected = 14;
  CHECK(atomic_compare_exchange_strong(&counter, &expected, 20) && counter == 20);
  CHECK(!atomic_compare_exchange_strong(&counter, &expected, 21) && expected == 20);
  CHECK(!atomic_flag_test_and_set(&flag) && atomic_flag_test_and_set(&flag));
  byte += 255, ++byte, half *= 3;
  CHECK(byte == 0 && half == 6 && atomic_load(&pointer) == &target);
  *atomic_exchange(&pointer, &plain) = 4;
  CHECK(target == 4 && pointer == &plain);
  CHECK(__sync_fetch_and_add(&plain, 2) == 0 && __sync_bool_compare_and_swap(&plain, 2, 3));
  CHECK(__atomic_load_n(&plain, __ATOMIC_ACQUIRE) == 3 && atomic_is_lock_free(&counter) == (ATOMIC_INT_LOCK_FREE == 2));
  atomic_thread_fence(memory_order_seq_cst);
  int before = far_counter++;
  CHECK(far_counter == before + 1 && before >= 5);
}
