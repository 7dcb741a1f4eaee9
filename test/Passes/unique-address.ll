; Of a function or constant that several modules may define, library code uses its own
; copy where any will do, to call or to read; who keeps, compares or hands out the
; address gets that of the process, from a slot. A note names what has a slot.
;
; RUN: %opt -passes=trivet-lower -trivet-mode=library -S < %s | FileCheck %s
; RUN: %opt -passes=trivet-lower -trivet-mode=application -S < %s | FileCheck %s --check-prefix=APP
target triple = "thumbv7m-none-unknown-eabi"

; APP-NOT: trivet.slot
; APP-NOT: trivet.notes
; CHECK: @trivet.notes = private constant {{.*}}Trivet\00\00f\00\00\00{{.*}}Trivet\00\00table\00
; CHECK-NOT: only_used
; CHECK-NOT: @trivet.slot.{{hidden|local|insignificant|only}}
; CHECK-DAG: @trivet.slot.f =
; CHECK-DAG: @trivet.slot.table =
@table = linkonce_odr constant [4 x i32] [i32 1, i32 2, i32 3, i32 4] #0
@only_used = linkonce_odr constant [4 x i32] [i32 1, i32 2, i32 3, i32 4] #0
define linkonce_odr void @f() #0 { ret void }
define linkonce_odr void @only_called() #0 { ret void }
define linkonce_odr hidden void @hidden() #0 { ret void }
define internal void @local() #0 { ret void }
define linkonce_odr void @insignificant() unnamed_addr #0 { ret void }
declare void @reads(ptr captures(none))
declare void @keeps(ptr)

define i32 @any_copy_will_do(i32 %i, i1 %c, ptr %to) {
; CHECK-LABEL: define i32 @any_copy_will_do(
; CHECK-NOT: trivet.base.own
; CHECK-NOT: invariant.load
; CHECK: ret
  call void @f()
  call void @only_called()
  %p = getelementptr i32, ptr @only_used, i32 %i
  %x = load i32, ptr %p
  %y = load i32, ptr getelementptr (i8, ptr @table, i32 8)
  call void @reads(ptr getelementptr (i8, ptr @table, i32 4))
  call void @llvm.memcpy.p0.p0.i32(ptr %to, ptr @table, i32 16, i1 false)
  %g = select i1 %c, ptr @f, ptr null
  %there = icmp ne ptr %g, null
  br i1 %there, label %call, label %end
call:
  call void %g()
  call void asm sideeffect "bl $0", "i,~{lr}"(ptr @f)
  br label %end
end:
  call void @keeps(ptr @hidden)
  call void @keeps(ptr @local)
  call void @keeps(ptr @insignificant)
  %s = add i32 %x, %y
  ret i32 %s
}

define i1 @kept(ptr %to, ptr %p) {
; CHECK-LABEL: define i1 @kept(
; CHECK-COUNT-2: load ptr, ptr {{.*}}, !invariant.load
; CHECK-NOT: @table
; CHECK-NOT: @f
; CHECK: ret
  store ptr @f, ptr %to
  call void @keeps(ptr getelementptr (i8, ptr @table, i32 4))
  %q = getelementptr i8, ptr @table, i32 8
  %c = icmp eq ptr %q, %p
  ret i1 %c
}
declare void @llvm.memcpy.p0.p0.i32(ptr, ptr, i32, i1)
attributes #0 = { "trivet-unique-address" }
