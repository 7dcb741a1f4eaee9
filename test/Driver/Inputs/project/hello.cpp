#include <stdio.h>

extern "C" int greet(void);

int main() {
  greet();
  printf("greeted %d times\n", greet());
}
