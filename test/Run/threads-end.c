// However a process ends, its threads end with it, and all is given back: by returning, by a thread's exit or overflow, by a
// signal, while one waits for another.
//
// REQUIRES: board
// RUN: rm -rf %t && mkdir %t
// RUN: %target-trivet-clang --no-sysroot-imports -O1 -nostdlib -I%include -Wl,-e,main %s -o %t/app
// DEFINE: %{run} = %trivet run --machine=\$b --stats
// RUN: sh -c "set -e; for b in %boards; do ! %{run} %t/app r -- %t/app e > %t/\$b 2>&1; FileCheck %s < %t/\$b; done"
// CHECK-DAG: process app#1: {{.*}} status 1
// CHECK-DAG: process app#2: {{.*}} status 2
// CHECK-DAG: nothing leaked
// RUN: sh -c "set -e; for b in %boards; do ! %{run} %t/app k -- %t/app w > %t/\$b 2>&1; FileCheck %s --check-prefix=KILLED < %t/\$b; done"
// KILLED-DAG: app#2: others have ended
// KILLED-DAG: process app#1: {{.*}} status 131
// KILLED-DAG: process app#2: {{.*}} status 4
// KILLED-DAG: nothing leaked
//
// A thread's stack that overflows ends its process; on the micro:bit the machine, as any does.
// RUN: sh -c "for b in %boards; do %{run} %t/app o -- %t/app w; echo status \$?; done" > %t/overflow 2>&1
// RUN: FileCheck %s --check-prefix=OVERFLOW < %t/overflow
// OVERFLOW: app#1: stack overflow of a thread: give trivet_thread_create a larger one
// OVERFLOW: status 139
#include <trivet/thread.h>
int write(int, const void *, unsigned), kill(int, int), getpid(void);
void _exit(int) __attribute__((noreturn));
static char stacks[2][TRIVET_THREAD_STACK];
static volatile int runs;
__attribute__((noinline)) static int deep(int n) {
  volatile char room[100];
  room[n] = 1;
  while (n == 0) // until a switch sees it, where there is no guard
    ;
  return deep(n - 1) + room[n];
}
static int forever(void *unused, intptr_t zero) {
  for (;;)
    runs = 1;
}
static int end(void *how, intptr_t zero) {
  while (!runs)
    ;
  if (how == (void *)'e')
    _exit(2);
  if (how == (void *)'k')
    kill(getpid(), 3);
  if (how == (void *)'o')
    return deep(15);
  return 4;
}
int main(int argc, char **argv) {
  trivet_thread *first, *second;
  int how = argv[1][0], result = 0;
  if (trivet_thread_create(&first, forever, 0, stacks[0], sizeof stacks[0]) ||
      trivet_thread_create(&second, end, (void *)(intptr_t)how, stacks[1], sizeof stacks[1]))
    return 100;
  if (how == 'r') { // while both are there
    while (!runs)
      ;
    return 1;
  }
  trivet_thread_join(second, &result);
  for (volatile int i = 0; i < 100000; ++i)
    ;
  write(1, "others have ended\n", 18);
  return result;
}
