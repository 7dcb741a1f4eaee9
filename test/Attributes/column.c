// A misuse is reported where the attribute stands, not where the declaration begins.
//
// RUN: not %cc -fsyntax-only %s 2>&1 | FileCheck -strict-whitespace %s
extern int __attribute__((direct(4))) number;
// CHECK: column.c:[[@LINE-1]]:34: error: the module that provides
extern int __attribute__((direct)) both; extern int __attribute__((pending)) both;
// CHECK: column.c:[[@LINE-1]]:68: error: 'both' is declared both direct and pending
// CHECK: column.c:[[@LINE-2]]:27: note: the other attribute is here
int __attribute__((direct)) defined = 1;
// CHECK: column.c:[[@LINE-1]]:20: error: 'defined' is declared direct
// CHECK: column.c:[[@LINE-2]]:29: note: defined here
