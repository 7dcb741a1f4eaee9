// -fPIC selects library code; the last such option wins; clang itself never
// generates position-independent code of its own kind.
//
// RUN: thumbv7m-trivet-clang -### -fPIC -c %s 2>&1 | FileCheck %s --check-prefixes=BOTH,LIBRARY
// RUN: thumbv7m-trivet-clang -### -fpic -c %s 2>&1 | FileCheck %s --check-prefixes=BOTH,LIBRARY
// RUN: thumbv7m-trivet-clang -### -fPIE -fPIC -c %s 2>&1 | FileCheck %s --check-prefixes=BOTH,LIBRARY
// RUN: thumbv7m-trivet-clang -### -c %s 2>&1 | FileCheck %s --check-prefixes=BOTH,APPLICATION
// RUN: thumbv7m-trivet-clang -### -fPIC -fPIE -c %s 2>&1 | FileCheck %s --check-prefixes=BOTH,APPLICATION
// RUN: thumbv7m-trivet-clang -### -fPIC -fno-pic -c %s 2>&1 | FileCheck %s --check-prefixes=BOTH,APPLICATION
//
// BOTH: "-mrelocation-model" "static"
// LIBRARY: "-plugin-arg-trivet" "mode=library"
// APPLICATION: "-plugin-arg-trivet" "mode=application"
