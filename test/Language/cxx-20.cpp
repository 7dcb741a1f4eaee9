// C++20: concepts, ranges, three-way comparison, `constinit`, `consteval`, `[[no_unique_address]]`, `source_location`, designators, lambdas in templates, `std::format`, `std::span`
//
// RUN: %matrix %s -- -std=c++20

//--- both.cpp
#include "check.h"
#include <algorithm>
#include <compare>
#include <concepts>
#include <format>
#include <numeric>
#include <ranges>
#include <source_location>
#include <span>
#include <string>
#include <vector>
static int data[] = {5, 3, 9, 1};
constinit static int *first = data;
constinit static std::span<int> view = data;
template <std::integral T> static T twice(T n) { return n + n; }
template <class T>
  requires(!std::integral<T>)
static const char *twice(T) { return "other"; }
consteval int square(int n) { return n * n; }
static int table[square(3)];
struct Empty {
  auto operator<=>(const Empty &) const = default;
};
struct Packed {
  [[no_unique_address]] Empty none;
  int n;
  auto operator<=>(const Packed &) const = default;
};
static_assert(sizeof(Packed) == 4);
static const char *where(std::source_location at = std::source_location::current()) { return at.function_name(); }
template <auto F> static int apply(int n) { return F(n); }

extern "C" void both() {
  CHECK(twice(*OPAQUE(first)) == 10 && std::string(twice(1.5)) == "other" && sizeof table == 36);
  auto odd = view | std::views::filter([](int n) { return n > 2; }) | std::views::transform([](int n) { return n + *first; });
  CHECK(std::accumulate(odd.begin(), odd.end(), 0) == 32);
  std::vector<int> copy(view.begin(), view.end());
  std::ranges::sort(copy, std::greater());
  CHECK(copy[0] == 9);
  CHECK((Packed{.n = 1} < Packed{.n = 2}) && (Packed{.n = 1} <=> Packed{.n = 1}) == 0);
  CHECK(std::string(where()).find("both") == 5);
  CHECK((apply<[](int n) { return n + *first; }>(1) == 6));
  CHECK(std::format("{:>4}|{:x}|{:.2f}|{}", *first, 255, 1.5, "text") == "   5|ff|1.50|text");
}
