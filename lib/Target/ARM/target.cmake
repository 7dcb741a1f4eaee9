# What the loader, and firmware around it, is compiled with for this CPU.

# No r9: modules call back into the firmware, and it into them.
set(ARM_FLAGS -ffixed-r9)
# For the core: clang builds addresses from two instructions where a literal is shorter.
set(ARM_SMALLER -mno-movt)
# Widths of an address.
set(ARM_BITS 32)
