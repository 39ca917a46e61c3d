// SPDX-License-Identifier: MIT
#include "engine/text/merge_list.h"

#include "engine/core/exception.h"
#include "engine/weights/utf8.h"

namespace audioldm::engine::text {

using weights::quotedForMessage;

std::optional<MergeText> splitMergeLine(std::string_view line) {
    const std::size_t space = line.find(' ');
    if (space == std::string_view::npos || space == 0 || space + 1 == line.size() ||
        line.find(' ', space + 1) != std::string_view::npos) {
        return std::nullopt;
    }
    return MergeText{line.substr(0, space), line.substr(space + 1)};
}

std::optional<std::string> MergeList::add(const MergeText& text) {
    if (m_merges.size() == kMostMerges) {
        return concat("there are more than ", kMostMerges, " merges");
    }
    const MergeLookup lookup = findMerge(m_vocabulary, text);
    if (!lookup.refusal.empty()) {
        return lookup.refusal;
    }
    const Merge& merge = lookup.merge;
    if (!m_pairs.insert((std::uint64_t{merge.left} << 32) | merge.right).second) {
        return concat("the merge of ", quotedForMessage(text.first), " and ",
                      quotedForMessage(text.second), " is there twice");
    }
    m_merges.push_back(merge);
    return std::nullopt;
}

std::optional<std::string> MergeList::addLine(std::string_view line) {
    if (line.size() > 2 * kLongestToken + 1) {
        return concat("a merge has ", line.size(), " bytes; at most ", 2 * kLongestToken + 1,
                      " are accepted");
    }
    const auto text = splitMergeLine(line);
    if (!text || line.find('\0') != std::string_view::npos) {
        return concat("a merge is two tokens with one space between them, this is ",
                      quotedForMessage(line));
    }
    return add(*text);
}

}  // namespace audioldm::engine::text
