// In library code, what other modules may define too is reached through a slot, though
// defined here; hidden, it is this module's, and an application uses its own.
//
// RUN: %cc -O1 -fplugin-arg-trivet-mode=library -S -o - %s | FileCheck %s
// RUN: %cc -O1 -S -o - %s | FileCheck %s --check-prefix=APP --implicit-check-not=trivet.slot
inline int shared = 1;
__attribute__((visibility("hidden"))) inline int hidden = 2;
int &first() { return shared; }
int &second() { return hidden; }
void *allocate() { return new int; }
// CHECK-LABEL: _Z5firstv:
// CHECK-NOT: shared(sbrel)
// CHECK-LABEL: _Z6secondv:
// CHECK: hidden(sbrel)
// CHECK-LABEL: _Z8allocatev:
// CHECK: b{{l?}}x
// CHECK-DAG: .long shared
// CHECK-DAG: .long _Znwj
// APP: shared(sbrel)
// APP: b{{.*}} _Znwj
