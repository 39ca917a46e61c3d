// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "engine/api/take_library.h"

namespace audioldm::ui {

/// The rows of a list of takes; null where one is not fetched.
using TakeRows = std::vector<std::shared_ptr<const StoredTake>>;

/// The total, and some pages of the list at one moment.
struct TakesSnapshot {
    static constexpr int kPage = 100;  ///< takes on a page; greater changes are a new list

    std::int64_t total = 0;
    std::vector<std::pair<int, std::vector<StoredTake>>> pages;  ///< by their first row, in order
    std::optional<Error> error;
};

/// Whether the snapshot may be of the same takes in the same order.
[[nodiscard]] bool hasSameRows(const TakeRows& rows, const TakesSnapshot& snapshot);
/// Rows of the new list that the old one lacks, rising; none when that does not explain it.
[[nodiscard]] std::optional<std::vector<int>> insertedRows(const TakeRows& rows,
                                                           const TakesSnapshot& snapshot);
/// Rows of the old list that the new one lacks, rising; none when that does not explain it.
[[nodiscard]] std::optional<std::vector<int>> removedRows(const TakeRows& rows,
                                                          const TakesSnapshot& snapshot);

}  // namespace audioldm::ui
