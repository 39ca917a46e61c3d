// SPDX-License-Identifier: MIT
#include "engine/text/tokenizer.h"

#include <array>
#include <optional>
#include <system_error>
#include <utility>

#include "engine/core/exception.h"
#include "engine/text/added_tokens.h"
#include "engine/text/bpe_merges.h"
#include "engine/text/byte_alphabet.h"
#include "engine/text/pre_tokenizer.h"
#include "engine/text/tokenizer_settings.h"
#include "engine/text/vocabulary_files.h"
#include "engine/weights/utf8.h"

namespace audioldm::engine::text {

namespace {

/// Places in a text are kept in 32 bits.
constexpr std::size_t kLongestText = std::size_t{1} << 31;

/// The tokens of single bytes; a byte that has none is left out of texts, as the reference does.
using ByteTokens = std::array<std::optional<TokenId>, 256>;

struct Model {
    Vocabulary vocabulary;
    std::vector<Merge> merges;
    std::optional<TokenizerJson> json;  ///< without the two above
};

void refuseDifference(const std::filesystem::path& folder, const char* name, const char* what) {
    fail(ErrorCode::ModelInvalid,
         concat(folder.string(), ": ", name, " and tokenizer.json hold different ", what,
                ", so it is not clear which ones the model was trained with. Get the model's "
                "tokenizer files again, or remove the ones that do not belong to it."),
         (folder / name).string());
}

/// vocab.json and merges.txt beside tokenizer.json are read as well: they must say the same.
Model readFolder(const std::filesystem::path& folder) {
    Model model;
    const bool hasJson = hasEntry(folder, "tokenizer.json");
    if (hasJson) {
        model.json = readTokenizerJson(folder / "tokenizer.json");
        model.vocabulary = std::move(model.json->vocabulary);
        model.merges = std::move(model.json->merges);
    }
    if (!hasJson || hasEntry(folder, "vocab.json")) {
        Vocabulary vocabulary = readVocabularyFile(folder / "vocab.json");
        if (hasJson && vocabulary != model.vocabulary) {
            refuseDifference(folder, "vocab.json", "vocabularies");
        }
        model.vocabulary = std::move(vocabulary);
    }
    if (!hasJson || hasEntry(folder, "merges.txt")) {
        std::vector<Merge> merges = readMergesFile(folder / "merges.txt", model.vocabulary);
        if (hasJson && merges != model.merges) {
            refuseDifference(folder, "merges.txt", "merges");
        }
        model.merges = std::move(merges);
    }
    return model;
}

ByteTokens findByteTokens(const Vocabulary& vocabulary) {
    ByteTokens tokens;
    for (std::size_t byte = 0; byte < tokens.size(); ++byte) {
        tokens[byte] = vocabulary.find(byteAlphabet()[byte]);
    }
    return tokens;
}

void checkText(std::string_view text) {
    if (text.size() > kLongestText) {
        fail(ErrorCode::InvalidRequest,
             concat("The text has ", text.size(), " bytes; at most ", kLongestText,
                    " are accepted. Shorten it."),
             "prompt");
    }
    for (std::size_t position = 0; position < text.size();) {
        const std::size_t length = weights::utf8CharacterLength(text.substr(position, 4));
        if (length == 0) {
            fail(ErrorCode::InvalidRequest,
                 concat("The text is not valid UTF-8 (at byte ", position,
                        "). Enter it again, or convert it to UTF-8."),
                 "prompt");
        }
        position += length;
    }
}

/// Takes tokens until there is no place left.
class TokenTaker final {
public:
    TokenTaker(std::string_view text, std::size_t limit, TokenSequence& sequence)
        : m_text(text),
          m_limit(limit),
          m_sequence(sequence) {}

    /// begin    where the token begins in the text, in bytes; may be within a character
    /// returns  false when the token has no place: all is taken that can be
    bool take(TokenId id, std::size_t begin) {
        if (m_sequence.ids.size() < m_limit) {
            m_sequence.ids.push_back(id);
            return true;
        }
        // A character of which some bytes are used counts as used.
        while (begin < m_text.size() &&
               (static_cast<unsigned char>(m_text[begin]) & 0xC0U) == 0x80) {
            ++begin;
        }
        m_sequence.usedBytes = begin;
        return false;
    }

private:
    std::string_view m_text;
    std::size_t m_limit;
    TokenSequence& m_sequence;
};

}  // namespace

struct Tokenizer::Data {
    TokenizerSettings settings;
    ByteTokens byteTokens;
    BpeMerges merges;
    AddedTokenFinder addedTokens;
    PreTokenizer preTokenizer;

