// SPDX-License-Identifier: MIT
#include "engine/text/vocabulary.h"

#include "engine/core/exception.h"
#include "engine/weights/utf8.h"

namespace audioldm::engine::text {

using weights::quotedForMessage;

std::optional<std::string> Vocabulary::add(std::string token, std::uint64_t id) {
    if (token.empty()) {
        return "a token is empty";
    }
    if (token.size() > kLongestToken) {
        return concat("the token ", quotedForMessage(token), " has ", token.size(),
                      " bytes; at most ", kLongestToken, " are accepted");
    }
    if (id >= kMostTokens) {
        return concat("the token ", quotedForMessage(token), " has the id ", id, "; ids below ",
                      kMostTokens, " are accepted");
    }
    // Not moved before it is known to be new: the message needs it.
    if (m_ids.contains(token)) {
        return concat("the token ", quotedForMessage(token), " is there twice");
    }
    if (m_ids.size() == kMostTokens) {
        return concat("it holds more than ", kMostTokens, " tokens");
    }
    m_ids.emplace(std::move(token), static_cast<TokenId>(id));
    return std::nullopt;
}

std::optional<std::string> Vocabulary::complete() const {
    std::vector<const std::string*> tokens(m_ids.size(), nullptr);
    for (const auto& [token, id] : m_ids) {
        if (id >= tokens.size()) {
            return concat("the token ", quotedForMessage(token), " has the id ", id,
                          ", but there are only ", tokens.size(),
                          " tokens: ids must be 0, 1, ... without a gap");
        }
        if (tokens[id] != nullptr) {
            return concat("the tokens ", quotedForMessage(*tokens[id]), " and ",
                          quotedForMessage(token), " have the same id ", id);
        }
        tokens[id] = &token;
    }
    return std::nullopt;
}

std::optional<TokenId> Vocabulary::find(std::string_view token) const {
    const auto found = m_ids.find(token);
    return found == m_ids.end() ? std::nullopt : std::optional(found->second);
}

MergeLookup findMerge(const Vocabulary& vocabulary, const MergeText& text) {
    const auto& [left, right] = text;
    const auto leftId = vocabulary.find(left);
    const auto rightId = vocabulary.find(right);
    const auto resultId = vocabulary.find(left + right);
    if (leftId && rightId && resultId) {
        return {{*leftId, *rightId, *resultId}, {}};
    }
    const std::string& missing = !leftId ? left : !rightId ? right : left + right;
    return {
        {},
        concat("the merge of ", quotedForMessage(left), " and ", quotedForMessage(right),
               " needs the token ", quotedForMessage(missing), ", which is not in the vocabulary")};
}

}  // namespace audioldm::engine::text
