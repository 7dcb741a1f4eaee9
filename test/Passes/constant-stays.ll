; Text is the same for all processes: what holds addresses of functions and constants
; stays there.
;
; RUN: %opt -passes=trivet-lower -S < %s | FileCheck %s
target triple = "thumbv7m-none-unknown-eabi"

@text = private unnamed_addr constant [2 x i8] c"a\00"
@elsewhere = external constant i32
@firmware = external global i32, !trivet !1
declare !trivet !0 void @direct_function()
declare void @function()
!0 = !{!"address", !"libx.so"}
!1 = !{!"address", !"firmware"}

@strings = constant [2 x ptr] [ptr @text, ptr @elsewhere]
@functions = constant [2 x ptr] [ptr @direct_function, ptr @function]
@_ZTV1S = constant { [2 x ptr] } { [2 x ptr] [ptr null, ptr @function] }
@peripheral = constant ptr @firmware
@both = constant [2 x ptr] [ptr @strings, ptr @functions]

; CHECK: @strings = constant
; CHECK: @functions = constant
; CHECK: @_ZTV1S = constant
; CHECK: @peripheral = constant
; CHECK: @both = constant
