// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

#include "engine/api/context_types.h"

namespace audioldm::engine::context {

/// What of a text goes into the search index: its first 32 KiB, with spaces between the characters
/// of scripts that write without them (Chinese, Japanese, Thai, Lao, Khmer, Burmese), so that
/// words within a line are found too.
[[nodiscard]] std::string searchableText(std::string_view text);

/// The beginning of a prompt as it is sorted: lower case where ASCII.
[[nodiscard]] std::string orderOfPrompt(std::string_view prompt);

/// Words of the index' last column that stand for a star and for a model's name.
[[nodiscard]] std::string starMark(bool starred);
[[nodiscard]] std::string modelMark(std::string_view modelName);

/// What a search asks of the index.
struct SearchExpression {
    bool needed = false;          ///< false: every take is meant, the index need not be asked
    bool matchesNothing = false;  ///< words were given, but none that could be found
    std::string text;             ///< for MATCH
};

/// The index' expression for words, star and model of a query. Whatever the user writes is text:
/// quotes, operators and brackets mean nothing. Words of punctuation alone are passed over. At
/// most 64 words of 4 KiB count.
[[nodiscard]] SearchExpression searchExpression(const TakeQuery& query);

}  // namespace audioldm::engine::context
