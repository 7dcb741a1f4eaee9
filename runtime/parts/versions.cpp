//===- versions.cpp - is that the library a module was linked with? -------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A library's name decides who it is, and that it has everything that its users
// import is seen when they are linked to it. What is left is what names do not
// tell: a function that means something else, for which its author has
// versions; and an object that has become smaller than code compiled with its
// older declaration takes it for. (Larger does not matter: offsets are patched,
// and an importer knows no sizes.)
//
// Tables of versions are GNU's (Linux Standard Base, Core, "Symbol
// Versioning"), as every ELF linker writes them. Both are chains of which the
// dynamic section tells the length.
//
//===----------------------------------------------------------------------===//
#include "trivet/versions.h"
#include "parts.h"

using namespace trivet;

namespace {

enum : uint32_t {
  DT_VERDEF = 0x6ffffffc,
  DT_VERDEFNUM = 0x6ffffffd,
  DT_VERNEED = 0x6ffffffe,
  DT_VERNEEDNUM = 0x6fffffff,
  VER_FLG_BASE = 1,
  VER_FLG_WEAK = 2,
};

class Text {
public:
  Text(char *text, size_t size) : at(text), end(text + size - 1) { *at = 0; }
  Text &operator<<(const char *s) {
    while (*s && at != end)
      *at++ = *s++;
    *at = 0;
    return *this;
  }
  Text &operator<<(uint32_t n) {
    char digits[11], *d = digits + 10;
    *d = 0;
    do
      *--d = char('0' + n % 10);
    while (n /= 10);
    return *this << d;
  }

private:
  char *at, *end;
};

const char *nameOf(const Module &m) { return *m.name ? m.name : "the program"; }

uint32_t half(const Module &m, uint32_t link) {
  trivet_addr at = metaAt(m, link, 2);
  return at ? trivet_read16(at) : 0;
}

const char *string(const Module &m, uint32_t link) {
  const char *s = stringAt(m, metaWord(m, link));
  return s ? s : "";
}

/// How far the next row of a chain is, at least so far; chains lead forward. 0:
/// it ends here.
uint32_t toNext(const Module &m, uint32_t link, uint32_t row) {
  uint32_t next = metaWord(m, link);
  return next < row || next >= TRIVET_TEXT_VADDR ? 0 : next;
}

/// Calls visit(name) for each version that m defines, until it says true.
template <typename F> bool eachVersion(const Module &m, F visit) {
  uint32_t entry = tagOf(m, DT_VERDEF);
  for (uint32_t n = entry ? tagOf(m, DT_VERDEFNUM) : 0; n--;) {
    if (!(half(m, entry + 2) & VER_FLG_BASE) &&
        visit(string(m, entry + metaWord(m, entry + 12))))
      return true;
    uint32_t next = toNext(m, entry + 16, 20);
    if (!next)
      break;
    entry += next;
  }
  return false;
}

bool checkVersion(const Module &m, const Module &library, const char *wanted,
                  Text &text) {
  if (eachVersion(library, [&](const char *v) { return same(v, wanted); }))
    return true;
  text << nameOf(m) << " wants version " << wanted << " of " << library.name
       << ", which has ";
  bool any = false;
  eachVersion(library, [&](const char *v) {
    text << (any ? ", " : "") << v;
    any = true;
    return false;
  });
  if (!any)
    text << "none";
  return false;
}

bool checkVersions(const Module &m, Text &text) {
  uint32_t entry = tagOf(m, DT_VERNEED);
  for (uint32_t n = entry ? tagOf(m, DT_VERNEEDNUM) : 0; n--;) {
    const char *name = string(m, entry + 4);
    const Module *library = nullptr;
    for (unsigned i = 0; i < m.num_needs; ++i)
      if (same(m.needs[i]->name, name))
        library = m.needs[i];
    uint32_t aux = entry + metaWord(m, entry + 8);
    for (uint32_t k = library ? half(m, entry + 2) : 0; k--;) {
      if (!(half(m, aux + 4) & VER_FLG_WEAK) &&
          !checkVersion(m, *library, string(m, aux + 8), text))
        return false;
      uint32_t next = toNext(m, aux + 12, 16);
      if (!next)
        break;
      aux += next;
    }
    uint32_t next = toNext(m, entry + 12, 16);
    if (!next)
      break;
    entry += next;
  }
  return true;
}

bool checkSizes(const Module &m, Text &text) {
  for (uint32_t i = 1; i <= m.tags[Module::Imports]; ++i) {
    trivet_addr row = metaAt(m, m.tags[Module::SymTab] + elf::SymbolSize * i,
                             elf::SymbolSize);
    if (!row)
      break;
    uint32_t size = elf::size(row + elf::Bytes);
    const char *name = symbolName(m, i);
    for (unsigned k = 0; k < m.num_needs && size; ++k) {
      const Module &library = *m.needs[k];
      Place place;
      trivet_addr there = findExport(library, name, hashOf(name), place);
      if (!there)
        continue;
      uint32_t has = elf::size(there + elf::Bytes);
      if (has < size) {
        text << nameOf(m) << " was linked with " << size << " bytes of " << name
             << ", " << library.name << " has " << has;
        return false;
      }
      break;
    }
  }
  return true;
}

} // namespace

int trivet_module_check(trivet_module *module, char *buffer, size_t size) {
  const Module *list[TRIVET_MAX_MODULES + 1] = {module};
  uint32_t count = 1;
  Text text(buffer, size);
  for (uint32_t i = 0; i < count; ++i) {
    const Module &m = *list[i];
    if (!checkVersions(m, text) || !checkSizes(m, text))
      return fail(TRIVET_E_VERSION, m.name);
    for (unsigned n = 0; n < m.num_needs; ++n) {
      uint32_t k = 0;
      while (k < count && list[k] != m.needs[n])
        ++k;
      if (k == count)
        list[count++] = m.needs[n];
    }
  }
  return TRIVET_OK;
}
