// Compiler, linker, loader and board of a target, before there is a libc: own and direct
// data, calls, a table of pointers, a weak function that a later library has. At each
// level, near the firmware and out of a branch's reach.
//
// REQUIRES: board
// RUN: rm -rf %t && split-file %s %t
// DEFINE: %{cc} = %target-trivet-clang --no-sysroot-imports -nostdlib -fno-builtin
// DEFINE: %{level} =
// DEFINE: %{build} = %{cc} %{level} -shared -fPIC -Wl,-soname=lib.so %t/lib.c -o %t/lib.so && %{cc} %{level} -Wl,-e,main %t/app.c %t/lib.so -o %t/app
// DEFINE: %{run} = %{build} && sh -c "%trivet run -L%t %t/app x y; echo status \$?; %trivet run --text=far -L%t %t/app" | FileCheck %s
// REDEFINE: %{level} = -O0
// RUN: %{run}
// REDEFINE: %{level} = -O2
// RUN: %{run}
// REDEFINE: %{level} = -Oz
// RUN: %{run}
// REDEFINE: %{level} = -O2 -flto
// RUN: %{run}
// CHECK:      one
// CHECK-NEXT: two
// CHECK-NEXT: three
// CHECK-NEXT: status 2
// CHECK-NEXT: one
// CHECK-NEXT: three
//
// RUN: %{cc} -O1 -shared -fPIC -DHOOK -Wl,-soname=lib.so %t/lib.c -o %t/lib.so && %trivet run -L%t %t/app -- %t/app | FileCheck %s --check-prefix=HOOK
// HOOK-DAG: #1: hook
// HOOK-DAG: #2: hook
//--- lib.c
static int count = 40;
int lib_total;
int lib_next(void) {
  lib_total += ++count;
  return count;
}
#ifdef HOOK
int write(int, const void *, unsigned);
void hook(void) { write(1, "hook\n", 5); }
#endif
//--- app.c
extern __attribute__((direct("lib.so"))) int lib_total;
int lib_next(void);
int write(int, const void *, unsigned);
void hook(void) __attribute__((weak));
int arguments;
static const char *const words[] = {"one\n", "two\n"};
const char *volatile last = "three\n";
static void say(const char *s) {
  unsigned n = 0;
  while (s[n])
    ++n;
  write(1, s, n);
}
int main(int argc, char **argv, char **envp) {
  if (hook)
    hook();
  arguments = argc;
  for (int i = 0; i < argc && i < 2; ++i)
    say(words[i]);
  say(last);
  lib_next();
  lib_next();
  return lib_total + arguments - 84; // 41 + 42, 1 + given ones
}
