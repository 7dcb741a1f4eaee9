// A wrong line is an error with file and line.
//
// RUN: split-file %s %t
// RUN: not %cc -fplugin-arg-trivet-imports=%t/class -c -o %t/o %s 2>&1 | FileCheck %s --check-prefix=CLASS
// RUN: not %cc -fplugin-arg-trivet-imports=%t/kind -c -o %t/o %s 2>&1 | FileCheck %s --check-prefix=KIND
// RUN: not %cc -fplugin-arg-trivet-imports=%t/symbol -c -o %t/o %s 2>&1 | FileCheck %s --check-prefix=SYMBOL
// RUN: not %cc -fplugin-arg-trivet-imports=%t/more -c -o %t/o %s 2>&1 | FileCheck %s --check-prefix=MORE
// RUN: not %cc -fplugin-arg-trivet-imports=%t/far -c -o %t/o %s 2>&1 | FileCheck %s --check-prefix=FAR
// RUN: not %cc -fplugin-arg-trivet-imports=%t/none -c -o %t/o %s 2>&1 | FileCheck %s --check-prefix=NONE
// RUN: printf 'direct data a\n# b\0\n' > %t/null
// RUN: not %cc -fplugin-arg-trivet-imports=%t/null -c -o %t/o %s 2>&1 | FileCheck %s --check-prefix=NULL
// NULL: error: {{.*}}null:2: null character
//--- class
direct data a
indirect data b
#// CLASS: error: {{.*}}class:2: unknown class 'indirect', expected direct, pending or own
//--- kind

direct object a
#// KIND: error: {{.*}}kind:2: unknown kind 'object', expected function, data or const
//--- symbol
direct data
#// SYMBOL: error: {{.*}}symbol:1: missing symbol
//--- more
direct data a b
#// MORE: error: {{.*}}more:1: unknown word 'b' after the symbol
//--- far
pending far data a
#// FAR: error: {{.*}}far:1: 'far' is for 'direct far data' only
#// NONE: error: cannot read the import map '{{.*}}none': No such file or directory
