; Where a function has r9 reserved, its list of features loses what changes nothing: aes
; is off anyway, vfp2sp and hwdiv are on by the processor, vfp3sp by vfp4sp.
;
; RUN: %llc -mtriple=thumbv7em-none-eabi -stop-after=finalize-isel -o - %s | FileCheck %s
target triple = "thumbv7em-none-eabi"

declare void @f()

define void @calls() "target-cpu"="cortex-m4" "target-features"="-aes,-vfp2sp,-hwdiv" {
  call void @f()
  call void @f()
  call void @f()
  call void @f()
  call void @f()
  ret void
}

define void @implied() "target-cpu"="cortex-m3" "target-features"="-aes,-vfp3sp,+vfp4sp" {
  call void @f()
  call void @f()
  call void @f()
  call void @f()
  call void @f()
  ret void
}

define void @leaf() "target-cpu"="cortex-m4" "target-features"="-aes,-vfp2sp" {
  ret void
}
; CHECK-DAG: "target-features"="-vfp2sp,-hwdiv,+reserve-r9"
; CHECK-DAG: "target-features"="-vfp3sp,+vfp4sp,+reserve-r9"
; CHECK-DAG: "target-features"="-aes,-vfp2sp" }
