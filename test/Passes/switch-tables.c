// A table that a switch becomes lies in text if it may, and in data if it must.
//
// RUN: %cc -O2 -emit-llvm -S -o - %s | %opt -passes=trivet-lower -S | FileCheck %s
static int a, b, c, d;
int *data(int i) {
  switch (i) {
  case 0: return &a;
  case 1: return &b;
  case 2: return &c;
  case 3: return &d;
  default: return 0;
  }
}
const char *text(int i) {
  switch (i) {
  case 0: return "zero";
  case 1: return "one";
  case 2: return "two";
  case 3: return "three";
  default: return 0;
  }
}
// CHECK-DAG: @switch.table.data = private alias [4 x ptr], {{.*}}@trivet.anchor
// CHECK-DAG: @switch.table.text = private unnamed_addr constant [4 x ptr] [ptr @.str
