// `-fropi`, `-frwpi`
//
// RUN: %matrix %s -- -fropi
// RUN: %matrix %s -- -frwpi
// REFUSED: error: {{-fropi|-frwpi}}: modules have their own way to be independent of their place: leave it out, and compile what goes into a library with -fPIC
int x = 1;
int get(void) { return x; }
