# Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# gdb reads this with firmware.elf, beside which it stands, if it may (add-auto-load-safe-path), or
# when told by -x. It learns where each module is from a function of main.cpp that does
# nothing, and adds the module's symbols: each section lies as far from its segment's
# place as in the file. A library that several programs share is known with the first one's data.

import struct

import gdb


def sections(path):
    """Name, address and segment (True: data) of what is loaded."""
    with open(path, "rb") as file:
        image = file.read()
    (at,) = struct.unpack_from("<Q", image, 0x28)
    size, count, names = struct.unpack_from("<HHH", image, 0x3A)
    headers = [struct.unpack_from("<IIQQQQ", image, at + i * size) for i in range(count)]
    for name, kind, flags, address, *_ in headers:
        start = headers[names][4] + name
        if flags & 2 and address < 0x20000000:  # SHF_ALLOC, and no tables
            yield image[start : image.index(b"\0", start)].decode(), address, bool(flags & 1)


class Placed(gdb.Breakpoint):
    def __init__(self):
        super().__init__("*trivet_module_placed", internal=True)
        self.silent = True
        self.known = {}  # path -> the run it is of, an address in its text
        self.run = 0
        gdb.events.exited.connect(self.ended)

    def ended(self, _):
        self.run += 1

    def stop(self):
        path = gdb.parse_and_eval("(const char *)$rdi").string()
        text, data = (int(gdb.parse_and_eval("(long)$" + r)) for r in ("rsi", "rdx"))
        before = self.known.get(path)
        if before and before[0] == self.run:  # another program's, too
            return False
        if before:
            gdb.execute(f"remove-symbol-file -a {before[1]:#x}", to_string=True)
        places = [(n, data + a if d else text + a - 0x10000000) for n, a, d in sections(path)]
        first = next((p for n, p in places if n == ".text"), text)
        gdb.execute(
            f'add-symbol-file "{path}" ' + " ".join(f"-s {n} {p:#x}" for n, p in places),
            to_string=True,
        )
        self.known[path] = self.run, first
        return False


Placed()
