# Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""The targets and boards of a build, for tests, benchmarks and difftest: nothing else lists them.

CMake writes its rows to BUILD/targets.json: a target's flags and board, a board's memory. How a board
is emulated is a row of tools/trivet/boards.def.
"""

import json
import re
from pathlib import Path

BOARDS = Path(__file__).resolve().parent.parent / "tools/trivet/boards.def"
ROW = re.compile(r'TRIVET_BOARD\("([^"]+)", "([^"]+)", "([^"]*)", "[^"]*",\s+"([^"]*)", [^,]*, (\w+),')


class Board:
    """`target` is the one whose modules are its own; `emulator` is the command, empty for this computer."""

    def __init__(self, name, target, emulator, options, room, memory):
        self.name, self.target, self.room, self.memory = name, target, int(room, 0), memory
        self.emulator = [emulator, *options.split()] if emulator else []


class Target:
    """`flags` are clang's, `gcc` those of a GCC that has a libgcc for it, if there is one."""

    def __init__(self, name, row, board, build):
        self.name, self.board = name, board
        self.processor = row.get("processor", [name])[0]
        self.flags, self.gcc = row.get("flags", []), row.get("gcc", [])
        self.assembly, self.picolibc = row.get("assembly", []), row.get("picolibc", [])
        self.lib = Path(build) / "sysroot" / name / "lib"
        self.has_sysroot = any((self.lib / file).exists() for file in ("libc.so", "libcrt0.a"))


def read(build):
    """({name: Target}, {name: Board}) of that build folder."""
    rows = json.loads((Path(build) / "targets.json").read_text())
    boards = {row[0]: Board(*row, rows["boards"].get(row[0], {}).get("memory"))
              for row in ROW.findall(BOARDS.read_text())}
    targets = {name: Target(name, row, boards[row["board"][0]], build) for name, row in rows["targets"].items()}
    return targets, boards
