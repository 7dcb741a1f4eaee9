// Global objects of several modules: a needed library's are constructed before and
// destroyed after its user's; atexit and static locals in between, last first.
//
// REQUIRES: libc++
// RUN: rm -rf %t.dir && mkdir %t.dir
// RUN: %target-trivet-clang++ -O1 -fPIC -DLIBRARY -shared %s -Wl,-soname,libobjects.so -o %t.dir/libobjects.so
// RUN: %target-trivet-clang++ -O1 %s %t.dir/libobjects.so -o %t.dir/app
// RUN: %trivet run -L %t.dir %t.dir/app | FileCheck %s --match-full-lines --implicit-check-not=library --implicit-check-not=application
#include <stdio.h>
#include <stdlib.h>
struct Named {
  const char *where, *what;
  Named(const char *where, const char *what) : where(where), what(what) { say("begin"); }
  ~Named() { say("end"); }
  void say(const char *event) { printf("%s %s %s\n", event, where, what); }
};
void library_local();
#ifdef LIBRARY
static Named global("library", "global");
__attribute__((init_priority(200))) static Named early("library", "early");
void library_local() { static Named local("library", "local"); }
#else
static Named global("application", "global");
int main() {
  atexit([] { puts("atexit of the application"); });
  static Named local("application", "local");
  library_local();
  puts("main");
}
#endif
// CHECK: begin library early
// CHECK-NEXT: begin library global
// CHECK-NEXT: begin application global
// CHECK-NEXT: begin application local
// CHECK-NEXT: begin library local
// CHECK-NEXT: main
// CHECK-NEXT: end library local
// CHECK-NEXT: end application local
// CHECK-NEXT: atexit of the application
// CHECK-NEXT: end application global
// CHECK-NEXT: end library global
// CHECK-NEXT: end library early
