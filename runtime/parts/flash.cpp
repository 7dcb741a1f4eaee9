//===- flash.cpp - installing into erased flash ---------------------------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Programmed flash is not patched: a page is linked in RAM, then programmed.
// To link it everything must be known that its relocations want, so a module's
// tables are in its file before its text, which is what `trivet ld` writes;
// they are in flash when the first page of text is full.
//
// The core's relocate() does the linking, a relocation at a time: those whose
// field has a byte in the page. It writes to where the page will be; the port
// leads that into the buffer (a window) and drops what goes elsewhere, so a
// field that crosses the end of a page is done twice, half each time. For that
// the buffer holds 8 bytes, the largest field, more on either side.
//
//     buffer   [ 8 | page | 8 ]
//                    ^ programmed next
//
// A symbol's veneer has its place since the first branch that needed one. It is
// written when the page at the text's end comes by: the relocation is done
// again.
//
//===----------------------------------------------------------------------===//
#include "trivet/flash.h"
#include "Patch.h"
#include "image-rows.h"

using namespace trivet;

namespace {

constexpr uint32_t Margin = 8;

/// A file of the image.
struct Unit {
  Unit *next; ///< the one before
  const char *name;
  uint32_t file, size;    ///< offset in the image; bytes
  uint32_t crc;           ///< of what was received
  uint32_t text;          ///< offset in the file
  uint32_t veneers, used; ///< room for so many, so many made
  uint32_t *rows;         ///< for each made, a relocation that wants it
  Module module;          ///< needs are behind it
};

} // namespace

struct trivet_flash_image {
  const trivet_flash *flash;
  trivet_addr at;
  uint32_t room, generation;
  Unit *units;       ///< newest first
  uint32_t end;      ///< offset of the page that is being filled
  uint32_t fill;     ///< bytes in it, and behind
  const char *name;  ///< of the file that arrives
  uint32_t file;     ///< its offset; 0: none arrives
  uint32_t received; ///< bytes of it
  uint32_t crc;      ///< of these
  uint32_t text;     ///< offset of its text; 0: not known yet
  uint32_t text_end; ///< the file's other end, as far as it matters
  Unit *unit;        ///< it, as soon as its text begins
  int error;         ///< nothing is programmed after one
  uint8_t buffer[1]; ///< more behind
};

