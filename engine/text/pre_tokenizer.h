// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>

namespace audioldm::engine::text {

/// Cuts text into the words within which bytes are merged: contractions ('s 't 're 've 'm 'll 'd),
/// runs of letters, of numbers and of other characters, each with one space before it, and white
/// space. Letters and numbers as Unicode 16 has them, as the reference does.
/// Immutable; any number of Scans, on any threads.
/// Source: GPT-2's pre-tokenization pattern; tokenizers' ByteLevel
class PreTokenizer final {
public:
    /// throws EngineException(Internal) when the pattern cannot be compiled
    PreTokenizer();
    PreTokenizer(PreTokenizer&&) noexcept;
    PreTokenizer& operator=(PreTokenizer&&) noexcept;
    ~PreTokenizer();

    /// One pass over one text, word by word; the words join up without a gap.
    class Scan final {
    public:
        /// text  valid UTF-8; must outlive the scan, and so must the PreTokenizer
        Scan(const PreTokenizer& preTokenizer, std::string_view text);
        Scan(const Scan&) = delete;
        Scan& operator=(const Scan&) = delete;
        ~Scan();

        /// The next word; empty at the end of the text.
        [[nodiscard]] std::string_view next();

    private:
        struct Match;
        const PreTokenizer& m_preTokenizer;
        std::string_view m_text;
        std::size_t m_position = 0;
        std::unique_ptr<Match> m_match;
    };

private:
    struct Pattern;
    std::unique_ptr<const Pattern> m_pattern;
};

}  // namespace audioldm::engine::text
