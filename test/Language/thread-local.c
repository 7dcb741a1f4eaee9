// `_Thread_local`
//
// RUN: %matrix %s
// REFUSED: :[[@LINE+1]]:{{[0-9]+}}: error: trivet: 'x' is thread-local, which modules do not support yet: make it an ordinary static, private to each process anyway
static _Thread_local int x = 1;
int next(void) { return ++x; }