namespace {

using Image = trivet_flash_image;

size_t imageSize(uint32_t page) { return sizeof(Image) + page + 2 * Margin; }
size_t unitSize(const Module &m) {
  return sizeof(Unit) + m.num_needs * sizeof(Module *);
}

void copy(uint8_t *to, const uint8_t *from, uint32_t size) {
  while (size--)
    *to++ = *from++;
}

/// Reads and writes of the page and its margins go to the buffer.
void openWindow(Image &i) {
  i.flash->window(i.flash->context, i.at + i.end - Margin,
                  i.flash->page + 2 * Margin, i.buffer);
}

//===-- linking a page ----------------------------------------------------===//

trivet_addr rowAt(const Module &m, uint32_t row) {
  return metaAt(m, m.tags[Module::Rela] + elf::RelaSize * row, elf::RelaSize);
}

uint32_t veneerPlace(const Unit &u, uint32_t veneer) {
  return roundUp(u.module.text().file_size, target::VeneerAlign) +
         veneer * target::VeneerSize;
}

/// One relocation, with its symbol's veneer where it was the last time.
int linkRow(Unit &u, uint32_t row) {
  Module &m = u.module;
  uint32_t symbol = elf::relocationSymbol(rowAt(m, row) + elf::Word),
           veneer = 0;
  while (veneer < u.used &&
         elf::relocationSymbol(rowAt(m, u.rows[veneer]) + elf::Word) != symbol)
    ++veneer;
  uint32_t first = m.tags[Module::DataRelas], size = m.tags[Module::RelaSize],
           bytes = m.segments[Module::Text].file_size, made = m.veneers;
  m.segments[Module::Text].file_size = veneerPlace(u, veneer);
  m.tags[Module::DataRelas] = row;
  m.tags[Module::RelaSize] = (row + 1) * elf::RelaSize;
  int error = relocate(m, nullptr, m.where);
  m.segments[Module::Text].file_size = bytes;
  m.tags[Module::DataRelas] = first;
  m.tags[Module::RelaSize] = size;
  if (m.veneers != made && veneer == u.used)
    u.rows[u.used++] = row;
  return error;
}

int linkPage(Image &i) {
  Unit &u = *i.unit;
  const Module &m = u.module;
  uint32_t begin = i.end - u.file - u.text, end = begin + i.flash->page;
  auto isHere = [&](uint32_t offset, uint32_t size) {
    return offset < end && offset + size > begin;
  };
  uint32_t size = m.tags[Module::RelaSize], rows = size / elf::RelaSize;
  // Most rows are other pages', so they are passed over as fast as can be.
  trivet_addr table = metaAt(m, m.tags[Module::Rela], size);
  if (rows && !table)
    return corrupt(m);
  for (uint32_t row = m.tags[Module::DataRelas]; row < rows; ++row) {
    uint32_t offset =
        elf::size(table + elf::RelaSize * row) - TRIVET_TEXT_VADDR;
    if (offset >= m.text().size)
      return corrupt(m);
    if (isHere(offset, Margin))
      if (int error = linkRow(u, row))
        return error;
  }
  for (uint32_t veneer = 0; veneer < u.used; ++veneer)
    if (isHere(veneerPlace(u, veneer), target::VeneerSize))
      if (int error = linkRow(u, u.rows[veneer]))
        return error;
  return TRIVET_OK;
}

//===-- pages -------------------------------------------------------------===//

/// Programs what is in the buffer as the page at offset 'to'.
int program(Image &i, uint32_t to) {
  uint32_t page = i.flash->page;
  if (!inside(to, page, i.room))
    return fail(TRIVET_E_NO_MEMORY, "an image");
  const uint8_t *bytes = i.buffer + Margin;
  i.flash->window(i.flash->context, 0, 0, nullptr);
  bool good = i.flash->program(i.flash->context, i.at + to, bytes) == 0;
  for (uint32_t k = 0; good && k < page; ++k)
    good = trivet_read8(i.at + to + k) == bytes[k];
  return good ? TRIVET_OK : fail(TRIVET_E_FLASH, "an image");
}

/// The page is full, or shall be.
int nextPage(Image &i) {
  uint8_t kept[2 * Margin]; // linking writes into the margins
  copy(kept, i.buffer + i.flash->page, 2 * Margin);
  if (!i.error && i.unit)
    i.error = linkPage(i);
  if (!i.error)
    i.error = program(i, i.end);
  if (i.error)
    return i.error;
  copy(i.buffer, kept, 2 * Margin);
  i.fill = i.fill > i.flash->page ? i.fill - i.flash->page : 0;
  i.end += i.flash->page;
  openWindow(i);
  return TRIVET_OK;
}

int put(Image &i, const uint8_t *bytes, uint32_t size) {
  for (; size--; ++bytes) {
    if (i.fill == i.flash->page + Margin)
      if (int error = nextPage(i))
        return error;
    i.buffer[Margin + i.fill++] = *bytes;
  }
  return TRIVET_OK;
}

int putWord(Image &i, uint32_t value) {
  uint8_t bytes[4];
  for (int k = 0; k < 4; ++k)
    bytes[k] = uint8_t(value >> 8 * k);
  return put(i, bytes, 4);
}

/// What was put, and zeros up to the next page.
int flush(Image &i) {
  while (i.fill) {
    for (uint32_t k = i.fill; k < i.flash->page + Margin; ++k)
      i.buffer[Margin + k] = 0;
    if (int error = nextPage(i))
      return error;
  }
  return TRIVET_OK;
}

//===-- files -------------------------------------------------------------===//

/// The header has come as far as it goes: where does text begin and end? Where
/// there is none, that is the end of all that is loaded.
bool findText(Image &i) {
  trivet_addr file = i.at + i.file;
  if (i.received < elf::HeaderSize)
    return false;
  uint32_t at = elf::size(file + elf::ProgramHeaders),
           count = trivet_read16(file + elf::ProgramHeaderCount);
  if (!inside(at, count * elf::ProgramHeaderSize, i.received))
    return false;
  uint32_t loaded = 0;
  for (; count--; at += elf::ProgramHeaderSize)
    if (trivet_read32(file + at) == 1) { // PT_LOAD
      uint32_t begin = elf::size(file + at + elf::Offset),
               end = begin + elf::size(file + at + elf::FileSize);
      if (elf::size(file + at + elf::Address) == TRIVET_TEXT_VADDR) {
        i.text = begin;
        i.text_end = end;
      }
      loaded = loaded < end ? end : loaded;
    }
  if (!i.text)
    i.text = i.text_end = loaded;
  return true;
}

uint8_t unusedNumber(const Image &i) {
  for (unsigned number = 1; number <= TRIVET_MAX_MODULES; ++number) {
    bool used = false;
    for (const Module *m = modules; m; m = m->next)
      used |= m->number == number;
    for (const Unit *u = i.units; u; u = u->next)
      used |= u->module.number == number;
    if (!used)
      return uint8_t(number);
  }
  return 0;
}

/// A library of this image; null: it is none of these.
Module *ownLibrary(const Image &i, const char *name) {
  for (Unit *u = i.units; u; u = u->next)
    if (!u->module.program && same(u->module.name, name))
      return &u->module;
  return nullptr;
}

/// Among the files of this image, and what is attached. While 'more' files are
/// to come, those from which only pending imports come may be among them.
int findNeeds(const Image &i, Module &m, bool more) {
  uint32_t link = m.dynamic, wait = m.num_needs;
  if (more && putInOrder)
    wait -= m.tags[Module::PendingNeeds];
  for (uint32_t k = 0; k < m.num_needs; ++k) {
    const char *name = nextNeed(m, link);
    if (m.needs[k])
      continue;
    Module *needed = ownLibrary(i, name);
    if (needed == &m && k < wait && more)
      return fail(TRIVET_E_CYCLE, name);
    if (!needed && (needed = findModule(0, name))) {
      if (imageRow(needed))
        ++needed->uses;
      else
        needed = nullptr;
    }
    if (!needed && k < wait)
      return fail(TRIVET_E_NO_MODULE, name);
    m.needs[k] = needed;
  }
  return TRIVET_OK;
}

/// All before the text is in flash: from now on pages are linked.
int beginText(Image &i) {
  if (int error = flush(i))
    return error;
  Module head{};
  if (int error = readFile(head, i.at + i.file, i.text_end))
    return error;
  const trivet_segment &text = head.text();
  if (text.size == 0 && head.tags[Module::RelaSize] / elf::RelaSize >
                            head.tags[Module::DataRelas])
    return corrupt(head); // no page of it would look at these
  if (text.size && i.text % i.flash->page)
    return fail(TRIVET_E_NOT_IN_ORDER, head.name);
  head.where = text.size ? text.bytes : 0;
  for (const trivet_segment &s : head.segments)
    if ((&s != &text && s.file_size &&
         s.bytes - head.file + s.file_size > i.text) ||
        (head.where & (text.align - 1)))
      return fail(TRIVET_E_NOT_IN_ORDER, head.name);
  if (head.program)
    head.name = i.name;
  else if (!*head.name)
    return corrupt(head);
  else if (ownLibrary(i, head.name))
    return fail(TRIVET_E_NAME_TAKEN, head.name);
  else if (!(head.number = unusedNumber(i)))
    return fail(TRIVET_E_TOO_MANY, head.name);

  Unit *u = static_cast<Unit *>(trivet_port_alloc_record(unitSize(head)));
  if (!u)
    return fail(TRIVET_E_NO_MEMORY, head.name);
  *u = {i.units, i.name,  i.file, i.text + text.size, 0, i.text, 0,
        0,       nullptr, head};
  Module &m = u->module;
  for (unsigned k = 0; k < m.num_needs; ++k)
    m.needs[k] = nullptr;
  i.units = i.unit = u;
  if (int error = findNeeds(i, m, true))
    return error;
  constexpr uint32_t Veneer = target::VeneerSize ? target::VeneerSize : ~0u;
  uint32_t behind = roundUp(text.file_size, target::VeneerAlign);
  u->veneers = behind < text.size ? (text.size - behind) / Veneer : 0;
  if (u->veneers) {
    u->rows = static_cast<uint32_t *>(
        trivet_port_alloc_record(u->veneers * sizeof(uint32_t)));
    if (!u->rows)
      return fail(TRIVET_E_NO_MEMORY, m.name);
  }
  return TRIVET_OK;
}

/// The file has ended: veneers, and what is left in the buffer.
int endFile(Image &i) {
  if (!i.file)
    return TRIVET_OK;
  if (!i.unit || i.received < i.text_end)
    return fail(TRIVET_E_CORRUPT, i.unit ? i.unit->module.name : "a file");
  i.unit->crc = i.crc;
  static const uint8_t zero = 0;
  for (uint32_t k = i.text_end; k < i.unit->size; ++k)
    if (int error = put(i, &zero, 1))
      return error;
  int error = flush(i);
  i.file = 0;
  i.unit = nullptr;
  return error;
}

/// Gives back all that is in RAM.
void release(Image *i) {
  i->flash->window(i->flash->context, 0, 0, nullptr);
  while (Unit *u = i->units) {
    i->units = u->next;
    const Module &m = u->module;
    for (unsigned k = 0; k < m.num_needs; ++k)
      if (m.needs[k] && imageRow(m.needs[k]))
        trivet_module_uninstall(m.needs[k]);
    if (u->rows)
      trivet_port_free_record(u->rows, u->veneers * sizeof(uint32_t));
    trivet_port_free_record(u, unitSize(m));
  }
  trivet_port_free_record(i, imageSize(i->flash->page));
}

//===-- the directory -----------------------------------------------------===//

/// The firmware's functions and objects whose addresses are in a module's text;
/// to be counted, or to be written.
int putExports(Image &i, Unit &u, bool write, uint32_t &count) {
  Module &m = u.module;
  uint32_t rows = m.tags[Module::RelaSize] / elf::RelaSize, last = 0;
  for (uint32_t row = m.tags[Module::DataRelas]; row < rows; ++row) {
    uint32_t symbol = elf::relocationSymbol(rowAt(m, row) + elf::Word);
    if (!symbol || symbol == last) // they are sorted
      continue;
    last = symbol;
    trivet_addr entry = metaAt(
        m, m.tags[Module::SymTab] + elf::SymbolSize * symbol, elf::SymbolSize);
    if (!entry || trivet_read16(entry + elf::Section)) // its own
      continue;
    Place all{}, firmware{};
    resolve(m, symbol, nullptr, all);
    uint8_t needs = m.num_needs;
    m.num_needs = 0;
    resolve(m, symbol, nullptr, firmware);
    m.num_needs = needs;
    if (all.module || all.value != firmware.value)
      continue;
    ++count;
    if (!write)
      continue;
    trivet_addr name =
        metaAt(m, m.tags[Module::StrTab] + trivet_read32(entry), 1);
    putWord(i, uint32_t(name - i.at));
    putWord(i, uint32_t(firmware.value));
    if (int error = putWord(i, uint32_t(uint64_t(firmware.value) >> 32)))
      return error;
  }
  return TRIVET_OK;
}

/// Libraries outside of the image.
int putProviders(Image &i, const Unit &u, bool write, uint32_t &count) {
  const Module &m = u.module;
  uint32_t link = m.dynamic;
  for (unsigned k = 0; k < m.num_needs; ++k) {
    nextNeed(m, link);
    trivet_addr row = imageRow(m.needs[k]);
    if (!row)
      continue;
    ++count;
    if (!write)
      continue;
    const Module &needed = *m.needs[k];
    trivet_addr name =
        metaAt(m, m.tags[Module::StrTab] + metaWord(m, link - elf::Word), 1);
    putWord(i, uint32_t(name - i.at));
    putWord(i, needed.number);
    putWord(i, uint32_t(needed.where));
    putWord(i, uint32_t(uint64_t(needed.where) >> 32));
    if (int error = putWord(i, ROW(row, module, identity)))
      return error;
  }
  return TRIVET_OK;
}

/// The k-th unit in the order of their coming.
Unit &unitAt(const Image &i, uint32_t count, uint32_t k) {
  Unit *u = i.units;
  while (++k < count)
    u = u->next;
  return *u;
}

int writeDirectory(Image &i) {
  uint32_t directory = i.end, units = 0, exports = 0, providers = 0;
  for (Unit *u = i.units; u; u = u->next) {
    ++units;
    putExports(i, *u, false, exports);
    putProviders(i, *u, false, providers);
  }
  uint32_t names = directory + units * ModuleSize + exports * ExportSize +
                   providers * ProviderSize;
  int error = TRIVET_OK;
  for (uint32_t k = 0; k < units; ++k) {
    const Unit &u = unitAt(i, units, k);
    uint32_t length = 0;
    while (u.module.program && u.name[length])
      ++length;
    uint32_t row[] = {
        u.file, u.size, u.module.number, u.module.program ? names : 0,
        0,      u.crc};
    for (uint32_t word : row)
      if ((error = putWord(i, word)))
        return error;
    if (u.module.program)
      names += length + 1;
  }
  uint32_t written = 0;
  for (uint32_t k = 0; k < units && !error; ++k)
    error = putExports(i, unitAt(i, units, k), true, written);
  for (uint32_t k = 0; k < units && !error; ++k)
    error = putProviders(i, unitAt(i, units, k), true, written);
  for (uint32_t k = 0; k < units && !error; ++k) {
    const Unit &u = unitAt(i, units, k);
    if (!u.module.program)
      continue;
    const char *name = u.name;
    do
      error = put(i, reinterpret_cast<const uint8_t *>(name), 1);
    while (!error && *name++);
  }
  static const uint8_t zero = 0; // the last byte, whatever was before
  if (error || (error = put(i, &zero, 1)) || (error = flush(i)))
    return error;

  // The header's page. Sums are of flash as it reads, this page as it will.
  uint32_t size = i.end - directory;
  i.end = 0;
  for (uint32_t k = 0; k < i.flash->page; ++k)
    i.buffer[Margin + k] = 0xff;
  i.flash->window(i.flash->context, i.at, i.flash->page, i.buffer + Margin);
  i.fill = 0;
  uint32_t header[] = {TRIVET_IMAGE_MAGIC,
                       TRIVET_ABI_REVISION,
                       target::Machine | elf::Word << 16,
                       uint32_t(i.at),
                       uint32_t(uint64_t(i.at) >> 32),
                       directory + size,
                       directory,
                       size,
                       units,
                       exports,
                       providers,
                       i.generation,
                       crcOf(0, i.at + HeaderSize, directory - HeaderSize)};
  for (uint32_t word : header)
    putWord(i, word);
  putWord(i, crcOf(crcOf(0, i.at, sizeof header), i.at + directory, size));
  if ((error = program(i, 0)))
    return error;
  trivet_port_sync_code(i.at, directory);
  return TRIVET_OK;
}

} // namespace

