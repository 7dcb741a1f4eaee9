// The outliner ends what it takes out with a jump to a helper. Where that is called, the
// helper comes back, so r9 may hold anything.
//
// RUN: %cc -Oz -mllvm -enable-machine-outliner=always -S -o - %s | FileCheck %s
double f(double x, double y, double a, double b) {
  double z = x * x, w = z * z, r = z * (a + z * (b + z * a)) + w * z * (a + z * (b + z * b));
  double h = 0.5 * z, v = a - h;
  return v + (((a - v) - h) + (z * r - x * y));
}
double g(double x, double y, double a, double b) {
  double z = x * x, w = z * z, r = z * (b + z * (a + z * b)) + w * z * (b + z * (a + z * a));
  double h = 0.25 * z, v = b - h;
  return v + (((b - v) - h) + (z * r - x * y));
}
// CHECK-LABEL: f:
// CHECK: bl OUTLINED_FUNCTION
// CHECK-LABEL: OUTLINED_FUNCTION_0:
// CHECK: b __aeabi_d
