/*===- count.c - QEMU plug-in: executed instructions, exactly -------------===//
 *
 * Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
 * SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 * Time on an emulator says nothing; the number of instructions executed is
 * exact and repeats. QEMU hands every translated instruction to a plug-in,
 * which can have a counter incremented inline each time it executes. Here every
 * instruction adds one to the counter of the first address range it lies in (or
 * of "other").
 *
 * Where code lies is not known before the loader has placed it, so an interval
 * of interest is marked by instructions, not addresses: hint 2k opens
 * interval k and hint 2k+1 closes it (they do nothing: on Arm `dbg #N`, f3af 80fN;
 * on RISC-V `slti zero,zero,N`, 00N02013). The markers themselves are not counted. An interval may be opened many
 * times; times add up. Addresses work as well (start=, stop=: interval 0).
 *
 * One vCPU is assumed, as on the boards that Trivet runs on.
 *
 *   -plugin libtrivetcount.so[,range=LO:HI[:NAME]]...[,start=A,stop=A]
 *           [,each=on][,out=FILE]
 *
 * prints at exit, to standard error or FILE, one line per counter,
 *
 *   count total 123456
 *   count <range> 1234            whole run
 *   count 0 total 100             interval 0
 *   count 0 <range> 99
 *
 * and, if each=on, during the run whenever interval K closes `each K <total>
 * <in range 0> ... <in other>`. Ranges that were not given a name are called by
 * their number, and "other" is whatever lies in no range.
 *
 * Debian packages QEMU without qemu-plugin.h; the few prototypes of its API
 * (version 1, QEMU 6.0 to 8.1) are declared here.
 *===----------------------------------------------------------------------===*/
#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define EXPORT __attribute__((visibility("default")))

typedef uint64_t qemu_plugin_id_t;
struct qemu_plugin_tb;
struct qemu_plugin_insn;
typedef struct qemu_info_t qemu_info_t;
enum qemu_plugin_cb_flags { QEMU_PLUGIN_CB_NO_REGS };
enum qemu_plugin_op { QEMU_PLUGIN_INLINE_ADD_U64 };
void qemu_plugin_register_vcpu_tb_trans_cb(qemu_plugin_id_t id,
                                           void (*cb)(qemu_plugin_id_t,
                                                      struct qemu_plugin_tb *));
void qemu_plugin_register_vcpu_insn_exec_cb(
    struct qemu_plugin_insn *insn, void (*cb)(unsigned vcpu, void *userdata),
    enum qemu_plugin_cb_flags flags, void *userdata);
void qemu_plugin_register_vcpu_insn_exec_inline(struct qemu_plugin_insn *insn,
                                                enum qemu_plugin_op op,
                                                void *counter, uint64_t add);
void qemu_plugin_register_atexit_cb(qemu_plugin_id_t id,
                                    void (*cb)(qemu_plugin_id_t,
                                               void *userdata),
                                    void *userdata);
size_t qemu_plugin_tb_n_insns(const struct qemu_plugin_tb *tb);
struct qemu_plugin_insn *
qemu_plugin_tb_get_insn(const struct qemu_plugin_tb *tb, size_t index);
const void *qemu_plugin_insn_data(const struct qemu_plugin_insn *insn);
size_t qemu_plugin_insn_size(const struct qemu_plugin_insn *insn);
uint64_t qemu_plugin_insn_vaddr(const struct qemu_plugin_insn *insn);

EXPORT int qemu_plugin_version = 1;

enum { MAX_RANGES = 32, INTERVALS = 8 };

/* Ranges 0..num_ranges-1 are the user's; range num_ranges is "other". */
static struct range {
  uint64_t lo, hi; /* lo <= address < hi */
  char name[32];
} ranges[MAX_RANGES + 1];
static unsigned num_ranges;

static uint64_t counters[MAX_RANGES + 1];

static struct interval {
  bool used, open;
  uint64_t at_start[MAX_RANGES + 1]; /* counters when it was last opened */
  uint64_t sums[MAX_RANGES + 1];
} intervals[INTERVALS];

static bool have_start, have_stop;
static uint64_t start_address, stop_address;
static bool each;
static FILE *out;

static void open_interval(unsigned vcpu, void *userdata) {
  (void)vcpu;
  struct interval *interval = userdata;
  if (interval->open)
    return;
  interval->used = interval->open = true;
  memcpy(interval->at_start, counters, sizeof counters);
}

static void close_interval(unsigned vcpu, void *userdata) {
  (void)vcpu;
  struct interval *interval = userdata;
  if (!interval->open)
    return;
  interval->open = false;
  uint64_t counts[MAX_RANGES + 1], total = 0;
  for (unsigned i = 0; i <= num_ranges; ++i) {
    counts[i] = counters[i] - interval->at_start[i];
    interval->sums[i] += counts[i];
    total += counts[i];
  }
  if (!each)
    return;
  fprintf(out, "each %d %" PRIu64, (int)(interval - intervals), total);
  for (unsigned i = 0; num_ranges && i <= num_ranges; ++i)
    fprintf(out, " %" PRIu64, counts[i]);
  fprintf(out, "\n");
}

