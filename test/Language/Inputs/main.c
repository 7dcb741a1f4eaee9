// Runs the parts of a test of this folder (see ../matrix).
#include <stdio.h>
#ifdef HAVE_BOTH
void both_application(void);
void both_library(void);
#endif
#ifdef HAVE_APP
void across(void);
#endif
int main(void) {
#ifdef HAVE_BOTH
  both_application();
  both_library();
#endif
#ifdef HAVE_APP
  across();
#endif
  puts("all checks passed");
  return 0;
}
