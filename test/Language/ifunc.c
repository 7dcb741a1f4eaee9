// `ifunc`: clang has none on bare metal, so nobody would define the function
//
// RUN: %matrix %s -- -w
// REFUSED: :[[@LINE+3]]:{{[0-9]+}}: error: {{only a resolver that runs at start-up would know the address of an 'ifunc', but a module's functions|trivet: 'f' is an ifunc, whose address only a start-up resolver knows; functions of a module}} have one address: use a function pointer
static int one(void) { return 1; }
__attribute__((used)) static void *resolve(void) { return one; }
int f(void) __attribute__((ifunc("resolve")));
void both(void) { f(); }
