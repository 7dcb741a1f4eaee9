// C++'s library on the host: strings, maps, streams, files; exceptions across modules, types of two modules
// being one; threads, each with objects and an exception of its own. Two programs share the library.
//
// REQUIRES: sysroot-x86_64
// RUN: rm -rf %t && split-file %s %t
// DEFINE: %{level} =
// DEFINE: %{cc} = x86_64-trivet-clang++ %{level}
// DEFINE: %{job} = %{cc} -shared -fPIC -Wl,-soname=libshop.so %t/shop.cpp -o %t/libshop.so && %{cc} %t/app.cpp -L%t -lshop -o %t/app && sh -c "cd %t && %trivet run ./app; echo status \$?" | FileCheck %s --match-full-lines
// REDEFINE: %{level} = -O0
// RUN: %{job}
// REDEFINE: %{level} = -Os
// RUN: %{job}
// RUN: not sh -c "cd %t && %trivet run --stats ./app -- ./app 2>&1" | FileCheck %s --check-prefix=TWO
// CHECK:      open
// CHECK-NEXT: apple 3, pear 5
// CHECK-NEXT: caught no plum
// CHECK-NEXT: caught again: no plum
// CHECK-NEXT: cleaned up 2
// CHECK-NEXT: as its base: no plum
// CHECK-NEXT: bad_cast, 1
// CHECK-NEXT: threads 0+10 1+11 2+12
// CHECK-NEXT: ended 3
// CHECK-NEXT: line of 17
// CHECK-NEXT: 4.50 ff
// CHECK-NEXT: main's own ends
// CHECK-NEXT: closed
// CHECK-NEXT: status 3
// TWO-DAG: app#1: closed
// TWO-DAG: app#2: closed
// TWO: stats: libc++.so {{.*}} 2 {{ *[0-9]+}}
// TWO: stats: nothing leaked
//--- shop.h
#include <map>
#include <stdexcept>
#include <string>
struct NotFound : std::runtime_error {
  explicit NotFound(const std::string &what) : runtime_error("no " + what) {}
};
struct Item {
  virtual ~Item() = default;
};
struct Fruit : Item {};
struct Stone : Item {};
struct Cleaned {
  ~Cleaned();
};
int price(const std::string &of);
int visit(int (*f)(int), int x);
void again(void (*f)());
Item *makeStone();
//--- shop.cpp
#include "shop.h"
#include <iostream>
static std::map<std::string, int> prices = {{"pear", 5}, {"apple", 3}};
int cleaned;
Cleaned::~Cleaned() { ++cleaned; }
static struct Shop {
  Shop() { std::cout << "open" << std::endl; }
  ~Shop() { std::cout << "closed" << std::endl; }
} shop;
int price(const std::string &of) {
  auto found = prices.find(of);
  if (found == prices.end())
    throw NotFound(of);
  return found->second;
}
int visit(int (*f)(int), int x) {
  Cleaned here;
  return f(x);
}
void again(void (*f)()) {
  try {
    f();
  } catch (NotFound &e) {
    std::cout << "caught " << e.what() << "\n";
    throw;
  }
}
Item *makeStone() { return new Stone; }
//--- app.cpp
#include "shop.h"
#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iomanip>
#include <iostream>
#include <memory>
#include <mutex>
#include <random>
#include <sstream>
#include <thread>
#include <vector>
extern __attribute__((direct("libshop.so"))) int cleaned;
static std::atomic<int> ended;
struct Local {
  bool ofMain = false;
  int value = 10;
  ~Local() {
    if (ofMain)
      std::cout << "main's own ends\n";
    else
      ++ended;
  }
};
static thread_local Local local;
static int raise(int x) {
  Cleaned here;
  if (x)
    throw NotFound("plum");
  return x;
}
int main() {
  local.ofMain = true;
  std::cout << "apple " << price("apple") << ", pear " << price("pear") << std::endl;
  try {
    again([] { price("plum"); });
  } catch (const NotFound &e) {
    std::cout << "caught again: " << e.what() << '\n';
  }
  try {
    visit(raise, 1);
  } catch (std::exception &e) {
    std::cout << "cleaned up " << cleaned << "\nas its base: " << e.what() << '\n';
  }
  std::unique_ptr<Item> item(makeStone());
  try {
    (void)dynamic_cast<Fruit &>(*item);
  } catch (std::bad_cast &) {
    std::cout << "bad_cast, " << (dynamic_cast<Stone *>(item.get()) != nullptr) << '\n';
  }
  std::vector<std::thread> threads;
  std::vector<std::string> texts(3);
  std::mutex mutex;
  for (int i = 0; i != 3; ++i)
    threads.emplace_back([&, i] {
      local.value += i;
      try {
        throw i;
      } catch (int caught) {
        std::lock_guard<std::mutex> lock(mutex);
        texts[i] = std::to_string(caught) + "+" + std::to_string(local.value);
      }
    });
  for (std::thread &thread : threads)
    thread.join();
  std::cout << "threads " << texts[0] << ' ' << texts[1] << ' ' << texts[2] << "\nended " << ended << '\n';
  std::filesystem::path file = std::filesystem::temp_directory_path() / ("trivet-" + std::to_string(std::random_device()()));
  std::ofstream(file) << "seventeen letters\n";
  std::string line;
  std::getline(std::ifstream(file) >> std::ws, line);
  std::filesystem::remove(file);
  std::ostringstream text;
  text << std::fixed << std::setprecision(2) << 4.5 << ' ' << std::hex << 255;
  std::cout << "line of " << line.size() << '\n' << text.str() << '\n';
  return 3;
}
