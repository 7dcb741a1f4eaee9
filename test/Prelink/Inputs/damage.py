"""Each word of a module in turn is another one; trivet prelink makes an image or an error of it, no crash."""
import subprocess
import sys

trivet, source, image = sys.argv[1:4]
module = open(source, "rb").read()
values = [b"\0\0\0\0", b"\xff\xff\xff\xff", b"\xff\xff\xff\x7f", b"\0\0\0\x20", b"\x80\0\0\0"]
made = refused = 0
for at in range(16, len(module), 4):
    with open(source + ".bad", "wb") as bad:
        bad.write(module[:at] + values[at // 4 % 5] + module[at + 4 :])
    status = subprocess.run([trivet, "prelink", "--machine=mps2-an385", "-o", image, source + ".bad"],
                            stderr=subprocess.DEVNULL).returncode
    made += status == 0
    refused += status == 1
    if status not in (0, 1):
        print("word at", at, "status", status)
        sys.exit(1)
print("made", made, "refused", refused)
