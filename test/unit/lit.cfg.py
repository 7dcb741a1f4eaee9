# Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# Unit tests are GoogleTest programs whose names end in "Tests"; lit runs and
# counts each of their cases.

import os

import lit.formats

config.name = "Trivet-unit"
config.test_format = lit.formats.GoogleTest(".", "Tests")
config.test_source_root = os.path.join(config.trivet_build, "test", "unit")
config.test_exec_root = config.test_source_root
