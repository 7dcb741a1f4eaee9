// `ifunc`: clang has none on bare metal, so nobody would define the function
//
// RUN: %matrix %s -- -w
// REFUSED: :[[@LINE+3]]:{{[0-9]+}}: error: {{.*}}ifunc{{.*}}functions{{.*}} have one address: use a function pointer
static int one(void) { return 1; }
__attribute__((used)) static void *resolve(void) { return one; }
int f(void) __attribute__((ifunc("resolve")));
void both(void) { f(); }
