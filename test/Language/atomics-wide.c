// `_Atomic`, more than 4 bytes: needs a library of locks
//
// RUN: %matrix %s
// REFUSED: error: undefined symbol: __atomic_load
_Atomic long long wide = 5;
void both(void) { wide = wide + 3; }
