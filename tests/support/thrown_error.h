// SPDX-License-Identifier: MIT
#pragma once

#include <gtest/gtest.h>

#include <chrono>
#include <exception>
#include <optional>
#include <string>
#include <vector>

#include "engine/core/exception.h"

namespace audioldm::tests {

/// Runs `action` and gives the error that it threw; a failure of the test, and nothing, when it
/// threw none, threw something else, or took a second or more (a hostile file must be refused at
/// once).
template <typename Action>
[[nodiscard]] std::optional<Error> thrownError(Action action) {
    const auto start = std::chrono::steady_clock::now();
    std::optional<Error> error;
    try {
        action();
        ADD_FAILURE() << "nothing was thrown";
    } catch (const engine::EngineException& exception) {
        error = exception.error();
    } catch (const std::exception& exception) {
        ADD_FAILURE() << "not a typed error: " << exception.what();
    }
    EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(1));
    return error;
}

/// The same, with what the error must be: its code, and words that its message must hold.
template <typename Action, typename... Words>
void expectError(ErrorCode code, Action action, const Words&... words) {
    const auto error = thrownError(action);
    if (!error) {
        return;
    }
    EXPECT_EQ(errorCodeName(error->code), errorCodeName(code)) << error->message;
    EXPECT_FALSE(error->context.empty()) << error->message;
    for (const std::string& word : std::vector<std::string>{words...}) {
        EXPECT_NE(error->message.find(word), std::string::npos)
            << "expected: " << word << "\nmessage: " << error->message;
    }
}

}  // namespace audioldm::tests
