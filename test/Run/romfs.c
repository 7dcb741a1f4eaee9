// Programs from a romfs: libraries beside the program, in /lib, and in the folder that dlopen names, on each board, the
// micro:bit's flash included. Files are used in place: no byte of RAM more than without.
//
// REQUIRES: board, genromfs
// RUN: rm -rf %t && split-file %s %t && mkdir -p %t/root/bin %t/root/lib %t/root/more
// DEFINE: %{cc} = %target-trivet-clang --no-sysroot-imports -O2 -nostdlib
// DEFINE: %{at} = %t/root
// DEFINE: %{command} = --stats bin/app 1 -- bin/app 2 -- bin/app 3
// RUN: %{cc} -fPIC -shared -Wl,-soname,libcount.so %t/count.c -o %{at}/lib/libcount.so
// RUN: %{cc} -fPIC -shared -Wl,-soname,libsay.so %t/say.c %{at}/lib/libcount.so -o %{at}/bin/libsay.so
// RUN: %{cc} -fPIC -shared -Wl,-soname,libmore.so %t/more.c %{at}/lib/libcount.so -o %{at}/more/libmore.so
// RUN: %{cc} -fPIC -shared -Wl,-soname,libhidden.so %t/count.c -o %{at}/more/libhidden.so
// RUN: %{cc} -Wl,-e,main %t/app.c %{at}/bin/libsay.so -o %{at}/bin/app
// RUN: genromfs -d %{at} -f %t/romfs
// RUN: sh -c "set -e; for b in %boards; do %trivet run --machine=\$b --romfs=%t/romfs %{command} > %t/\$b 2>&1; FileCheck %s < %t/\$b; done"
// CHECK-DAG: app#1: L
// CHECK-DAG: app#2: X
// CHECK-DAG: app#3: d
// CHECK-DAG: libcount.so {{.*}} 3 {{ *}}4 
// CHECK-DAG: nothing leaked
// RUN: sh -c "set -e; cd %{at}; for b in %boards; do %trivet run --machine=\$b -L lib --library=more/libmore.so %{command} 2>&1 | grep RAM: > ../bundle; grep RAM: ../\$b | diff - ../bundle; done"
//--- count.c
static int sum;
int count(int n) { return sum += n; }
//--- say.c
int write(int, const void *, unsigned), count(int);
void say(int n) {
  char text[2] = {'@' + count(n), '\n'};
  write(1, text, 2);
}
//--- more.c
int count(int);
int more(int n) { return count(10 * n); }
//--- app.c
void say(int), *dlopen(const char *, int), *dlsym(void *, const char *);
int main(int argc, char **argv) {
  int n = argv[1][0] - '0';
  if (dlopen("libhidden.so", 2) || dlopen("lib/libhidden.so", 2)) // in neither of these folders
    return 1;
  void *library = dlopen("/more/libmore.so", 2);
  if (!library)
    return 2;
  ((int (*)(int))dlsym(library, "more"))(n);
  say(2 * n);
  return 0;
}
