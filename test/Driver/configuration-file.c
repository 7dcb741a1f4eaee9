// Plain clang with the configuration file: everything but the translated options.
//
// RUN: %clang %cfg-thumbv7m -### -c %s 2>&1 | FileCheck %s --check-prefixes=CHECK,V7M
// RUN: %clang %cfg-thumbv7em -### -c %s 2>&1 | FileCheck %s --check-prefixes=CHECK,V7EM
// RUN: %clang %cfg-thumbv8m.main -### -c %s 2>&1 | FileCheck %s --check-prefixes=CHECK,V8M
// RUN: %clang %cfg-thumbv7m -O2 -c %s -o %t.o && llvm-readelf -n %t.o | FileCheck %s --check-prefix=NOTE
//
// V7M: "-target-cpu" "cortex-m3"
// V7EM: "-target-cpu" "cortex-m4"
// V8M: "-target-cpu" "cortex-m33"
// CHECK-SAME: "-load" "{{[^"]*}}TrivetClang.so"
// CHECK-SAME: "imports={{[^"]*}}libc.imports"
// CHECK-SAME: "-fpass-plugin={{[^"]*}}TrivetCodeGen.so"
// NOTE: Trivet
int counter;
int count(void) { return ++counter; }
