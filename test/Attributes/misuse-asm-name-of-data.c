// Assembly that names data bypasses every base: refused at its line.
//
// RUN: not %cc -O2 -c -o %t %s 2>&1 | FileCheck %s
static int own;
__attribute__((direct)) extern int direct;
__attribute__((pending)) int pending(void);
int function(void);
void f(void) {
  __asm__ volatile("ldr r0, =%c0" ::"i"(&own) : "r0");
  // CHECK: [[@LINE-1]]:20: error: trivet: inline assembly names 'own', which has another address in each process: pass its address in a register ("r") instead
  __asm__ volatile("ldr r0, =%c0" ::"s"(&direct) : "r0");
  // CHECK: [[@LINE-1]]:20: error: trivet: inline assembly names 'direct'
  __asm__ volatile("bl %c0" ::"i"(&pending) : "lr");
  // CHECK: [[@LINE-1]]:20: error: trivet: inline assembly names 'pending'
  __asm__ volatile("bl %c0" ::"i"(&function) : "lr");
  __asm__ volatile("@ %0" ::"g"(&own));
  __asm__ volatile("@ %0" ::"r"(&own), "m"(own));
}
// CHECK: 3 errors generated
