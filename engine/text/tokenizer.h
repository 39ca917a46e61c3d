// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace audioldm::engine::text {

/// A tokenized text: `<s>` tokens `</s>`, no padding.
struct TokenSequence {
    std::vector<std::int64_t> ids;  ///< L ids, 2 <= L <= maxLength
    /// Byte offset in the text from which on nothing was used; text.size() when all of it fits.
    std::size_t usedBytes = 0;
};

/// RoBERTa's byte-level BPE tokenizer, from a tokenizer folder: tokenizer.json, or vocab.json and
/// merges.txt; where all are there they must say the same. Special tokens written in the text
/// (`</s>`, `<mask>`) count as such, as in the reference. A byte that has no token of its own is
/// left out, as the reference does (`<unk>` comes only from a text that holds it).
///
/// thread  immutable after load(); encode() may be called from any thread
/// Source  transformers RobertaTokenizer(Fast); Sennrich et al. 2016; GPT-2's byte alphabet
class Tokenizer final {
public:
    /// throws EngineException(ModelMissing, ModelInvalid) naming file, line or entry, and reason
    [[nodiscard]] static Tokenizer load(const std::filesystem::path& folder);

    Tokenizer(Tokenizer&&) noexcept;
    Tokenizer& operator=(Tokenizer&&) noexcept;
    ~Tokenizer();

    /// text       UTF-8, any length; may be empty
    /// maxLength  most ids including `<s>` and `</s>`, at least 2
    /// throws     EngineException(InvalidRequest) for invalid UTF-8
    [[nodiscard]] TokenSequence encode(std::string_view text, std::size_t maxLength) const;

    /// Number of ids: 1 + the largest one. Added tokens that are not in the vocabulary come after
    /// it, so that this may be more than the model has rows: the reference adds `<mask>` where it
    /// is missing.
    [[nodiscard]] std::size_t vocabularySize() const;
    /// model_max_length of tokenizer_config.json when that is there and sensible, else 512.
    [[nodiscard]] std::size_t maxLength() const;

private:
    struct Data;
    explicit Tokenizer(std::unique_ptr<const Data> data);
    std::unique_ptr<const Data> m_data;
};

}  // namespace audioldm::engine::text
