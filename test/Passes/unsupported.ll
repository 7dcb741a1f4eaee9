; Refused from text input as well, by name.
;
; RUN: not %llc -o /dev/null < %s 2>&1 | FileCheck %s
target triple = "thumbv7m-none-unknown-eabi"

@t = thread_local global i32 1
@a = alias i32, ptr @t
; CHECK: error: trivet: 't' is thread-local, and its address is asked for without saying in which thread (by an alias or in assembly): ask for it in a function
@i = ifunc i32 (), ptr @resolver
define ptr @resolver() {
  ret ptr null
}
; CHECK: error: trivet: 'i' is an ifunc, whose address only a start-up resolver knows; functions of a module have one address: use a function pointer
