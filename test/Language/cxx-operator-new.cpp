// `operator new`, replaced: by a library for itself, and by the application for all
//
// RUN: %matrix %s

//--- both.cpp
#include "check.h"
int *make(int n);
extern "C" void both(void) {
  int *p = OPAQUE(make(7));
  CHECK(*p == 7);
  delete p;
}

//--- lib.cpp
#include "check.h"
#include <new>
static int news; // stays 0: the application's come first
void *operator new(size_t size) {
  ++news;
  void *block = malloc(size);
  if (!block)
    abort();
  return block;
}
void operator delete(void *block) noexcept {
  ++news;
  free(block);
}
int *make(int n) { return new int(n); }
int library_news() { return news; }

//--- app.cpp
#include "check.h"
#include <new>
static int news, deletes;
void *operator new(size_t size) {
  ++news;
  return static_cast<char *>(malloc(size + 8)) + 8; // not what free() expects
}
void operator delete(void *block) noexcept {
  ++deletes;
  free(static_cast<char *>(block) - 8);
}
int *make(int n);
int library_news();
extern "C" void across(void) {
  int *p = OPAQUE(make(8)), before = news;
  CHECK(news > 0 && *p == 8);
  delete OPAQUE(p);
  CHECK(deletes > 0 && news == before);
  CHECK(library_news() == 0);
}
