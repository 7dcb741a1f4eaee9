// Two lines, of one map or of two, that disagree about a symbol.
//
// RUN: split-file %s %t
// RUN: not %cc -fplugin-arg-trivet-imports=%t/one -c -o %t/o %s 2>&1 | FileCheck %s --check-prefix=ONE
// RUN: not %cc -fplugin-arg-trivet-imports=%t/x -fplugin-arg-trivet-imports=%t/y -c -o %t/o %s 2>&1 | FileCheck %s --check-prefix=TWO
// RUN: not %cc -fplugin-arg-trivet-imports=%t/x -fplugin-arg-trivet-imports=%t/kind -c -o %t/o %s 2>&1 | FileCheck %s --check-prefix=KIND
//--- one
direct data a
pending data a
#// ONE: error: {{.*}}one:2: 'a' is pending data here, which contradicts {{.*}}one:1: direct data
//--- x
module libx
direct data a
//--- y

module liby
direct data a
#// TWO: error: {{.*}}y:3: 'a' is direct data from liby here, which contradicts {{.*}}x:2: direct data from libx
//--- kind
module libx
direct const a
#// KIND: error: {{.*}}kind:2: 'a' is direct const from libx here, which contradicts {{.*}}x:2: direct data from libx
