// `-fno-integrated-as`
//
// RUN: %matrix %s -- -fno-integrated-as
// REFUSED: error: -fno-integrated-as: no other assembler than clang's own is known to write what a module's objects need: leave it out
int x = 1;
