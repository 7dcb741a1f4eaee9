/*===- access.h - one function for each kind of access --------------------===//
 *
 * Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
 * SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 * Three modules: provider.c is a library, library.c a library that imports from
 * it and, pending, from the application, application.c the application. Each
 * function below does one kind of access and next to nothing else; what it
 * costs is compared with the same three files linked statically.
 * ACCESS(function, text) lists them; what the text says ends up in the table of
 * results.
 *===----------------------------------------------------------------------===*/
#ifndef ACCESS_H
#define ACCESS_H

#ifdef __trivet__
#define DIRECT __attribute__((direct("libprovider.so")))
#define PENDING __attribute__((pending))
#else
#define DIRECT
#define PENDING
#endif

typedef int function(int);

/* provider.c */
DIRECT extern int provided, provided_too;
function provided_function;

/* The subjects: int f(int x, function *callback). */
#define IN_LIBRARY                                                             \
  ACCESS(lib_own_read, "own datum, read")                                      \
  ACCESS(lib_own_write, "own datum, write")                                    \
  ACCESS(lib_own_several, "four own data incremented")                         \
  ACCESS(lib_own_array, "own array, index")                                    \
  ACCESS(lib_own_address, "address of an own datum")                           \
  ACCESS(lib_own_loop, "own datum, 10 times around a call")                    \
  ACCESS(lib_constant, "constant table of strings")                            \
  ACCESS(lib_direct_read, "direct datum, read")                                \
  ACCESS(lib_direct_two, "two direct data of one provider")                    \
  ACCESS(lib_direct_call, "direct call")                                       \
  ACCESS(lib_direct_tail, "direct tail call")                                  \
  ACCESS(lib_pending_read, "pending datum, read")                              \
  ACCESS(lib_pending_call, "pending call")                                     \
  ACCESS(lib_own_function, "address of an own function")                       \
  ACCESS(lib_direct_function, "address of another module's function")          \
  ACCESS(lib_callback, "callback, then own datum")
#define IN_APPLICATION                                                         \
  ACCESS(app_own_read, "own datum, read")                                      \
  ACCESS(app_own_write, "own datum, write")                                    \
  ACCESS(app_own_several, "four own data incremented")                         \
  ACCESS(app_own_array, "own array, index")                                    \
  ACCESS(app_own_address, "address of an own datum")                           \
  ACCESS(app_own_loop, "own datum, 10 times around a call")                    \
  ACCESS(app_constant, "constant table of strings")                            \
  ACCESS(app_direct_read, "direct datum, read")                                \
  ACCESS(app_direct_two, "two direct data of one provider")                    \
  ACCESS(app_direct_call, "direct call")                                       \
  ACCESS(app_direct_function, "address of another module's function")          \
  ACCESS(app_callback, "callback, then own datum")

#define ACCESS(name, text) int name(int x, function *callback);
IN_LIBRARY IN_APPLICATION
#undef ACCESS
#endif
