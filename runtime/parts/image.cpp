//===- image.cpp - modules that are linked where they lie -----------------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// To patch text it must be in RAM, once for all processes. In an image
// (trivet/image.h) it is patched already, for the address where it lies, so
// what is left to do is to make the records from which everything else works:
// module files in an image are read by the same door as any other, and their
// placed text is the text in the file.
//
// A program's words in data are known as well: which of them hold addresses,
// and of what. So its start looks no symbol up and reads no relocation, but
// one byte or two for each word: most are the distance from the word before;
// the offset to which a base must be added is there already, copied with the
// other initial values.
//
// An image may be damaged or made to harm, so everything is checked before use
// as in a module file. What it can do is what any program can.
//
//===----------------------------------------------------------------------===//
#include "trivet/image.h"
#include "Patch.h"
#include "image-rows.h"

using namespace trivet;

struct trivet_image {
  trivet_image *next; ///< the list of all, newest first
  trivet_addr at;
  uint32_t directory, end; ///< offsets of the directory
  uint32_t rows;           ///< of modules
  uint32_t count;          ///< of modules attached
  Module *modules[1];      ///< more behind
};

namespace {

using Image = trivet_image;
Image *images;

size_t recordSize(uint32_t rows) {
  return sizeof(Image) + rows * sizeof(Module *);
}

} // namespace

/// Half a byte at a time.
uint32_t trivet::crcOfByte(uint32_t crc, uint8_t byte) {
  static const uint32_t table[16] = {
      0x00000000, 0x1db71064, 0x3b6e20c8, 0x26d930ac, 0x76dc4190, 0x6b6b51f4,
      0x4db26158, 0x5005713c, 0xedb88320, 0xf00f9344, 0xd6d6a3e8, 0xcb61b38c,
      0x9b64c2b0, 0x86d3d2d4, 0xa00ae278, 0xbdbdf21c};
  crc = ~crc ^ byte;
  crc = table[crc & 15] ^ crc >> 4;
  crc = table[crc & 15] ^ crc >> 4;
  return ~crc;
}

uint32_t trivet::crcOf(uint32_t crc, trivet_addr at, uint32_t size) {
  while (size--)
    crc = crcOfByte(crc, trivet_read8(at++));
  return crc;
}

namespace {

/// An address in two words.
trivet_addr addressAt(trivet_addr at) {
  trivet_addr low = trivet_read32(at);
  if constexpr (elf::Wide)
    low |= trivet_addr(trivet_read32(at + 4)) << 32;
  return low;
}

/// The name at an offset that a row of the directory holds.
const char *nameAt(const Image &image, uint32_t offset) {
  return offset < image.end ? trivet_string(image.at + offset) : "?";
}

} // namespace

trivet_addr trivet::imageRow(const Module *m) {
  for (const Image *i = images; i; i = i->next)
    for (uint32_t k = 0; k < i->count; ++k)
      if (i->modules[k] == m)
        return i->at + i->directory + ModuleSize * k;
  return 0;
}

