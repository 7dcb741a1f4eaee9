/*===- trivet/firmware.h - what the firmware exports ----------------------===//
 *
 * Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
 * SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 * The firmware is a provider too. One line exports a function or an object of it under
 * its own name:
 *
 *     TRIVET_EXPORT(write);
 *
 * The rows gather in section "trivet_exports" (keep it in your linker script:
 * lld and GNU ld then define __start_/__stop_trivet_exports), where
 * trivet_port_find_export of runtime/ports/common finds them. All firmware
 * addresses are the same for all processes.
 *===----------------------------------------------------------------------===*/
#ifndef TRIVET_FIRMWARE_H
#define TRIVET_FIRMWARE_H

struct trivet_export {
  const char *name;
  const void *address;
};

#define TRIVET_EXPORT_AS(symbol, exported)                                        \
  __attribute__((used, section("trivet_exports"))) static const struct trivet_export \
      trivet_export_##exported = {#exported, (const void *)&symbol}
#define TRIVET_EXPORT(symbol) TRIVET_EXPORT_AS(symbol, symbol)

#endif
