/*===- dlfcn.h - libraries that a program opens while it runs -------------===//
 *
 * Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
 * SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 * picolibc has none. The functions are the firmware's; docs/runtime.md says what they do.
 *===----------------------------------------------------------------------===*/
#ifndef _DLFCN_H
#define _DLFCN_H
#ifdef __cplusplus
extern "C" {
#endif

#define RTLD_LOCAL 0
#define RTLD_LAZY 1
#define RTLD_NOW 2
#define RTLD_NOLOAD 4
#define RTLD_GLOBAL 0x100
#define RTLD_NODELETE 0x1000

#define RTLD_DEFAULT ((void *)0)
#define RTLD_NEXT ((void *)-1)

typedef struct {
  const char *dli_fname; /* the library's name; "" for a program without one */
  void *dli_fbase;       /* where its text is */
  const char *dli_sname; /* the export around the address, or null */
  void *dli_saddr;
} Dl_info;

void *dlopen(const char *file, int mode);
void *dlsym(void *__restrict library, const char *__restrict name);
int dlclose(void *library);
int dladdr(const void *__restrict address, Dl_info *__restrict info);
char *dlerror(void);

#ifdef __cplusplus
}
#endif
#endif
