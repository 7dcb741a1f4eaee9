// A base for each provider; each symbol's offset is a literal that the loader fills.
// Between the two instructions that load a base nothing may come.
//
// DEFINE: %{cc} = %cc --target=thumbv6m-none-eabi -mllvm -verify-machineinstrs -S -o -
// RUN: %{cc} -O2 %s | FileCheck %s
// RUN: %{cc} -Os -fplugin-arg-trivet-mode=library %s | FileCheck %s
// RUN: %{cc} -O0 %s | FileCheck %s --check-prefix=O0
__attribute__((direct("libx"))) extern int x, y[10];
__attribute__((direct("libz"))) extern char z;
int load(void) { return x; }
// CHECK-LABEL: load:
// CHECK: mov [[B:r[0-9]]], r9
// CHECK-NEXT: .Lpcsection[[#BASE:]]:
// CHECK-NEXT: subs [[B]], #252
// CHECK-NEXT: ldr [[B]], {{\[}}[[B]]]
// CHECK-NEXT: .Lpcsection[[#OFFSET:]]:
// CHECK-NEXT: ldr [[O:r[0-9]]], .L[[L:CPI[0-9]+_[0-9]+]]
// CHECK-NEXT: ldr r0, {{\[}}[[B]], [[O]]]
// CHECK: .L[[L]]:
// CHECK-NEXT: .long x
// CHECK-DAG: .long .Lpcsection[[#BASE]]-{{.*[[:space:]]+}}.long 2 {{.*[[:space:]]+}}.long x{{$}}
// CHECK-DAG: .long .Lpcsection[[#OFFSET]]-{{.*[[:space:]]+}}.long 8 {{.*[[:space:]]+}}.long x{{$}}
int other_provider(int i) { return x + y[i] + z; }
// CHECK-LABEL: other_provider:
// CHECK-COUNT-2: mov {{r[0-9]}}, r9
// CHECK-NOT: r9
// Each base takes SB from r9, which costs no register meanwhile.
int f(int);
int across(int n) { return f(z + n) + x; }
// CHECK-LABEL: across:
// CHECK: bl f
// CHECK-NEXT: mov [[B:r[1-3]]], r9
// CHECK-LABEL: address:
int *address(void) { return &y[2]; }
// CHECK: adds [[A:r[0-9]]], [[B:r[0-9]]], [[O:r[0-9]]]
// CHECK-NEXT: adds {{.*}}#8
//
// O0-LABEL: load:
// O0: subs [[B:r[0-9]]], #252
// O0-NEXT: ldr [[B]], {{\[}}[[B]]]
