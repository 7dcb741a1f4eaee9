// Each driver knows its processor and its floating-point ABI.
//
// RUN: thumbv7m-trivet-clang -### -c %s 2>&1 | FileCheck %s --check-prefix=V7M
// RUN: thumbv7em-trivet-clang -### -c %s 2>&1 | FileCheck %s --check-prefix=V7EM
// RUN: thumbv8m.main-trivet-clang -### -c %s 2>&1 | FileCheck %s --check-prefix=V8M
// RUN: thumbv6m-trivet-clang -### -c %s 2>&1 | FileCheck %s --check-prefix=V6M
// RUN: thumbv7em-trivet-clang++ -### -c %s 2>&1 | FileCheck %s --check-prefix=CXX
//
// V7M: "-triple" "thumbv7m-unknown-none-eabi" {{.*}} "-target-cpu" "cortex-m3" {{.*}} "-mfloat-abi" "soft"
// V7EM: "-triple" "thumbv7em-unknown-none-eabihf" {{.*}} "-target-cpu" "cortex-m4" {{.*}} "-mfloat-abi" "hard"
// V8M: "-triple" "thumbv8m.main-unknown-none-eabi" {{.*}} "-target-cpu" "cortex-m33" {{.*}} "-mfloat-abi" "soft"
// V6M: "-triple" "thumbv6m-unknown-none-eabi" {{.*}} "-target-cpu" "cortex-m0" {{.*}} "-mfloat-abi" "soft"
// CXX: "-triple" "thumbv7em-unknown-none-eabihf" {{.*}} "-fcxx-exceptions" {{.*}} "-x" "c++"
