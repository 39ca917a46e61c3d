// SPDX-License-Identifier: MIT
// A library that opens and holds nothing of ours.
extern "C" __attribute__((visibility("default"))) int somethingElse() {
    return 1;
}
