// SPDX-License-Identifier: MIT
#pragma once

#include <c10/util/Exception.h>

#include <new>
#include <string>
#include <utility>

#include "engine/api/outcome.h"
#include "engine/api/result.h"
#include "engine/core/cancellation.h"
#include "engine/core/exception.h"

namespace audioldm::engine::service {

/// The value of an exception that is being handled. Call inside of a catch block only.
[[nodiscard]] Error errorFromCurrentException();

/// Runs `work` and turns whatever leaves it by exception into a value. The only place where the
/// engine's exceptions end.
template <typename Work>
[[nodiscard]] auto outcomeOf(const Work& work) -> Outcome<decltype(work())> {
    try {
        return work();
    } catch (const CancelledException&) {
        return Cancelled{};
    } catch (...) {
        return errorFromCurrentException();
    }
}

/// The same for work that cannot be cancelled.
template <typename Work>
[[nodiscard]] auto resultOf(const Work& work) -> Result<decltype(work())> {
    try {
        return work();
    } catch (...) {
        return errorFromCurrentException();
    }
}

}  // namespace audioldm::engine::service