int trivet_flash_begin(const trivet_flash *flash, trivet_addr at, uint32_t room,
                       uint32_t generation, trivet_flash_image **out) {
  uint32_t page = flash->page;
  if (page < 64 || (page & (page - 1)) || (at & (page - 1)) || !generation)
    return fail(TRIVET_E_OTHER_PLACE, "its page");
  size_t size = imageSize(page);
  Image *i = static_cast<Image *>(trivet_port_alloc_record(size));
  if (!i)
    return fail(TRIVET_E_NO_MEMORY, "an image");
  *i = {flash, at, room, generation, nullptr, flash->page, 0, nullptr,
        0,     0,  0,    0,          0,       nullptr,     0, {}};
  if (flash->erase(flash->context, at, room)) {
    trivet_port_free_record(i, size);
    return fail(TRIVET_E_FLASH, "an image");
  }
  openWindow(*i);
  *out = i;
  return TRIVET_OK;
}

int trivet_flash_file(trivet_flash_image *image, const char *name) {
  if (int error = endFile(*image))
    return error;
  image->name = name;
  image->file = image->end;
  image->received = image->crc = image->text = image->text_end = 0;
  return TRIVET_OK;
}

int trivet_flash_write(trivet_flash_image *image, const void *bytes,
                       uint32_t size) {
  Image &i = *image;
  const uint8_t *from = static_cast<const uint8_t *>(bytes);
  constexpr uint32_t Step = 16; // text begins at a multiple of it
  while (size) {
    uint32_t limit = !i.text   ? (i.received / Step + 1) * Step
                     : !i.unit ? i.text
                               : i.text_end;
    uint32_t n = limit - i.received < size ? limit - i.received : size;
    if (n == 0) // what is behind text are tables for others
      return TRIVET_OK;
    for (uint32_t k = 0; k < n; ++k)
      i.crc = crcOfByte(i.crc, from[k]);
    if (int error = put(i, from, n))
      return error;
    i.received += n;
    from += n;
    size -= n;
    const char *name = i.name ? i.name : "a library";
    if (!i.text && findText(i) &&
        ((i.text % i.flash->page && i.text != i.text_end) ||
         i.text < i.received || i.text_end < i.text))
      return fail(TRIVET_E_NOT_IN_ORDER, name);
    if (!inside(i.file, i.text ? i.text_end : i.received, i.room))
      return fail(TRIVET_E_NO_MEMORY, name);
    if (i.text && !i.unit && i.received == i.text)
      if (int error = beginText(i))
        return error;
  }
  return TRIVET_OK;
}

int trivet_flash_commit(trivet_flash_image *image) {
  int error = endFile(*image);
  for (Unit *u = image->units; u && !error; u = u->next)
    error = findNeeds(*image, u->module, false);
  if (!error)
    error = writeDirectory(*image);
  release(image);
  return error;
}

void trivet_flash_abandon(trivet_flash_image *image) { release(image); }
