// No pass shortens an instruction with a field, although its registers would allow it.
//
// RUN: %cc -Os -c -o %t %s && llvm-objdump -d %t | FileCheck %s
#define LIBX __attribute__((direct("libx"))) extern
LIBX int a;
LIBX unsigned char b;
LIBX short c;
void f(void) { a = b + c; }
int *g(void) { return &a; }
// CHECK-LABEL: <f>:
// CHECK-DAG: f859 {{.*}}ldr r{{[0-9]}}, [r9, #-{{(0x)?}}4]
// CHECK-DAG: f890 {{.*}}ldrb.w
// CHECK-DAG: f9b0 {{.*}}ldrsh.w
// CHECK-DAG: f8c0 {{.*}}str.w
// CHECK-LABEL: <g>:
// CHECK: f200 {{.*}}addw
