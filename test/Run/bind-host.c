// On this computer a timer's thread belongs to nobody, or to who made the first one: a bound
// callback finds its process all the same. A thread that a program creates inherits SB, and so
// does one that that creates.
//
// REQUIRES: sysroot-x86_64
// RUN: rm -rf %t && split-file %s %t
// RUN: x86_64-trivet-clang -O2 -fPIC -shared -Wl,-soname=libmeter.so %t/meter.c -o %t/libmeter.so
// RUN: x86_64-trivet-clang -O2 %t/app.c -L%t -lmeter -lrt -lpthread -o %t/app
// RUN: %trivet run --machine=host %t/app 3 -- %t/app 5 | FileCheck %s
// CHECK-DAG: app#1: by timer 300, by threads 30
// CHECK-DAG: app#2: by timer 500, by threads 50
//--- meter.c
static long sum;
long meter_add(long n) { return __atomic_add_fetch(&sum, n, __ATOMIC_SEQ_CST); }
//--- app.c
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>
#include <trivet/bind.h>
long meter_add(long n);
static volatile int calls;
static int on_timer(void *step, intptr_t unused) {
  meter_add((long)step);
  return ++calls;
}
// In the thread of the timer, which has whatever SB.
static void notify(union sigval v) { trivet_invoke(v.sival_ptr, 0); }
static long step;
static void *inner(void *unused) {
  meter_add(step);
  return unused;
}
static void *outer(void *unused) {
  pthread_t t;
  for (int i = 0; i < 5; ++i) {
    pthread_create(&t, NULL, inner, NULL);
    pthread_join(t, NULL);
    meter_add(step);
  }
  return unused;
}
int main(int argc, char **argv) {
  static trivet_bound bound;
  step = atol(argv[1]);
  trivet_bind_current(&bound, on_timer, (void *)step);
  struct sigevent event = {.sigev_notify = SIGEV_THREAD, .sigev_notify_function = notify, .sigev_value.sival_ptr = &bound};
  timer_t timer;
  for (int i = 0; i < 100; ++i) { // one at a time: expirations may coincide
    timer_create(CLOCK_MONOTONIC, &event, &timer);
    struct itimerspec soon = {.it_value.tv_nsec = 1000};
    timer_settime(timer, 0, &soon, NULL);
    while (calls <= i)
      usleep(50);
    timer_delete(timer);
  }
  long by_timer = meter_add(0);
  pthread_t t;
  pthread_create(&t, NULL, outer, NULL);
  pthread_join(t, NULL);
  printf("by timer %ld, by threads %ld\n", by_timer, meter_add(0) - by_timer);
  return 0;
}
