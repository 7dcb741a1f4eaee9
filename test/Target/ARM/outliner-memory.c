// Entries of outlined code outlive the functions that it was taken from: glibc is told to
// spoil memory that is freed.
//
// RUN: env MALLOC_PERTURB_=165 %cc -Oz -mllvm -enable-machine-outliner=always -fstack-protector-all -S -o - %s | FileCheck %s
void use(char *);
#define F(n)                                                                   \
  void f##n(void) {                                                            \
    char room[8 + n];                                                          \
    use(room);                                                                 \
    use(room + 1);                                                             \
  }
F(1) F(2) F(3) F(4) F(5) F(6) F(7) F(8)
// CHECK-LABEL: {{^}}OUTLINED_FUNCTION_0:
// CHECK: [[TOP:\.Lpcsection[0-9]+]]:
// CHECK-NEXT: movt r{{[0-9]+}}, #
// CHECK: .section trivet.fix
// CHECK: .long [[TOP]]-
// CHECK: .long __stack_chk_guard
