// What a romfs has not, or one that is none, or is damaged, is an error that names the file and the archive.
//
// REQUIRES: qemu-arm, genromfs
// RUN: rm -rf %t && split-file %s %t && mkdir %t/root && cp %s %t/root/text
// DEFINE: %{cc} = thumbv7m-trivet-clang --no-sysroot-imports -O2 -nostdlib
// DEFINE: %{run} = not %trivet run %board --romfs=%t/romfs
// RUN: %{cc} -fPIC -shared -Wl,-soname,libneed.so %t/lib.c -o %t/libneed.so
// RUN: %{cc} -Wl,-e,main %t/app.c %t/libneed.so -o %t/root/theapp && genromfs -d %t/root -f %t/romfs
// RUN: %{run} theapp 2>&1 | FileCheck %s --check-prefix=LIBRARY
// RUN: %{run} --text=flash theapp 2>&1 | FileCheck %s --check-prefix=LIBRARY
// LIBRARY: error: theapp: module 'libneed.so' not found: {{.*}}romfs
// RUN: %{run} none/theapp 2>&1 | FileCheck %s --check-prefix=PROGRAM
// RUN: %{run} --text=flash none/theapp 2>&1 | FileCheck %s --check-prefix=PROGRAM
// PROGRAM: error: theapp: module 'none/theapp' not found: {{.*}}romfs
// RUN: %{run} --text=flash --library=lib/none.so theapp 2>&1 | FileCheck %s --check-prefix=OPENED
// OPENED: module '{{libneed|none}}.so' not found
// RUN: %{run} text 2>&1 | FileCheck %s --check-prefix=TEXT
// RUN: %{run} --text=flash text 2>&1 | FileCheck %s --check-prefix=TEXT
// TEXT: error: text: '{{(text)?}}' is not an ELF shared object
//
// A damaged name, and an archive that is cut short.
// RUN: env LC_ALL=C sed s/theapp/theapq/ %t/romfs > %t/damaged
// RUN: not %trivet run %board --romfs=%t/damaged theapp 2>&1 | FileCheck %s --check-prefix=DAMAGED
// RUN: not %trivet run %board --text=flash --romfs=%t/damaged theapp 2>&1 | FileCheck %s --check-prefix=DAMAGED
// DAMAGED: error: theapp: the filesystem in which 'theapp' is looked for is no romfs, or is damaged: {{.*}}damaged
// RUN: head -c 1000 %t/romfs > %t/short && not %trivet run %board --romfs=%t/short theapp 2>&1 | FileCheck %s --check-prefix=SHORT
// SHORT: is no romfs, or is damaged: {{.*}}short
//
// Before any board is asked:
// RUN: not %trivet run %board --romfs=%s theapp 2>&1 | FileCheck %s --check-prefix=NONE
// NONE: refused.c: is not a romfs
// RUN: not %trivet run %board --romfs=%t/absent theapp 2>&1 | FileCheck %s --check-prefix=ABSENT
// ABSENT: absent: No such file
// RUN: not %trivet run --romfs=%t/romfs theapp 2>&1 | FileCheck %s --check-prefix=MACHINE
// MACHINE: --romfs wants --machine
// RUN: %{run} -L %t theapp 2>&1 | FileCheck %s --check-prefix=FOLDER
// FOLDER: -L: libraries come from the romfs
// RUN: %{run} --library=text theapp 2>&1 | FileCheck %s --check-prefix=FOUND
// FOUND: --library: in the romfs a library is found when it is opened
// RUN: not %trivet run --machine=host --romfs=%t/romfs theapp 2>&1 | FileCheck %s --check-prefix=HOST
// HOST: --romfs: host is this computer
//--- lib.c
int need(void) { return 1; }
//--- app.c
int need(void);
int main(void) { return need(); }
