// Whatever the firmware provides has one address.
//
// RUN: %cc -emit-llvm -S -o - %s | FileCheck %s
__attribute__((direct("firmware"))) extern int ticks;
int use(void) { return ticks; }
// CHECK: @ticks = external {{.*}}!trivet [[TICKS:![0-9]+]]
// CHECK: [[TICKS]] = !{!"address", !"firmware"}
