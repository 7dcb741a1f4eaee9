# What the loader, and firmware around it, is compiled with for this CPU.

# No gp: it is the process's. (Firmware is also linked without relaxation towards gp.)
set(RISCV_FLAGS -ffixed-x3)
set(RISCV_SMALLER)
# Widths of an address.
set(RISCV_BITS 32 64)
