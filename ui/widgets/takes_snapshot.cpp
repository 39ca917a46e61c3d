// SPDX-License-Identifier: MIT
#include "ui/widgets/takes_snapshot.h"

namespace audioldm::ui {
namespace {

/// Whether a row may be that take: one that is not fetched may be any.
bool fits(const std::shared_ptr<const StoredTake>& row, const StoredTake& take) {
    return row == nullptr || row->id == take.id;
}

}  // namespace

bool hasSameRows(const TakeRows& rows, const TakesSnapshot& snapshot) {
    if (snapshot.total != static_cast<std::int64_t>(rows.size())) {
        return false;
    }
    for (const auto& [offset, takes] : snapshot.pages) {
        for (std::size_t index = 0; index < takes.size(); ++index) {
            if (!fits(rows[static_cast<std::size_t>(offset) + index], takes[index])) {
                return false;
            }
        }
    }
    return true;
}

std::optional<std::vector<int>> insertedRows(const TakeRows& rows, const TakesSnapshot& snapshot) {
    const std::int64_t more = snapshot.total - static_cast<std::int64_t>(rows.size());
    if (more <= 0 || more > TakesSnapshot::kPage) {
        return std::nullopt;
    }
    std::vector<int> inserted;
    for (const auto& [offset, takes] : snapshot.pages) {
        for (std::size_t index = 0; index < takes.size(); ++index) {
            const auto place = static_cast<std::size_t>(offset) + index;
            const std::size_t before = place - inserted.size();
            if (before < rows.size() && fits(rows[before], takes[index])) {
                continue;
            }
            inserted.push_back(static_cast<int>(place));
            if (static_cast<std::int64_t>(inserted.size()) > more) {
                return std::nullopt;
            }
        }
    }
    return static_cast<std::int64_t>(inserted.size()) == more ? std::optional(inserted)
                                                              : std::nullopt;
}

std::optional<std::vector<int>> removedRows(const TakeRows& rows, const TakesSnapshot& snapshot) {
    const std::int64_t fewer = static_cast<std::int64_t>(rows.size()) - snapshot.total;
    if (fewer <= 0 || fewer > TakesSnapshot::kPage) {
        return std::nullopt;
    }
    std::vector<int> removed;
    const auto isEnough = [&] { return static_cast<std::int64_t>(removed.size()) == fewer; };
    for (const auto& [offset, takes] : snapshot.pages) {
        std::size_t row = static_cast<std::size_t>(offset) + removed.size();
        for (const StoredTake& take : takes) {
            while (row < rows.size() && !fits(rows[row], take)) {
                if (isEnough()) {
                    return std::nullopt;
                }
                removed.push_back(static_cast<int>(row++));
            }
            ++row;
        }
        // After the last take of all there is nothing.
        const bool isLast = offset + static_cast<std::int64_t>(takes.size()) == snapshot.total;
        while (isLast && row < rows.size() && !isEnough()) {
            removed.push_back(static_cast<int>(row++));
        }
    }
    return isEnough() ? std::optional(removed) : std::nullopt;
}

}  // namespace audioldm::ui