namespace {

//===-- starting a program ------------------------------------------------===//

/// A part of the directory, read byte by byte; zeros behind its end.
struct Reader {
  trivet_addr at;
  uint32_t left;
  uint32_t byte() {
    if (!left)
      return 0;
    --left;
    return trivet_read8(at++);
  }
  uint32_t number() { // ULEB128
    uint32_t value = 0, part;
    unsigned shift = 0;
    do {
      part = byte();
      value |= (part & 127) << shift % 32;
      shift += 7;
    } while (part & 128);
    return value;
  }
  trivet_addr word() {
    trivet_addr value = left < elf::Word ? 0 : trivet_read_addr(at);
    uint32_t size = left < elf::Word ? left : elf::Word;
    at += size;
    left -= size;
    return value;
  }
};

/// Adds to a part's words what its list says; false if that leads elsewhere.
bool fill(const Process &p, const Process::part &part, Reader list) {
  while (uint32_t group = list.byte()) {
    uint32_t what = group & ~TRIVET_START_VALUE;
    trivet_addr base = 0;
    if (what == TRIVET_START_APPLICATION)
      base = p.base;
    else if (what != TRIVET_START_ADDRESS) {
      if (what == 0 || elf::Word * what > p.table_size)
        return false;
      base = trivet_read_addr(p.base - elf::Word * what);
    }
    uint32_t word = 0;
    while (uint32_t distance = list.number()) {
      word += distance - 1;
      if (!part.data || !inside(word, elf::Word, part.module->data().size))
        return false;
      trivet_addr at = part.data + word;
      word += elf::Word;
      trivet_write_addr(at, base + (group & TRIVET_START_VALUE
                                        ? list.word()
                                        : trivet_read_addr(at)));
    }
  }
  return true;
}

/// The words of a new process, whose data are placed.
int prepare(Process &p) {
  const Module &program = *p.parts[0].module;
  const Image *image = images;
  uint32_t row = 0; // the program's: there is an image that has it
  while (row == image->count || image->modules[row] != &program)
    if (row < image->count)
      ++row;
    else
      image = image->next, row = 0;
  uint32_t start =
      ROW(image->at + image->directory + ModuleSize * row, module, start);
  if (start < image->directory || !inside(start, 4 + 4 * p.count, image->end) ||
      trivet_read32(image->at + start) != p.count)
    return corrupt(program);
  for (uint32_t i = 0; i < p.count; ++i) {
    uint32_t list = trivet_read32(image->at + start + 4 + 4 * i);
    if (list && (list >= image->end ||
                 !fill(p, p.parts[i], {image->at + list, image->end - list})))
      return corrupt(program);
  }
  return TRIVET_OK;
}

//===-- attaching ---------------------------------------------------------===//

/// Among what is installed, which all of this image is. Without the part that
/// gives circles an order the rows have one.
int findNeeds(Module &m) {
  uint32_t link = m.dynamic;
  for (unsigned i = 0; i < m.num_needs; ++i) {
    const char *name = nextNeed(m, link);
    Module *needed = findModule(0, name);
    if (!needed)
      return fail(TRIVET_E_NO_MODULE, name);
    if (!putInOrder && needed->order >= m.order)
      return fail(TRIVET_E_CYCLE, name);
    ++needed->uses;
    m.needs[i] = needed;
  }
  return TRIVET_OK;
}

/// Makes the record of the next row. What fails is given back by the caller.
int add(Image &image, trivet_addr row) {
  Module head{};
  uint32_t offset = ROW(row, module, file), size = ROW(row, module, size);
  if (!inside(offset, size, image.directory))
    return fail(TRIVET_E_NO_IMAGE, "its directory");
  if (int error = readFile(head, image.at + offset, size))
    return error;
  uint32_t number = ROW(row, module, number);
  const trivet_segment &text = head.text();
  if (text.size) // else it has none, and is nowhere
    head.where = text.bytes;
  if (head.program)
    head.name = nameAt(image, ROW(row, module, name));
  if (head.program != (number == 0) || number > TRIVET_MAX_MODULES ||
      (text.size &&
       !inside(uint32_t(head.where - head.file), text.size, size)) ||
      (head.where & (text.align - 1)) || (!head.program && !*head.name))
    return corrupt(head);
  for (const Module *m = modules; m; m = m->next) {
    if (!head.program && !m->program && same(m->name, head.name))
      return fail(TRIVET_E_NAME_TAKEN, head.name);
    if (number && m->number == number)
      return fail(TRIVET_E_NUMBER_TAKEN, head.name);
  }
  size_t record = sizeof(Module) + head.num_needs * sizeof(Module *);
  Module *m = static_cast<Module *>(trivet_port_alloc_record(record));
  if (!m)
    return fail(TRIVET_E_NO_MEMORY, head.name);
  head.next = modules;
  head.number = uint8_t(number);
  head.uses = 1;
  head.order = ++installs;
  head.prepare = head.program && ROW(row, module, start) ? prepare : nullptr;
  *m = head;
  modules = m;
  image.modules[image.count++] = m;
  for (unsigned i = 0; i < m->num_needs; ++i)
    m->needs[i] = nullptr;
  return TRIVET_OK;
}

/// Gives back what was attached, all of it or a part.
void release(Image *image, uint32_t rows) {
  Image **link = &images;
  while (*link != image)
    link = &(*link)->next;
  *link = image->next;
  while (image->count) {
    Module *m = image->modules[--image->count];
    m->where = 0; // the text is not the loader's to give back
    trivet_module_uninstall(m);
  }
  trivet_port_free_record(image, recordSize(rows));
}

/// Does header, with the directory it leads to, tell of an image here?
int checkHeader(trivet_addr at, uint32_t size) {
  if (size < HeaderSize || HEADER(at, magic) != TRIVET_IMAGE_MAGIC)
    return fail(TRIVET_E_NO_IMAGE, "its beginning");
  if (HEADER(at, revision) != TRIVET_ABI_REVISION ||
      HEADER(at, machine) != (target::Machine | elf::Word << 16) ||
      addressAt(at + uint32_t(offsetof(trivet_image_header, address))) != at)
    return fail(TRIVET_E_OTHER_PLACE, "its header");
  uint32_t directory = HEADER(at, directory),
           bytes = HEADER(at, directory_size);
  uint32_t limit = HEADER(at, size);
  uint32_t modules = HEADER(at, num_modules), exports = HEADER(at, num_exports),
           providers = HEADER(at, num_providers);
  if (limit > size || directory < HeaderSize ||
      !inside(directory, bytes, limit) ||
      (modules | exports | providers) >> 16 ||
      modules * ModuleSize + exports * ExportSize + providers * ProviderSize >=
          bytes ||
      trivet_read8(at + directory + bytes - 1) ||
      HEADER(at, crc) !=
          crcOf(crcOf(0, at, uint32_t(offsetof(trivet_image_header, crc))),
                at + directory, bytes))
    return fail(TRIVET_E_NO_IMAGE, "its directory");
  return TRIVET_OK;
}

/// Is everything outside what it was when the image was linked?
int checkOutside(const Image &image) {
  trivet_addr row = image.at + image.directory + ModuleSize * image.rows;
  for (uint32_t n = HEADER(image.at, num_exports); n--; row += ExportSize) {
    const char *name = nameAt(image, ROW(row, export, name));
    if (trivet_port_find_export(name) !=
        addressAt(row + uint32_t(offsetof(trivet_image_export, address))))
      return fail(TRIVET_E_OTHER_FIRMWARE, name);
  }
  for (uint32_t n = HEADER(image.at, num_providers); n--; row += ProviderSize) {
    const char *name = nameAt(image, ROW(row, provider, name));
    const Module *m = findModule(0, name);
    if (!m)
      return fail(TRIVET_E_NO_MODULE, name);
    trivet_addr its = imageRow(m);
    if (!its || m->number != ROW(row, provider, number) ||
        m->where !=
            addressAt(row + uint32_t(offsetof(trivet_image_provider, text))) ||
        ROW(its, module, identity) != ROW(row, provider, identity))
      return fail(TRIVET_E_OTHER_PROVIDER, name);
  }
  return TRIVET_OK;
}

} // namespace

