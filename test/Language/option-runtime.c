// `-fsanitize=thread` and others (on boards `address`, too), `-fopenmp`, `--coverage`: need run-time libraries
//
// RUN: %matrix %s -- -fsanitize=undefined,thread
// RUN: %matrix-boards %s -- -fsanitize=undefined,address
// RUN: %matrix %s -- -fopenmp
// RUN: %matrix %s -- --coverage
// REFUSED: error: {{-fsanitize=undefined,thread|-fsanitize=undefined,address|-fopenmp|--coverage}}: its run-time library does not exist for modules: leave it out
int x = 1;
int get(void) { return x; }
