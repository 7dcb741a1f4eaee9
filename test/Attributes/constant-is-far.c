// The importer of a constant cannot know whether it lies in text or in data: a full
// offset from a base that may be 0 serves both.
//
// RUN: %cc -emit-llvm -S -o - %s | FileCheck %s
__attribute__((direct("libx.so"))) extern const int k;
int use(void) { return k; }
// CHECK: @k = external {{.*}}constant {{.*}}!trivet [[K:![0-9]+]]
// CHECK: [[K]] = !{!"direct", !"libx.so", !"far"}
