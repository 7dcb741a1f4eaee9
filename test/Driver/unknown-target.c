// RUN: rm -rf %t && mkdir -p %t && ln -s %build/bin/trivet-driver %t/z80-trivet-clang
// RUN: not %t/z80-trivet-clang -c %s 2>&1 | FileCheck %s
// CHECK: error: no such target: {{.*}}z80-base.cfg does not exist
