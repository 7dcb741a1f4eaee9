// RUN: not %cc -fplugin-arg-trivet-defualt=own -c -o %t %s 2>&1 | FileCheck %s -DARG=defualt=own
// RUN: not %cc -fplugin-arg-trivet-default=far -c -o %t %s 2>&1 | FileCheck %s -DARG=default=far
// RUN: not %cc -fplugin-arg-trivet-mode=kernel -c -o %t %s 2>&1 | FileCheck %s -DARG=mode=kernel
// CHECK: error: trivet plug-in: unknown argument '[[ARG]]'; it takes mode=application|library, default=own|direct|pending and imports=FILE
