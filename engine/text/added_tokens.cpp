// SPDX-License-Identifier: MIT
#include "engine/text/added_tokens.h"

#include <algorithm>

#include "engine/weights/utf8.h"

namespace audioldm::engine::text {

namespace {

/// Unicode's White_Space.
bool isSpace(char32_t character) {
    return (character >= 0x09 && character <= 0x0D) || character == 0x20 || character == 0x85 ||
           character == 0xA0 || character == 0x1680 ||
           (character >= 0x2000 && character <= 0x200A) || character == 0x2028 ||
           character == 0x2029 || character == 0x202F || character == 0x205F || character == 0x3000;
}

/// The character that begins at `text`; its length is that of `text`.
char32_t decode(std::string_view text) {
    const auto lead = static_cast<unsigned char>(text[0]);
    char32_t character = text.size() == 1 ? lead : lead & (0x7FU >> text.size());
    for (const char byte : text.substr(1)) {
        character = (character << 6) | (static_cast<unsigned char>(byte) & 0x3FU);
    }
    return character;
}

/// Bytes of white space at the start of `text`.
std::size_t leadingSpace(std::string_view text) {
    std::size_t position = 0;
    while (position < text.size()) {
        const std::size_t length = weights::utf8CharacterLength(text.substr(position, 4));
        if (!isSpace(decode(text.substr(position, length)))) {
            break;
        }
        position += length;
    }
    return position;
}

/// Bytes of white space at the end of `text`.
std::size_t trailingSpace(std::string_view text) {
    std::size_t position = text.size();
    while (position > 0) {
        std::size_t start = position - 1;
        while (start > 0 && (static_cast<unsigned char>(text[start]) & 0xC0U) == 0x80) {
            --start;
        }
        if (!isSpace(decode(text.substr(start, position - start)))) {
            break;
        }
        position = start;
    }
    return text.size() - position;
}

}  // namespace

AddedTokenFinder::Tree::Tree()
    : m_nodes(1) {}

const std::size_t* AddedTokenFinder::Tree::child(std::size_t node, char byte) const {
    const auto& children = m_nodes[node].children;
    const auto found = std::lower_bound(
        children.begin(), children.end(), byte,
        [](const std::pair<char, std::size_t>& entry, char key) { return entry.first < key; });
    return found != children.end() && found->first == byte ? &found->second : nullptr;
}

void AddedTokenFinder::Tree::insert(const AddedToken& token) {
    std::size_t node = 0;
    for (const char byte : token.content) {
        if (const std::size_t* next = child(node, byte)) {
            node = *next;
            continue;
        }
        const std::size_t next = m_nodes.size();
        m_nodes.emplace_back();
        auto& children = m_nodes[node].children;
        children.emplace_back(byte, next);
        std::sort(children.begin(), children.end());
        node = next;
    }
    m_nodes[node].token = m_tokens.size();
    m_tokens.push_back(token);
}

const AddedToken* AddedTokenFinder::Tree::longestAt(std::string_view text) const {
    const AddedToken* longest = nullptr;
    std::size_t node = 0;
    for (const char byte : text) {
        const std::size_t* next = child(node, byte);
        if (next == nullptr) {
            break;
        }
        node = *next;
        if (m_nodes[node].token != kNoToken) {
            longest = &m_tokens[m_nodes[node].token];
        }
    }
    return longest;
}

AddedTokenFinder::AddedTokenFinder(const std::vector<AddedToken>& tokens, bool splitSpecial)
    : m_splitSpecial(splitSpecial) {
    for (const AddedToken& token : tokens) {
        (token.isNormalized ? m_normalized : m_plain).insert(token);
    }
}

std::vector<TextPart> AddedTokenFinder::split(std::string_view text) const {
    std::vector<TextPart> parts;
    splitPart(m_plain, text, 0, text.size(), parts);
    if (m_normalized.empty()) {
        return parts;
    }
    std::vector<TextPart> finer;
    for (const TextPart& part : parts) {
        if (part.token) {
            finer.push_back(part);
        } else {
            splitPart(m_normalized, text, part.begin, part.end, finer);
        }
    }
    return finer;
}

void AddedTokenFinder::splitPart(const Tree& tree, std::string_view text, std::size_t begin,
                                 std::size_t end, std::vector<TextPart>& parts) const {
    std::size_t done = begin;
    std::size_t position = begin;
    while (position < end) {
        const AddedToken* token = tree.longestAt(text.substr(position, end - position));
        if (token == nullptr) {
            ++position;
            continue;
        }
        std::size_t tokenBegin = position;
        std::size_t tokenEnd = position + token->content.size();
        position = tokenEnd;
        if (m_splitSpecial && token->isSpecial) {
            continue;
        }
        if (token->takesSpaceBefore && tokenBegin > done) {
            tokenBegin -= trailingSpace(text.substr(done, tokenBegin - done));
        }
        if (token->takesSpaceAfter) {
            tokenEnd += leadingSpace(text.substr(tokenEnd, end - tokenEnd));
        }
        if (done < tokenBegin) {
            parts.push_back({done, tokenBegin, std::nullopt});
        }
        parts.push_back({tokenBegin, tokenEnd, token->id});
        done = tokenEnd;
    }
    if (done < end) {
        parts.push_back({done, end, std::nullopt});
    }
}

}  // namespace audioldm::engine::text
