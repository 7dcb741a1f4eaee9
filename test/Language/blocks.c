// Blocks: `-fblocks` needs a run-time library
//
// RUN: %matrix %s -- -fblocks
// REFUSED: :[[@LINE+4]]:{{[0-9]+}}: error: a block needs a run-time library, which there is not for modules: use a function and a pointer to its data
int (^volatile kept)(void);
void both(void) {
  int n = (int)(long)&kept;
  kept = ^{ return n; };
  kept();
}
