// What may lie beyond 64 KiB takes a movt more.
//
// RUN: %cc -O2 -S -o - %s | FileCheck %s
// RUN: %cc -O2 -c -o %t %s && llvm-readelf -r %t | FileCheck %s --check-prefix=RELOC
extern int incomplete[];
int get(void) { return incomplete[1]; }
// CHECK-LABEL: get:
// CHECK: movw r0, :lower16:incomplete(sbrel)
// CHECK-NEXT: movt r0, :upper16:incomplete(sbrel)
// CHECK-NEXT: add r0, r9
// CHECK-NEXT: ldr r0, [r0, #4]
// RELOC: R_ARM_THM_MOVW_BREL_NC {{.*}} incomplete
// RELOC: R_ARM_THM_MOVT_BREL {{.*}} incomplete
