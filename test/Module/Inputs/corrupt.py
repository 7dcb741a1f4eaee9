"""Spoils one thing in a module: truncate SIZE, or tag NUMBER VALUE (a dynamic tag)."""
import struct
import sys

source, target, what = sys.argv[1:4]
numbers = [int(n, 0) for n in sys.argv[4:]]
data = bytearray(open(source, "rb").read())
if what == "truncate":
    data = data[: numbers[0]]
else:
    phoff, = struct.unpack_from("<I", data, 28)
    count, = struct.unpack_from("<H", data, 44)
    headers = [struct.unpack_from("<8I", data, phoff + i * 32) for i in range(count)]
    at = next(h[1] for h in headers if h[0] == 2)
    while struct.unpack_from("<I", data, at)[0] != numbers[0]:
        at += 8
    struct.pack_into("<I", data, at + 4, numbers[1])
open(target, "wb").write(data)
