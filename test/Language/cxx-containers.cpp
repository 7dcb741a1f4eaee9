// The standard library: containers, strings, streams, algorithms, smart pointers
//
// RUN: %matrix %s

//--- both.cpp
#include "check.h"
#include <algorithm>
#include <map>
#include <memory>
#include <numeric>
#include <optional>
#include <sstream>
#include <string>
#include <unordered_map>
#include <variant>
#include <vector>

static std::map<std::string, int> words; // constructed before, destroyed after
static std::vector<std::unique_ptr<int>> owned;

extern "C" void both() {
  std::istringstream text("the module and the table and the base");
  for (std::string word; text >> word;)
    ++words[word];
  CHECK(words.size() == 5 && words["the"] == 3 && words.begin()->first == "and");
  std::unordered_map<int, std::string> squares;
  for (int i = 0; i < 100; ++i)
    squares[i] = std::to_string(i * i);
  CHECK(squares.at(99) == "9801");
  try {
    squares.at(100);
    CHECK(false);
  } catch (const std::out_of_range &) {
  }
  std::vector<int> numbers(50);
  std::iota(numbers.begin(), numbers.end(), OPAQUE(0));
  std::stable_sort(numbers.begin(), numbers.end(), [](int a, int b) { return a % 7 < b % 7; });
  CHECK(numbers[1] == 7 && std::accumulate(numbers.begin(), numbers.end(), 0) == 1225);
  owned.push_back(std::make_unique<int>(4));
  CHECK(*owned.back() == 4);
  std::variant<int, std::string> either = std::string("text that is too long for its object");
  CHECK(std::visit([](auto &v) { return sizeof v; }, either) == sizeof(std::string));
  std::optional<double> half = 0.5;
  std::ostringstream out;
  out << "x=" << 42 << ' ' << *half << ' ' << std::hex << 255;
  CHECK(out.str() == "x=42 0.5 ff");
}

//--- lib.cpp
#include <memory>
#include <string>
#include <vector>
std::vector<std::string> split(const std::string &text) {
  std::vector<std::string> parts(1);
  for (char c : text)
    if (c == ',')
      parts.emplace_back();
    else
      parts.back() += c;
  return parts;
}
std::shared_ptr<std::string> share() { return std::make_shared<std::string>("shared by all"); }

//--- app.cpp
#include "check.h"
#include <memory>
#include <string>
#include <vector>
std::vector<std::string> split(const std::string &text);
std::shared_ptr<std::string> share();
extern "C" void across() { // what one module allocates the other frees
  auto parts = split("a longer string than fits inside,b");
  CHECK(parts.size() == 2 && parts[1] == "b");
  parts.push_back("c");
  auto shared = share();
  CHECK(*shared == "shared by all" && shared.use_count() == 1);
}
