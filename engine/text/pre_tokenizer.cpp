// SPDX-License-Identifier: MIT
#include "engine/text/pre_tokenizer.h"

#include <string>

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include "engine/core/exception.h"

namespace audioldm::engine::text {

namespace {

// Unicode's White_Space. Written out, because PCRE2's \s also takes U+180E.
#define AUDIOLDM_SPACES \
    R"(\x09-\x0D\x20\x{85}\x{A0}\x{1680}\x{2000}-\x{200A}\x{2028}\x{2029}\x{202F}\x{205F}\x{3000})"

// PCRE2 10.42 knows Unicode 14, the reference Unicode 16: what came in between.
#define AUDIOLDM_LETTERS                                                                       \
    R"(\p{L}\x{1C89}\x{1C8A}\x{A7CB}-\x{A7CD}\x{A7DA}-\x{A7DC}\x{105C0}-\x{105F3})"            \
    R"(\x{10D4A}-\x{10D65}\x{10D6F}-\x{10D85}\x{10EC2}-\x{10EC4}\x{1123F}\x{11240})"           \
    R"(\x{11380}-\x{11389}\x{1138B}\x{1138E}\x{11390}-\x{113B5}\x{113B7}\x{113D1}\x{113D3})"   \
    R"(\x{11BC0}-\x{11BE0}\x{11F02}\x{11F04}-\x{11F10}\x{11F12}-\x{11F33}\x{1342F})"           \
    R"(\x{13441}-\x{13446}\x{13460}-\x{143FA}\x{16100}-\x{1611D}\x{16D40}-\x{16D6C}\x{18CFF})" \
    R"(\x{1B132}\x{1B155}\x{1DF25}-\x{1DF2A}\x{1E030}-\x{1E06D}\x{1E4D0}-\x{1E4EB})"           \
    R"(\x{1E5D0}-\x{1E5ED}\x{1E5F0}\x{2B739}\x{2EBF0}-\x{2EE5D}\x{31350}-\x{323AF})"
#define AUDIOLDM_NUMBERS                                                                   \
    R"(\p{N}\x{10D40}-\x{10D49}\x{116D0}-\x{116E3}\x{11BF0}-\x{11BF9}\x{11F50}-\x{11F59})" \
    R"(\x{16130}-\x{16139}\x{16D70}-\x{16D79}\x{1CCF0}-\x{1CCF9}\x{1D2C0}-\x{1D2D3})"      \
    R"(\x{1E4F0}-\x{1E4F9}\x{1E5F1}-\x{1E5FA})"

constexpr const char* kPattern =
    "'s|'t|'re|'ve|'m|'ll|'d"
    "| ?[" AUDIOLDM_LETTERS
    "]+"
    "| ?[" AUDIOLDM_NUMBERS
    "]+"
    "| ?[^" AUDIOLDM_SPACES AUDIOLDM_LETTERS AUDIOLDM_NUMBERS
    "]+"
    "|[" AUDIOLDM_SPACES "]+(?![^" AUDIOLDM_SPACES
    "])"
    "|[" AUDIOLDM_SPACES "]+";

#undef AUDIOLDM_SPACES
#undef AUDIOLDM_LETTERS
#undef AUDIOLDM_NUMBERS

std::string pcreMessage(int code) {
    PCRE2_UCHAR8 buffer[128] = {};
    const int length = pcre2_get_error_message_8(code, buffer, sizeof(buffer));
    return length < 0 ? concat("error ", code) : std::string(buffer, buffer + length);
}

}  // namespace

struct PreTokenizer::Pattern {
    pcre2_code_8* code = nullptr;

    Pattern() = default;
    Pattern(const Pattern&) = delete;
    Pattern& operator=(const Pattern&) = delete;
    ~Pattern() { pcre2_code_free_8(code); }
};

struct PreTokenizer::Scan::Match {
    pcre2_match_data_8* data = nullptr;

    Match() = default;
    Match(const Match&) = delete;
    Match& operator=(const Match&) = delete;
    ~Match() { pcre2_match_data_free_8(data); }
};

PreTokenizer::PreTokenizer() {
    auto pattern = std::make_unique<Pattern>();
    int error = 0;
    PCRE2_SIZE where = 0;
    pattern->code =
        pcre2_compile_8(reinterpret_cast<PCRE2_SPTR8>(kPattern), PCRE2_ZERO_TERMINATED,
                        PCRE2_UTF | PCRE2_UCP | PCRE2_ANCHORED, &error, &where, nullptr);
    if (pattern->code == nullptr) {
        fail(ErrorCode::Internal, concat("PCRE2 does not compile the tokenizer's pattern at ",
                                         where, ": ", pcreMessage(error)));
    }
    // Only faster: without it (a PCRE2 built without JIT, a hardened kernel) the result is the
    // same.
    pcre2_jit_compile_8(pattern->code, PCRE2_JIT_COMPLETE);
    m_pattern = std::move(pattern);
}

PreTokenizer::PreTokenizer(PreTokenizer&&) noexcept = default;
PreTokenizer& PreTokenizer::operator=(PreTokenizer&&) noexcept = default;
PreTokenizer::~PreTokenizer() = default;

PreTokenizer::Scan::Scan(const PreTokenizer& preTokenizer, std::string_view text)
    : m_preTokenizer(preTokenizer),
      m_text(text),
      m_match(std::make_unique<Match>()) {
    m_match->data = pcre2_match_data_create_8(1, nullptr);
    if (m_match->data == nullptr) {
        throw std::bad_alloc();
    }
}

PreTokenizer::Scan::~Scan() = default;

std::string_view PreTokenizer::Scan::next() {
    if (m_position == m_text.size()) {
        return {};
    }
    const int count =
        pcre2_match_8(m_preTokenizer.m_pattern->code, reinterpret_cast<PCRE2_SPTR8>(m_text.data()),
                      m_text.size(), m_position, PCRE2_NO_UTF_CHECK, m_match->data, nullptr);
    if (count < 0) {  // every character matches one of the alternatives
        fail(ErrorCode::Internal,
             concat("PCRE2 failed to cut the text at byte ", m_position, ": ", pcreMessage(count)));
    }
    const std::size_t begin = m_position;
    m_position = pcre2_get_ovector_pointer_8(m_match->data)[1];
    return m_text.substr(begin, m_position - begin);
}

}  // namespace audioldm::engine::text
