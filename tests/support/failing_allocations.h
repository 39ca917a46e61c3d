// SPDX-License-Identifier: MIT
#pragma once

namespace audioldm::test {

/// Lets operator new of the whole program fail: the one that a test counts to, and no other or
/// all that follow. Those of nlohmann::json and of functions that build its trees succeed all the
/// same: the library is not made for a failure there and ends the program. Link
/// failing_allocations.cpp into the test.
///
/// thread  any; allocations of all threads count
class FailingAllocations final {
public:
    /// ordinal  from 1 on. andAllThatFollow  else that one alone
    FailingAllocations(long ordinal, bool andAllThatFollow);
    FailingAllocations(const FailingAllocations&) = delete;
    FailingAllocations& operator=(const FailingAllocations&) = delete;
    ~FailingAllocations() { end(); }

    /// From now on all succeed.
    void end();
    /// Whether one has failed.
    [[nodiscard]] bool happened() const;
};

}  // namespace audioldm::test
