// SPDX-License-Identifier: MIT
#include "app/cli/console.h"

#include <array>
#include <cerrno>
#include <cstdio>
#include <system_error>

namespace audioldm::cli {

Result<void> printResult(std::string_view line) {
    errno = 0;
    if (std::fwrite(line.data(), 1, line.size(), stdout) != line.size() ||
        std::fputc('\n', stdout) == EOF || std::fflush(stdout) != 0) {
        return Error{ErrorCode::Io,
                     "Standard output cannot be written: " +
                         std::generic_category().message(errno != 0 ? errno : EIO) + ".",
                     "standard output"};
    }
    return {};
}

void printMessage(std::string_view message) {
    const std::string line = "audioldm: " + printable(message) + "\n";
    std::fwrite(line.data(), 1, line.size(), stderr);
    std::fflush(stderr);
}

std::string printable(std::string_view text) {
    std::string result;
    for (const char letter : text) {
        const auto byte = static_cast<unsigned char>(letter);
        if ((byte < 0x20 && letter != '\n' && letter != '\t') || byte == 0x7F) {
            std::array<char, 8> escaped{};
            std::snprintf(escaped.data(), escaped.size(), "\\x%02x", static_cast<unsigned>(byte));
            result += escaped.data();
        } else {
            result += letter;
        }
    }
    return result;
}

}  // namespace audioldm::cli