    /// Takes the tokens of ordinary text that begins at `offset`, word by word. Returns false when
    /// they have no place.
    bool takeText(std::string_view text, std::size_t offset, TokenTaker& taker) const;
    /// The tokens of one word, with their places in it.
    void encodeWord(std::string_view word, std::vector<Symbol>& symbols) const;

    Data(const Model& model, TokenizerSettings readSettings)
        : settings(std::move(readSettings)),
          byteTokens(findByteTokens(model.vocabulary)),
          merges(model.merges),
          addedTokens(settings.tokens, settings.splitsSpecialTokens) {}
};

void Tokenizer::Data::encodeWord(std::string_view word, std::vector<Symbol>& symbols) const {
    symbols.clear();
    for (std::size_t i = 0; i < word.size(); ++i) {
        if (const auto id = byteTokens[static_cast<unsigned char>(word[i])]) {
            symbols.push_back({*id, static_cast<std::uint32_t>(i)});
        }
    }
    merges.apply(symbols);
}

bool Tokenizer::Data::takeText(std::string_view text, std::size_t offset, TokenTaker& taker) const {
    const bool isPrefixed = settings.addsPrefixSpace && !text.starts_with(' ');
    const std::string prefixed = isPrefixed ? concat(' ', text) : std::string{};
    const std::string_view words = isPrefixed ? std::string_view(prefixed) : text;
    PreTokenizer::Scan scan(preTokenizer, words);
    std::vector<Symbol> symbols;
    for (std::string_view word = scan.next(); !word.empty(); word = scan.next()) {
        encodeWord(word, symbols);
        const auto wordBegin = static_cast<std::size_t>(word.data() - words.data());
        for (const Symbol& symbol : symbols) {
            const std::size_t begin = wordBegin + symbol.begin;
            if (!taker.take(symbol.id, offset + begin - (isPrefixed && begin > 0 ? 1 : 0))) {
                return false;
            }
        }
    }
    return true;
}

Tokenizer::Tokenizer(std::unique_ptr<const Data> data)
    : m_data(std::move(data)) {}
Tokenizer::Tokenizer(Tokenizer&&) noexcept = default;
Tokenizer& Tokenizer::operator=(Tokenizer&&) noexcept = default;
Tokenizer::~Tokenizer() = default;

Tokenizer Tokenizer::load(const std::filesystem::path& folder) {
    std::error_code error;
    if (!std::filesystem::is_directory(folder, error)) {
        fail(ErrorCode::ModelMissing,
             concat("There is no tokenizer folder ", folder.string(),
                    ". Get the model again, with its tokenizer."),
             folder.string());
    }
    if (!hasEntry(folder, "tokenizer.json") && !hasEntry(folder, "vocab.json")) {
        fail(ErrorCode::ModelMissing,
             concat("The folder ", folder.string(),
                    " has neither tokenizer.json nor vocab.json. Get the model again, with its "
                    "tokenizer."),
             folder.string());
    }
    const Model model = readFolder(folder);
    TokenizerSettings settings =
        readTokenizerSettings(folder, model.vocabulary, model.json ? &*model.json : nullptr);
    return Tokenizer(std::make_unique<const Data>(model, std::move(settings)));
}

TokenSequence Tokenizer::encode(std::string_view text, std::size_t maxLength) const {
    if (maxLength < 2) {
        fail(ErrorCode::InvalidRequest,
             concat("A text needs room for at least 2 tokens, there is room for ", maxLength, "."),
             "maxLength");
    }
    checkText(text);
    const Data& data = *m_data;
    TokenSequence sequence;
    sequence.usedBytes = text.size();
    sequence.ids.push_back(data.settings.beginToken);
    TokenTaker taker(text, maxLength - 1, sequence);
    for (const TextPart& part : data.addedTokens.split(text)) {
        const bool hasRoom =
            part.token
                ? taker.take(*part.token, part.begin)
                : data.takeText(text.substr(part.begin, part.end - part.begin), part.begin, taker);
        if (!hasRoom) {
            break;
        }
    }
    sequence.ids.push_back(data.settings.endToken);
    return sequence;
}

std::size_t Tokenizer::vocabularySize() const {
    return m_data->settings.vocabularySize;
}

std::size_t Tokenizer::maxLength() const {
    return m_data->settings.maxLength;
}

}  // namespace audioldm::engine::text
