// Blocks: `-fblocks` needs a run-time library
//
// RUN: %matrix %s -- -fblocks
// REFUSED: error: undefined symbol: _NSConcreteStackBlock
int (^volatile kept)(void);
void both(void) {
  int n = (int)(long)&kept;
  kept = ^{ return n; };
  kept();
}
