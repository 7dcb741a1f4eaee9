// Constructors and destructors with priorities, in application and library
//
// RUN: %matrix %s

//--- both.c
#include "check.h"
static int order;
__attribute__((constructor(300))) static void third(void) { order = order * 10 + 3; }
__attribute__((constructor(101))) static void first(void) { order = order * 10 + 1; }
__attribute__((constructor)) static void last(void) { order = order * 10 + 4; }
__attribute__((constructor(200))) static void second(void) { order = order * 10 + 2; }
__attribute__((destructor)) static void end(void) { if (order != 1234) puts("data changed"); }
static void own_array(void) { order += 0; }
__attribute__((section(".init_array"), used)) static void (*const in_array)(void) = own_array;
void both(void) { CHECK(order == 1234); }
