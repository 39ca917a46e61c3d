// SPDX-License-Identifier: MIT
#pragma once

#include <unistd.h>

#include <cerrno>
#include <utility>

namespace audioldm::engine {

/// A file descriptor that is closed by its owner.
class Descriptor final {
public:
    explicit Descriptor(int number = -1)
        : m_number(number) {}
    Descriptor(Descriptor&& other) noexcept
        : m_number(std::exchange(other.m_number, -1)) {}
    Descriptor& operator=(Descriptor&& other) noexcept {
        std::swap(m_number, other.m_number);
        return *this;
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() { static_cast<void>(close()); }

    [[nodiscard]] int number() const { return m_number; }
    [[nodiscard]] bool isOpen() const { return m_number >= 0; }
    /// 0, or the cause of a failure: network file systems report late write errors here.
    int close() {
        const int number = std::exchange(m_number, -1);
        // After EINTR the descriptor is gone all the same on Linux.
        return number >= 0 && ::close(number) != 0 && errno != EINTR ? errno : 0;
    }

private:
    int m_number;
};

}  // namespace audioldm::engine
