# Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Tests that are run for each target of the build.

A file in which `%target` stands is not one test but one for each target: Run/cxx.cpp is Run/thumbv7m/cxx.cpp,
Run/rv32imac/cxx.cpp and so on, each with the name put in and a folder of its own for %t. Nothing
lists targets but CMake's rows (scripts/targets.py), so a new one is tested unasked.

What a target has is a feature: `board` (an emulated one: this computer is none), libz, libc++. A REQUIRES of
what a target has not by its nature makes no test for it; one whose sysroot is not built, or whose
emulator is not installed, is reported as unsupported.
"""

import copy
import re
import shutil
from pathlib import Path

import lit.Test
import lit.formats

LIBRARIES = {"libz", "libc++"}


class Target:
    """A row of scripts/targets.py, and what is there of it."""

    def __init__(self, target, boards, path):
        self.name, self.processor, self.has_sysroot = target.name, target.processor, target.has_sysroot
        emulator = target.board.emulator
        # Those that are of this target; a guest has the one whose modules it is like.
        self.boards = [b.name for b in boards.values() if b.target == target.name] or [target.board.name]
        self.runs = self.has_sysroot and (not emulator or shutil.which(emulator[0], path=path) is not None)
        self.features = {f for f in LIBRARIES if (target.lib / f"{f}.so").exists()} | ({"board"} if emulator else set())


class Test(lit.Test.Test):
    """The file of one test, for one target."""

    def getSourcePath(self):
        return self.file_path


class EachTarget(lit.formats.ShTest):
    def __init__(self, targets):
        super().__init__(execute_external=False)
        self.targets = targets

    def getTestsForPath(self, suite, path, lit_config, config):
        for test in super().getTestsForPath(suite, path, lit_config, config):
            text = Path(test.getSourcePath()).read_text(errors="replace")
            if not re.search(r"%target\b", text):
                yield test
                continue
            needs = (LIBRARIES | {"board"}) & set(re.findall(r"[\w+-]+", " ".join(re.findall(r"REQUIRES:(.*)", text))))
            for target in self.targets:
                if target.has_sysroot and not needs <= target.features:
                    continue
                own = copy.copy(config)
                own.unsupported = config.unsupported or not target.runs
                own.available_features = config.available_features | target.features
                own.substitutions = [(r"%target\b", target.name), (r"%boards\b", " ".join(target.boards)),
                                     *config.substitutions]
                yield Test(suite, (*path[:-1], target.name, path[-1]), own, test.getSourcePath())

    def execute(self, test, lit_config):
        result = super().execute(test, lit_config)
        if isinstance(result, lit.Test.Result) and result.code.isFailure and isinstance(test, Test):
            name = "/".join(test.path_in_suite)
            folder = Path(test.suite.exec_root, *test.path_in_suite[:-2])
            result.output += f"again: lit -v {folder} --filter={name}$\n"
        return result
