// C++ from flash: libc++ and libc with 8000 fields patched beforehand; vtables, types and unwind
// tables are constants there; exceptions through two modules.
//
// REQUIRES: qemu-arm, sysroot-thumbv7m, qemu-riscv32, sysroot-rv32imac
// RUN: rm -rf %t && split-file %s %t && mkdir %t/arm %t/riscv
// RUN: thumbv7m-trivet-clang++ -O2 -shared -fPIC %t/lib.cpp -Wl,-soname,libl.so -o %t/arm/libl.so
// RUN: thumbv7m-trivet-clang++ -O2 %t/main.cpp -L%t/arm -ll -o %t/arm/main
// RUN: %trivet prelink -o %t/arm/image.elf %t/arm/main
// RUN: %trivet run --stats --image %t/arm/image.elf main 2>&1 | FileCheck %s
//
// RUN: rv32imac-trivet-clang++ -O2 -shared -fPIC %t/lib.cpp -Wl,-soname,libl.so -o %t/riscv/libl.so
// RUN: rv32imac-trivet-clang++ -O2 %t/main.cpp -L%t/riscv -ll -o %t/riscv/main
// RUN: %trivet prelink -o %t/riscv/image.elf %t/riscv/main
// RUN: %trivet run --stats --image %t/riscv/image.elf main 2>&1 | FileCheck %s
// CHECK: constructed
// CHECK-NEXT: caught string of 3: a, b, c
// CHECK-NEXT: destroyed
// CHECK: stats: libc++.so {{.*}} 0 0
// CHECK: symbols looked up: 0;
// CHECK: nothing leaked

//--- lib.cpp
#include <stdexcept>
#include <string>
#include <vector>
void fail(const std::vector<std::string> &words) {
  std::string all;
  for (const std::string &word : words)
    all += (all.empty() ? "" : ", ") + word;
  throw std::runtime_error("string of " + std::to_string(words.size()) + ": " + all);
}
//--- main.cpp
#include <cstdio>
#include <exception>
#include <string>
#include <vector>
void fail(const std::vector<std::string> &words);
struct Announcer {
  Announcer() { puts("constructed"); }
  ~Announcer() { puts("destroyed"); }
} announcer;
int main() {
  try {
    fail({"a", "b", "c"});
  } catch (const std::exception &e) {
    printf("caught %s\n", e.what());
  }
  return 0;
}