int trivet_image_attach(trivet_addr at, uint32_t size, trivet_image **out) {
  if (int error = checkHeader(at, size))
    return error;
  uint32_t rows = HEADER(at, num_modules), directory = HEADER(at, directory);
  Image *image =
      static_cast<Image *>(trivet_port_alloc_record(recordSize(rows)));
  if (!image)
    return fail(TRIVET_E_NO_MEMORY, "an image");
  *image = {images, at, directory, directory + HEADER(at, directory_size),
            rows,   0,  {}};
  images = image;
  int error = checkOutside(*image);
  for (uint32_t i = 0; i < rows && !error; ++i)
    error = add(*image, at + directory + ModuleSize * i);
  for (uint32_t i = 0; i < rows && !error; ++i)
    error = findNeeds(*image->modules[i]);
  for (uint32_t i = 0; i < rows && !error && putInOrder; ++i)
    putInOrder(*image->modules[i]);
  if (error) {
    release(image, rows);
    return error;
  }
  *out = image;
  return TRIVET_OK;
}

int trivet_image_detach(trivet_image *image) {
  for (uint32_t i = 0; i < image->count; ++i) {
    const Module *m = image->modules[i];
    uint32_t inner = 1; // the image's own use, and its other modules'
    for (uint32_t k = 0; k < image->count; ++k)
      for (uint32_t n = 0; n < image->modules[k]->num_needs; ++n)
        inner += image->modules[k]->needs[n] == m;
    if (m->processes || m->uses != inner)
      return fail(TRIVET_E_IN_USE, m->name);
  }
  release(image, image->rows);
  return TRIVET_OK;
}

int trivet_image_program(const trivet_image *image, const char *name,
                         trivet_module **out) {
  for (uint32_t i = 0; i < image->count; ++i) {
    Module *m = image->modules[i];
    if (m->program && same(m->name, name)) {
      ++m->uses;
      *out = m;
      return TRIVET_OK;
    }
  }
  return fail(TRIVET_E_NO_MODULE, name);
}

int trivet_image_verify(trivet_addr at, uint32_t size) {
  if (int error = checkHeader(at, size))
    return error;
  if (HEADER(at, files_crc) !=
      crcOf(0, at + HeaderSize, HEADER(at, directory) - HeaderSize))
    return fail(TRIVET_E_NO_IMAGE, "its files");
  return TRIVET_OK;
}

uint32_t trivet_image_generation(trivet_addr at, uint32_t size) {
  return checkHeader(at, size) ? 0 : HEADER(at, generation);
}
