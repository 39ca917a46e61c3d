// SPDX-License-Identifier: MIT
// A library of its own, initialised before libgomp: how long OpenMP's threads wait awake.
//
// libgomp lets a thread spin for some milliseconds before it sleeps. Beside another program that
// keeps one of two cores busy, a thread that spins has used up its share of the core when there is
// work, and everything took five times as long (22 s instead of 4.8 s). A thirtieth of that wait
// still bridges the gaps between layers: on idle cores nothing is lost.
#include <cstdlib>

namespace {

constexpr int kKeepExisting = 0;

// libgomp reads the environment once, when it is initialised. Libraries that are named later in a
// program are initialised earlier, and this one is named behind libgomp (TorchLibraries.cmake).
__attribute__((constructor)) void limitSpinning() {
    if (std::getenv("OMP_WAIT_POLICY") == nullptr) {
        setenv("GOMP_SPINCOUNT", "10000", kKeepExisting);
    }
}

}  // namespace