/* The N of a marker, or -1. What one machine's means is no instruction that
 * compilers make on the other. */
static int marker(const struct qemu_plugin_insn *insn) {
  if (qemu_plugin_insn_size(insn) != 4)
    return -1;
  const uint8_t *bytes = qemu_plugin_insn_data(insn);
  if (bytes[0] == 0xaf && bytes[1] == 0xf3 && (bytes[2] & 0xf0) == 0xf0 &&
      bytes[3] == 0x80)
    return bytes[2] & 0x0f;
  if (bytes[0] == 0x13 && bytes[1] == 0x20 && (bytes[2] & 0x0f) == 0 &&
      bytes[3] == 0)
    return bytes[2] >> 4;
  return -1;
}

static void translated(qemu_plugin_id_t id, struct qemu_plugin_tb *tb) {
  (void)id;
  size_t n = qemu_plugin_tb_n_insns(tb);
  for (size_t i = 0; i < n; ++i) {
    struct qemu_plugin_insn *insn = qemu_plugin_tb_get_insn(tb, i);
    int mark = marker(insn);
    if (mark >= 0) {
      qemu_plugin_register_vcpu_insn_exec_cb(
          insn, mark % 2 ? close_interval : open_interval,
          QEMU_PLUGIN_CB_NO_REGS, &intervals[mark / 2]);
      continue;
    }
    uint64_t address = qemu_plugin_insn_vaddr(insn);
    if (have_start && address == start_address)
      qemu_plugin_register_vcpu_insn_exec_cb(
          insn, open_interval, QEMU_PLUGIN_CB_NO_REGS, &intervals[0]);
    if (have_stop && address == stop_address)
      qemu_plugin_register_vcpu_insn_exec_cb(
          insn, close_interval, QEMU_PLUGIN_CB_NO_REGS, &intervals[0]);
    unsigned r = 0;
    while (r < num_ranges &&
           !(ranges[r].lo <= address && address < ranges[r].hi))
      ++r;
    qemu_plugin_register_vcpu_insn_exec_inline(insn, QEMU_PLUGIN_INLINE_ADD_U64,
                                               &counters[r], 1);
  }
}

static void report(const char *prefix, const uint64_t *values) {
  uint64_t total = 0;
  for (unsigned i = 0; i <= num_ranges; ++i)
    total += values[i];
  fprintf(out, "count %stotal %" PRIu64 "\n", prefix, total);
  for (unsigned i = 0; num_ranges && i <= num_ranges; ++i)
    fprintf(out, "count %s%s %" PRIu64 "\n", prefix, ranges[i].name, values[i]);
}

static void finished(qemu_plugin_id_t id, void *userdata) {
  (void)id, (void)userdata;
  report("", counters);
  for (unsigned k = 0; k < INTERVALS; ++k) {
    if (!intervals[k].used)
      continue;
    if (intervals[k].open) {
      fprintf(out, "open %u\n", k); /* its figures would be wrong */
      continue;
    }
    char prefix[8];
    snprintf(prefix, sizeof prefix, "%u ", k);
    report(prefix, intervals[k].sums);
  }
  fflush(out);
}

static int usage(const char *argument) {
  fprintf(stderr, "trivetcount: wrong argument '%s'\n", argument);
  return -1;
}

EXPORT int qemu_plugin_install(qemu_plugin_id_t id, const qemu_info_t *info,
                               int argc, char **argv) {
  (void)info;
  out = stderr;
  for (int i = 0; i < argc; ++i) {
    const char *arg = argv[i];
    char *end;
    if (strncmp(arg, "range=", 6) == 0) {
      if (num_ranges == MAX_RANGES)
        return usage(arg);
      struct range *range = &ranges[num_ranges];
      range->lo = strtoull(arg + 6, &end, 0);
      if (*end != ':')
        return usage(arg);
      range->hi = strtoull(end + 1, &end, 0);
      if (*end == ':')
        snprintf(range->name, sizeof range->name, "%s", end + 1);
      else if (*end == 0)
        snprintf(range->name, sizeof range->name, "%u", num_ranges);
      else
        return usage(arg);
      ++num_ranges;
    } else if (strncmp(arg, "start=", 6) == 0) {
      start_address = strtoull(arg + 6, &end, 0) & ~1ull; /* Thumb bit */
      have_start = true;
      if (*end)
        return usage(arg);
    } else if (strncmp(arg, "stop=", 5) == 0) {
      stop_address = strtoull(arg + 5, &end, 0) & ~1ull;
      have_stop = true;
      if (*end)
        return usage(arg);
    } else if (strcmp(arg, "each=on") == 0) {
      each = true;
    } else if (strncmp(arg, "out=", 4) == 0) {
      out = fopen(arg + 4, "w");
      if (!out) {
        perror(arg + 4);
        return -1;
      }
    } else {
      return usage(arg);
    }
  }
  snprintf(ranges[num_ranges].name, sizeof ranges[num_ranges].name, "other");
  qemu_plugin_register_vcpu_tb_trans_cb(id, translated);
  qemu_plugin_register_atexit_cb(id, finished, NULL);
  return 0;
}
