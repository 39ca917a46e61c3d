// SPDX-License-Identifier: MIT
#pragma once

#include <exception>
#include <sstream>
#include <string>
#include <utility>

#include "engine/api/error.h"

namespace audioldm::engine {

/// The one exception of the engine; the task runner turns it into a value.
class EngineException final : public std::exception {
public:
    explicit EngineException(Error error)
        : m_error(std::move(error)) {}
    [[nodiscard]] const Error& error() const noexcept { return m_error; }
    [[nodiscard]] const char* what() const noexcept override { return m_error.message.c_str(); }

private:
    Error m_error;
};

/// Text of all parts, one after the other. throws  std::bad_alloc
template <typename... Parts>
[[nodiscard]] std::string concat(const Parts&... parts) {
    std::ostringstream out;
    // Else a stream that finds no memory keeps it to itself, and the text ends in the middle.
    out.exceptions(std::ios_base::badbit);
    (out << ... << parts);
    return std::move(out).str();
}

/// Throws an EngineException.
[[noreturn]] inline void fail(ErrorCode code, std::string message, std::string context = {}) {
    throw EngineException(Error{code, std::move(message), std::move(context)});
}

/// For inputs and files: throws `code` with `message` unless `condition` holds.
inline void checkThat(bool condition, ErrorCode code, const char* message,
                      const std::string& context = {}) {
    if (!condition) {
        fail(code, message, context);
    }
}

/// For our own invariants: a failure is a defect of the program.
inline void assertThat(bool condition, const char* message) {
    if (!condition) {
        fail(ErrorCode::Internal, message);
    }
}

}  // namespace audioldm::engine
