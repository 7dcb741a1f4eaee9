/*===- emutls.c - thread-local variables of a process with one thread -----===//
 *
 * Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
 * SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 * What code with thread-local variables calls (lib/Passes/LowerThreadLocals.cpp), in
 * place of libgcc's member of this name, which would be foreign code. A process
 * has one thread, so a variable has one copy, made at first need. All state is
 * in the variable's own object: each module can have these few instructions itself.
 *===----------------------------------------------------------------------===*/
#include <stddef.h>

/* libgcc.a is built before the C library has installed its headers. */
void *aligned_alloc(size_t alignment, size_t size);
void *memcpy(void *to, const void *from, size_t size);
void *memset(void *to, int byte, size_t size);
_Noreturn void abort(void);

/* GCC's ABI: struct __emutls_object. */
struct object {
  size_t size, alignment;
  void *address;       /* null until it is made */
  const void *initial; /* null: zeros */
};

__attribute__((visibility("hidden"))) void *
__emutls_get_address(struct object *object) {
  if (object->address)
    return object->address;
  size_t alignment = object->alignment < sizeof(void *) ? sizeof(void *)
                                                        : object->alignment;
  void *memory = aligned_alloc(
      alignment, (object->size + alignment - 1) & ~(alignment - 1));
  if (!memory)
    abort(); /* an address cannot say no */
  if (object->initial)
    memcpy(memory, object->initial, object->size);
  else
    memset(memory, 0, object->size);
  return object->address = memory;
}
