// SPDX-License-Identifier: MIT
#include "engine/text/vocabulary.h"

#include <algorithm>
#include <functional>

#include "engine/core/exception.h"
#include "engine/weights/utf8.h"

namespace audioldm::engine::text {

using weights::quotedForMessage;

std::optional<std::string> Vocabulary::add(std::string_view token, std::uint64_t id) {
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
    if (m_entries.size() == kMostTokens) {
        return concat("it holds more than ", kMostTokens, " tokens");
    }
    if (2 * m_entries.size() >= m_slots.size()) {
        grow();
    }
    const std::size_t hash = std::hash<std::string_view>{}(token);
    std::uint32_t& slot = m_slots[slotOf(token, hash)];
    if (slot != 0) {
        return concat("the token ", quotedForMessage(token), " is there twice");
    }
    m_entries.push_back({m_characters.size(), static_cast<std::uint32_t>(token.size()),
                         static_cast<TokenId>(id), hash});
    m_characters += token;
    slot = static_cast<std::uint32_t>(m_entries.size());
    return std::nullopt;
}

std::optional<std::string> Vocabulary::complete() const {
    std::vector<const Entry*> entries(m_entries.size(), nullptr);
    for (const Entry& entry : m_entries) {
        if (entry.id >= entries.size()) {
            return concat("the token ", quotedForMessage(tokenOf(entry)), " has the id ", entry.id,
                          ", but there are only ", entries.size(),
                          " tokens: ids must be 0, 1, ... without a gap");
        }
        if (entries[entry.id] != nullptr) {
            return concat("the tokens ", quotedForMessage(tokenOf(*entries[entry.id])), " and ",
                          quotedForMessage(tokenOf(entry)), " have the same id ", entry.id);
        }
        entries[entry.id] = &entry;
    }
    return std::nullopt;
}

std::optional<TokenId> Vocabulary::find(std::string_view token) const {
    if (m_slots.empty()) {
        return std::nullopt;
    }
    const std::uint32_t slot = m_slots[slotOf(token, std::hash<std::string_view>{}(token))];
    return slot == 0 ? std::nullopt : std::optional(m_entries[slot - 1].id);
}

std::string_view Vocabulary::tokenOf(const Entry& entry) const {
    return std::string_view(m_characters).substr(entry.begin, entry.length);
}

/// The slot that holds `token`, or the empty one where it would be.
std::size_t Vocabulary::slotOf(std::string_view token, std::size_t hash) const {
    const std::size_t mask = m_slots.size() - 1;
    std::size_t slot = hash & mask;
    while (m_slots[slot] != 0) {
        const Entry& entry = m_entries[m_slots[slot] - 1];
        if (entry.hash == hash && tokenOf(entry) == token) {
            break;
        }
        slot = (slot + 1) & mask;
    }
    return slot;
}

void Vocabulary::grow() {
    constexpr std::size_t kFirstSlots = std::size_t{1} << 12;
    const std::size_t size = std::max(kFirstSlots, 4 * m_slots.size());
    m_slots.assign(size, 0);
    for (std::size_t place = 0; place < m_entries.size(); ++place) {
        const Entry& entry = m_entries[place];
        m_slots[slotOf(tokenOf(entry), entry.hash)] = static_cast<std::uint32_t>(place + 1);
    }
}

bool operator==(const Vocabulary& left, const Vocabulary& right) {
    return left.size() == right.size() &&
           std::all_of(left.m_entries.begin(), left.m_entries.end(),
                       [&left, &right](const Vocabulary::Entry& entry) {
                           return right.find(left.tokenOf(entry)) == entry.id;
                       });
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
