// SPDX-License-Identifier: MIT
#pragma once

#include <mutex>
#include <optional>
#include <utility>

namespace audioldm::ui {

/// Holds the newest of values that arrive faster than they are shown.
///
/// thread  any
template <typename T>
class NewestValue final {
public:
    /// Keeps `value`, in place of one that was not taken. True when none was waiting: the reader
    /// is to be told.
    bool put(T value) {
        const std::lock_guard lock(m_mutex);
        const bool wasEmpty = !m_value.has_value();
        m_value = std::move(value);
        return wasEmpty;
    }

    [[nodiscard]] std::optional<T> take() {
        const std::lock_guard lock(m_mutex);
        return std::exchange(m_value, std::nullopt);
    }

private:
    std::mutex m_mutex;
    std::optional<T> m_value;  ///< shared, by m_mutex
};

}  // namespace audioldm::ui
