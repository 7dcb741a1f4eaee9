// `ifunc`: clang has none on bare metal, so nobody defines the function
//
// RUN: %matrix %s
// REFUSED: :[[@LINE+4]]:{{[0-9]+}}: warning: unknown attribute 'ifunc' ignored
// REFUSED: error: undefined symbol: f
static int one(void) { return 1; }
__attribute__((used)) static void *resolve(void) { return one; }
int f(void) __attribute__((ifunc("resolve")));
void both(void) { f(); }
