# What the loader, and a host around it, is compiled with for this CPU.

set(X86_FLAGS)
set(X86_SMALLER)
# Widths of an address, of the unit tests over emulated memory; which lies low there, as modules do.
set(X86_BITS 64)
set(X86_ORIGIN 0)
