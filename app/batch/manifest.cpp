// SPDX-License-Identifier: MIT
#include "app/batch/manifest.h"

#include <charconv>
#include <unordered_map>
#include <utility>

#include "engine/core/exception.h"
#include "engine/weights/content_hash.h"

namespace audioldm::batch {
namespace {

using engine::concat;

constexpr int kMaxShards = 1'000'000;

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view kSpace = " \t\r\v\f";
    const std::size_t first = text.find_first_not_of(kSpace);
    if (first == std::string_view::npos) {
        return {};
    }
    return text.substr(first, text.find_last_not_of(kSpace) - first + 1);
}

bool readNumber(std::string_view text, int& number) {
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    return read.ec == std::errc() && read.ptr == text.data() + text.size() && !text.empty();
}

/// The first of equal lines is known by its text alone, so that a copy of it further down changes
/// nothing.
std::string keyOf(std::string_view line, int equalLinesBefore) {
    if (equalLinesBefore == 0) {
        return engine::weights::toHex(engine::weights::hashOf(line));
    }
    // No line holds a line break.
    const std::string marked = concat(line, '\n', equalLinesBefore);
    return engine::weights::toHex(engine::weights::hashOf(std::string_view(marked)));
}

}  // namespace

Result<Shard> parseShard(const std::string& text) {
    const std::size_t slash = text.find('/');
    Shard shard;
    if (slash == std::string::npos ||
        !readNumber(std::string_view(text).substr(0, slash), shard.index) ||
        !readNumber(std::string_view(text).substr(slash + 1), shard.count) || shard.index < 1 ||
        shard.count < 1 || shard.index > shard.count || shard.count > kMaxShards) {
        return Error{ErrorCode::InvalidRequest,
                     concat("\"", text, "\" is not a shard. Write K/N with 1 <= K <= N <= ",
                            kMaxShards, ": 2/8 does the second eighth of the lines."),
                     "shard"};
    }
    return shard;
}

Manifest::Manifest(std::string text)
    : m_text(std::move(text)) {
    constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
    std::string_view rest = m_text;
    if (rest.starts_with(kByteOrderMark)) {
        rest.remove_prefix(kByteOrderMark.size());
    }
    std::unordered_map<std::string_view, int> seen;
    for (int number = 1; !rest.empty(); ++number) {
        const std::size_t end = rest.find('\n');
        const std::string_view line = trimmed(rest.substr(0, end));
        rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
        if (!line.empty()) {
            m_lines.push_back({number, line, keyOf(line, seen[line]++)});
        }
    }
}

std::vector<ManifestLine> Manifest::linesOf(const Shard& shard) const {
    std::vector<ManifestLine> mine;
    const auto step = static_cast<std::size_t>(shard.count);
    for (auto place = static_cast<std::size_t>(shard.index - 1); place < m_lines.size();
         place += step) {
        mine.push_back(m_lines[place]);
    }
    return mine;
}

}  // namespace audioldm::batch
