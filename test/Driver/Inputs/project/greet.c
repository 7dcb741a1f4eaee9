static int greeted;

int greet(void) { return ++greeted; }
