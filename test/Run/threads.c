// A thread begins with its creator's static base: two processes of one program make two threads each, all of which call
// into a library with data of its own, preempted by one another. Each counts for its process.
//
// REQUIRES: board
// RUN: rm -rf %t && split-file %s %t
// DEFINE: %{cc} = %target-trivet-clang --no-sysroot-imports -O2 -nostdlib -I%include
// RUN: %{cc} -fPIC -shared -Wl,-soname,libcount.so %t/count.c -o %t/libcount.so
// RUN: %{cc} -Wl,-e,main %t/app.c %t/libcount.so -o %t/app
// RUN: sh -c "set -e; for b in %boards; do %trivet run --machine=\$b --stats %t/app 1 -- %t/app 2 > %t/\$b 2>&1; FileCheck %s < %t/\$b; done"
// CHECK-DAG: app#1: right 1
// CHECK-DAG: app#2: right 2
// CHECK-DAG: app#1: {{.*}}resumed {{[0-9][0-9]+}} times; status 0
// CHECK-DAG: nothing leaked
//--- count.c
// A word for each thread: a sum of two instructions may lose what another adds between.
static unsigned sums[2];
void count(int thread, unsigned n) { sums[thread] += n; }
unsigned counted(int thread) { return sums[thread]; }
//--- app.c
#include <trivet/thread.h>
int write(int, const void *, unsigned);
void count(int thread, unsigned n);
unsigned counted(int thread);
enum { Rounds = 30000 };
static unsigned step, own;
static volatile char runs[2];
static char stacks[2][TRIVET_THREAD_STACK]; // the last of this process's data
static int work(void *number, intptr_t zero) {
  int thread = (int)(intptr_t)number;
  runs[thread] = 1;
  for (int i = 0; i < 1000000 && !runs[!thread]; ++i)
    ; // both do at the same time
  for (int i = 0; i < Rounds; ++i)
    count(thread, step);
  if (thread == 1)
    trivet_thread_exit(100 + (int)own);
  return (int)(10 * own + zero);
}
static int fails(const char *what) {
  write(1, what, 2);
  return 1;
}
int main(int argc, char **argv) {
  trivet_thread *threads[2];
  int results[2];
  step = own = argv[1][0] - '0';
  for (intptr_t i = 0; i < 2; ++i)
    if (trivet_thread_create(&threads[i], work, (void *)i, stacks[i], sizeof stacks[i]))
      return fails("c\n");
  // Neither while they run ...
  trivet_thread *none;
  if (trivet_thread_create(&none, work, 0, stacks[0] + 8, sizeof stacks[0]) != 22)
    return fails("o\n");
  for (int i = 2; i--;)
    if (trivet_thread_join(threads[i], &results[i]))
      return fails("j\n");
  // ... nor ever: no room, too little of it, text, another's memory, the stack of this thread.
  char here[TRIVET_THREAD_STACK / 4];
  if (trivet_thread_create(&none, work, 0, 0, sizeof stacks[0]) != 22 ||
      trivet_thread_create(&none, work, 0, stacks[0], TRIVET_THREAD_STACK - 1) != 22 ||
      trivet_thread_create(&none, work, 0, (void *)(uintptr_t)main, sizeof stacks[0]) != 22 ||
      trivet_thread_create(&none, work, 0, stacks[1] + 64, sizeof stacks[1]) != 22 ||
      trivet_thread_create(&none, work, 0, here, TRIVET_THREAD_STACK) != 22 ||
      trivet_thread_create(&none, work, 0, stacks[0], ~0u) != 22 || trivet_thread_join(threads[0], 0) != 3)
    return fails("b\n");
  if (results[0] != (int)(10 * own) || results[1] != (int)(100 + own))
    return fails("r\n");
  if (counted(0) != Rounds * step || counted(1) != Rounds * step)
    return fails("s\n");
  write(1, argv[1][0] == '1' ? "right 1\n" : "right 2\n", 8);
  return 0;
}
