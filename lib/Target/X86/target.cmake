# What the loader, and a host around it, is compiled with for this CPU.

set(X86_FLAGS)
set(X86_SMALLER)
# Widths of an address, of the unit tests over emulated memory: none, for there an
# instruction is made of halfwords. test/Run/host*.c run the loader.
set(X86_BITS)
