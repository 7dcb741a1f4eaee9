//===- host.cpp - libstdc++'s complaints on the host ----------------------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// This computer's C++ headers are libstdc++'s; its library is no module, and there are
// no exceptions. Containers made from headers alone call these few functions where they
// would throw. Here the program ends, as with -fno-exceptions everywhere.
//
//===----------------------------------------------------------------------===//

#include <bits/functexcept.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#pragma GCC visibility push(hidden)

[[noreturn]] static void end(const char *what) {
  fprintf(stderr, "terminate called instead of throwing an exception: %s\n", what);
  abort();
}

namespace std {
void __throw_bad_alloc() { end("bad_alloc"); }
void __throw_bad_array_new_length() { end("bad_array_new_length"); }
void __throw_bad_cast() { end("bad_cast"); }
void __throw_bad_function_call() { end("bad_function_call"); }
void __throw_logic_error(const char *what) { end(what); }
void __throw_domain_error(const char *what) { end(what); }
void __throw_invalid_argument(const char *what) { end(what); }
void __throw_length_error(const char *what) { end(what); }
void __throw_out_of_range(const char *what) { end(what); }
void __throw_runtime_error(const char *what) { end(what); }
void __throw_range_error(const char *what) { end(what); }
void __throw_overflow_error(const char *what) { end(what); }
void __throw_underflow_error(const char *what) { end(what); }
void __throw_out_of_range_fmt(const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  char what[200];
  vsnprintf(what, sizeof what, format, arguments);
  end(what);
}
} // namespace std

#pragma GCC visibility pop
