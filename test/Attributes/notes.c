// The notes that the linker checks: of the object, of each pending symbol and of each provider.
//
// RUN: %cc -fplugin-arg-trivet-mode=library -emit-llvm -S -o - -x c - < %s | FileCheck %s
// RUN: %cc -c -o %t %s && llvm-readelf -n %t | FileCheck %s --check-prefix=ELF
__attribute__((pending)) extern int a;
__attribute__((pending, weak)) extern int b;
__attribute__((direct("libx"))) extern int c;
int use(void) { return a + b + c; }
// CHECK: @trivet.notes = private constant
// CHECK-SAME: c"\07\00\00\00\0C\00\00\00\01\00\00\00Trivet\00\00\01\00\00\00\01\00\00\00-\00\00\00
// CHECK-SAME: \07\00\00\00\08\00\00\00\02\00\00\00Trivet\00\00\00\00\00\00a\00\00\00
// CHECK-SAME: \07\00\00\00\08\00\00\00\02\00\00\00Trivet\00\00\01\00\00\00b\00\00\00
// CHECK-SAME: \07\00\00\00\0C\00\00\00\03\00\00\00Trivet\00\00c\00\00\00libx\00\00\00\00"
// CHECK-SAME: section ".note.trivet", align 4
// ELF: Displaying notes found in: .note.trivet
// ELF-COUNT-4: Trivet
