  .include "trivet.inc"
  trivet_library
  .text
function f
  bx lr
object x
  .long x
