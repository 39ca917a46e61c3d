// SPDX-License-Identifier: MIT
#include "app/cli/text_input.h"

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <system_error>

#include "engine/core/exception.h"

namespace audioldm::cli {
namespace {

using engine::concat;

/// Closes a descriptor that was opened here.
class Descriptor final {
public:
    explicit Descriptor(int number)
        : m_number(number) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() {
        if (m_number > STDERR_FILENO) {
            close(m_number);
        }
    }
    [[nodiscard]] int number() const { return m_number; }

private:
    int m_number;
};

Error cannotRead(const std::string& name) {
    return {ErrorCode::Io,
            concat(name, " cannot be read: ", std::generic_category().message(errno), "."), name};
}

/// Until there is something to read, or the end; false once a stop is asked for.
bool waitForBytes(int file, const std::stop_token& stop) {
    constexpr int kLookMilliseconds = 100;
    pollfd source{file, POLLIN, 0};
    while (!stop.stop_requested()) {
        const int ready = poll(&source, 1, kLookMilliseconds);
        if (ready > 0 || (ready < 0 && errno != EINTR)) {
            return true;  // What is wrong is said by reading.
        }
    }
    return false;
}

}  // namespace

Outcome<std::string> readText(const std::string& fileOrDash, std::size_t maxBytes,
                              const std::stop_token& stop) {
    const bool standardInput = fileOrDash == "-";
    const std::string name = standardInput ? "Standard input" : concat('"', fileOrDash, '"');
    const Descriptor input(standardInput
                               ? STDIN_FILENO
                               : open(fileOrDash.c_str(),
                                      // A named pipe is opened before anyone writes to it.
                                      O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    if (input.number() < 0) {
        return cannotRead(name);
    }
    std::string text;
    std::array<char, 65536> part{};
    while (true) {
        if (!waitForBytes(input.number(), stop)) {
            return Cancelled{};
        }
        const ssize_t bytes = read(input.number(), part.data(), part.size());
        if (bytes == 0) {
            return text;
        }
        if (bytes < 0 && (errno == EINTR || errno == EAGAIN)) {
            continue;
        }
        if (bytes < 0) {
            return cannotRead(name);
        }
        text.append(part.data(), static_cast<std::size_t>(bytes));
        if (text.size() > maxBytes) {
            return Error{ErrorCode::InvalidRequest,
                         concat(name, " holds more than ", maxBytes, " bytes, which is no task."),
                         name};
        }
    }
}

}  // namespace audioldm::cli
