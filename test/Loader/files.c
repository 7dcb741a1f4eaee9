// Files are the host's: made, extended, sought in, renamed, removed; what fails
// says why in this process's errno.
//
// REQUIRES: qemu-arm, sysroot-thumbv7m
// RUN: rm -rf %t && mkdir %t
// RUN: thumbv7m-trivet-clang -O2 %s -o %t/prog
// RUN: %trivet run %board %t/prog %t/file | FileCheck %s
// RUN: not test -e %t/file && not test -e %t/file2
// CHECK: none: 2
// CHECK-NEXT: first half, second half.
// CHECK-NEXT: from 7: half
// CHECK-NEXT: size 24
// CHECK-NEXT: exists: 17
// CHECK-NEXT: bad: 9
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
int main(int argc, char **argv) {
  char name[200], line[100] = "";
  struct stat st;
  if (open(argv[1], O_RDONLY) < 0)
    printf("none: %d\n", errno);
  FILE *f = fopen(argv[1], "w");
  fputs("first half, ", f);
  fclose(f);
  f = fopen(argv[1], "a");
  fputs("second half.", f);
  fclose(f);
  f = fopen(argv[1], "r+");
  puts(fgets(line, sizeof line, f));
  fseek(f, 6, SEEK_SET);
  fread(line, 1, 4, f);
  printf("from 7: %.4s\n", line);
  fclose(f);
  rename(argv[1], strcat(strcpy(name, argv[1]), "2"));
  stat(name, &st);
  printf("size %ld\n", (long)st.st_size);
  if (open(name, O_RDWR | O_CREAT | O_EXCL, 0666) < 0)
    printf("exists: %d\n", errno);
  unlink(name);
  if (close(7) < 0)
    printf("bad: %d\n", errno);
  return 0;
}
