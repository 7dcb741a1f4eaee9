// A machine without flash has no images, and it is the module's that counts, whatever firmware stands beside.
//
// REQUIRES: sysroot-x86_64
// RUN: x86_64-trivet-clang %s -o %t
// RUN: not %trivet prelink -o %t.elf %t 2>&1 | FileCheck %s
// RUN: not %trivet prelink --firmware=%build/share/trivet/mps2-an385/firmware.elf -o %t.elf %t 2>&1 | FileCheck %s
// CHECK: error: {{.*}}.tmp: there are no images for this machine
int main() { return 0; }
