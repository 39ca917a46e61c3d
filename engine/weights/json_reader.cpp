// SPDX-License-Identifier: MIT
#include "engine/weights/json_reader.h"

#include <algorithm>
#include <charconv>
#include <limits>
#include <type_traits>
#include <utility>

#include "engine/core/exception.h"
#include "engine/weights/utf8.h"

namespace audioldm::engine::weights {

namespace {

/// What JsonEvents::refuse throws; never leaves readJsonEvents.
struct Refusal {
    std::string reason;
};

bool isDigit(char character) {
    return character >= '0' && character <= '9';
}

bool isSpace(char character) {
    return character == ' ' || character == '\t' || character == '\n' || character == '\r';
}

void appendUtf8(std::string& out, std::uint32_t codePoint) {
    const auto append = [&out](std::uint32_t byte) { out.push_back(static_cast<char>(byte)); };
    if (codePoint < 0x80) {
        append(codePoint);
    } else if (codePoint < 0x800) {
        append(0xC0 | (codePoint >> 6));
        append(0x80 | (codePoint & 0x3F));
    } else if (codePoint < 0x10000) {
        append(0xE0 | (codePoint >> 12));
        append(0x80 | ((codePoint >> 6) & 0x3F));
        append(0x80 | (codePoint & 0x3F));
    } else {
        append(0xF0 | (codePoint >> 18));
        append(0x80 | ((codePoint >> 12) & 0x3F));
        append(0x80 | ((codePoint >> 6) & 0x3F));
        append(0x80 | (codePoint & 0x3F));
    }
}

/// Reads one text from its first to its last byte. Recursion is bounded by JsonLimits::maxDepth.
class Reader final {
public:
    Reader(std::string_view text, const JsonLimits& limits, JsonEvents& events)
        : m_text(text),
          m_limits(limits),
          m_events(events) {}

    void read() {
        if (m_text.size() > m_limits.maxBytes) {
            refuse(concat("the text has ", m_text.size(), " bytes; at most ", m_limits.maxBytes,
                          " are accepted"));
        }
        if (m_text.starts_with("\xEF\xBB\xBF")) {
            refuse("it begins with a byte order mark");
        }
        skipSpace();
        readValue();
        skipSpace();
        if (m_position != m_text.size()) {
            refuse("there is more text after the value");
        }
    }

    /// "line 3, column 14", in bytes from 1.
    [[nodiscard]] std::string where() const {
        const std::string_view before = m_text.substr(0, m_position);
        const auto lines = std::count(before.begin(), before.end(), '\n');
        const std::size_t lineStart = before.rfind('\n') + 1;  // npos + 1 is 0
        return concat("line ", lines + 1, ", column ", m_position - lineStart + 1);
    }

private:
    [[noreturn]] static void refuse(std::string reason) { throw Refusal{std::move(reason)}; }

    /// The next byte; NUL at the end, which is no valid byte anywhere outside of a string.
    [[nodiscard]] char peek() const {
        return m_position < m_text.size() ? m_text[m_position] : '\0';
    }

    void skipSpace() {
        while (m_position < m_text.size() && isSpace(m_text[m_position])) {
            ++m_position;
        }
    }

    void expect(char character, const char* place) {
        if (peek() != character) {
            refuseByte(concat("'", character, "' ", place));
        }
        ++m_position;
    }

    [[noreturn]] void refuseByte(const std::string& expected) const {
        if (m_position >= m_text.size()) {
            refuse(concat("the text ends where ", expected, " is expected"));
        }
        refuse(concat(quotedForMessage(m_text.substr(m_position, 1)), " is there, ", expected,
                      " is expected"));
    }

    void countValue() {
        if (++m_values > m_limits.maxValues) {
            refuse(concat("it holds more than ", m_limits.maxValues, " values"));
        }
    }

    void enter() {
        if (++m_depth > m_limits.maxDepth) {
            refuse(concat("it is nested more than ", m_limits.maxDepth, " levels deep"));
        }
        ++m_position;
        skipSpace();
    }

    void leave() {
        --m_depth;
        ++m_position;
    }

    bool takeWord(std::string_view word) {
        if (!m_text.substr(m_position).starts_with(word)) {
            return false;
        }
        m_position += word.size();
        return true;
    }

    void readValue() {
        countValue();
        switch (peek()) {
            case '{':
                return readObject();
            case '[':
                return readArray();
            case '"': {
                std::string value = readString();
                return m_events.onString(value);
            }
            default:
                return readWordOrNumber();
        }
    }

    void readWordOrNumber() {
        constexpr double kInfinity = std::numeric_limits<double>::infinity();
        if (takeWord("null")) {
            m_events.onNull();
        } else if (takeWord("true")) {
            m_events.onBool(true);
        } else if (takeWord("false")) {
            m_events.onBool(false);
        } else if (m_limits.allowInfinity && takeWord("Infinity")) {
            m_events.onFloat(kInfinity);
        } else if (m_limits.allowInfinity && takeWord("-Infinity")) {
            m_events.onFloat(-kInfinity);
        } else if (peek() == '-' || isDigit(peek())) {
            readNumber();
        } else {
            refuseByte("a value");
        }
    }

    void readObject() {
        enter();
        m_events.onObjectStart();
        while (peek() != '}') {
            if (peek() != '"') {
                refuseByte("a key in double quotes");
            }
            countValue();
            std::string key = readString();
            m_events.onKey(key);
            skipSpace();
            expect(':', "after a key");
            skipSpace();
            readValue();
            skipSpace();
            if (peek() == '}') {
                break;
            }
            expect(',', "or '}'");
            skipSpace();
            if (peek() == '}') {
                refuseByte("a key after the comma");
            }
        }
        leave();
        m_events.onObjectEnd();
    }

    void readArray() {
        enter();
        m_events.onArrayStart();
        while (peek() != ']') {
            readValue();
            skipSpace();
            if (peek() == ']') {
                break;
            }
            expect(',', "or ']'");
            skipSpace();
            if (peek() == ']') {
                refuseByte("a value after the comma");
            }
        }
        leave();
        m_events.onArrayEnd();
    }

    std::string readString() {
        ++m_position;
        std::string value;
        while (true) {
            const std::size_t start = m_position;
            skipPlainCharacters();
            value.append(m_text, start, m_position - start);
            if (m_position >= m_text.size()) {
                refuse("the text ends inside of a string");
            }
            if (m_text[m_position] == '"') {
                ++m_position;
                return value;
            }
            readEscape(value);
        }
    }

    /// To the next quotation mark, backslash or the end.
    void skipPlainCharacters() {
        while (m_position < m_text.size()) {
            const char character = m_text[m_position];
            if (character == '"' || character == '\\') {
                return;
            }
            if (static_cast<unsigned char>(character) < 0x20) {
                refuse("a string holds a control character");
            }
            const std::size_t length = utf8CharacterLength(m_text.substr(m_position, 4));
            if (length == 0) {
                refuse("a string holds bytes that are not UTF-8");
            }
            m_position += length;
        }
    }

    void readEscape(std::string& value) {
        ++m_position;
        constexpr std::string_view kNames = "\"\\/bfnrt";
        constexpr std::string_view kMeanings = "\"\\/\b\f\n\r\t";
        const char name = peek();
        if (name == 'u') {
            ++m_position;
            return appendUtf8(value, readEscapedCodePoint());
        }
        const std::size_t index = name == '\0' ? std::string_view::npos : kNames.find(name);
        if (index == std::string_view::npos) {
            refuse("a string holds an unknown escape sequence");
        }
        value.push_back(kMeanings[index]);
        ++m_position;
    }

    std::uint32_t readEscapedCodePoint() {
        const std::uint32_t first = readHexDigits();
        if (first < 0xD800 || first > 0xDFFF) {
            return first;
        }
        if (first > 0xDBFF || !takeWord("\\u")) {
            refuse("a string holds half of a surrogate pair");
        }
        const std::uint32_t second = readHexDigits();
        if (second < 0xDC00 || second > 0xDFFF) {
            refuse("a string holds half of a surrogate pair");
        }
        return 0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00);
    }

    std::uint32_t readHexDigits() {
        const std::string_view digits = m_text.substr(m_position, 4);
        std::uint32_t value = 0;
        const auto [end, error] =
            std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
        if (error != std::errc{} || digits.size() != 4 || end != digits.data() + 4) {
            refuse("\\u is not followed by four hexadecimal digits");
        }
        m_position += 4;
        return value;
    }

    void skipDigits() {
        if (!isDigit(peek())) {
            refuseByte("a digit");
        }
        while (isDigit(peek())) {
            ++m_position;
        }
    }

    void readNumber() {
        const std::size_t start = m_position;
        const bool negative = peek() == '-';
        m_position += negative ? 1 : 0;
        if (peek() == '0') {
            ++m_position;
            if (isDigit(peek())) {
                refuse("a number begins with a zero");
            }
        } else {
            skipDigits();
        }
        bool isInteger = true;
        if (peek() == '.') {
            isInteger = false;
            ++m_position;
            skipDigits();
        }
        if (peek() == 'e' || peek() == 'E') {
            isInteger = false;
            ++m_position;
            m_position += peek() == '+' || peek() == '-' ? 1 : 0;
            skipDigits();
        }
        const std::string_view token = m_text.substr(start, m_position - start);
        constexpr std::size_t kDigitsOf64Bits = 18;  // any integer of so many digits fits
        if (!isInteger || token == "-0" ||
            (m_limits.hugeIntegersAsFloat && token.size() > kDigitsOf64Bits)) {
            m_events.onFloat(convert<double>(token));
        } else if (negative) {
            m_events.onInteger(convert<std::int64_t>(token));
        } else {
            m_events.onUnsigned(convert<std::uint64_t>(token));
        }
    }

    template <typename Number>
    static Number convert(std::string_view token) {
        Number value{};
        const auto [end, error] = std::from_chars(token.data(), token.data() + token.size(), value);
        if (error != std::errc{} || end != token.data() + token.size()) {
            refuse(concat("the number ", quotedForMessage(token), " is beyond what ",
                          std::is_integral_v<Number> ? "64 bits" : "a double", " can hold"));
        }
        return value;
    }

    std::string_view m_text;
    JsonLimits m_limits;
    JsonEvents& m_events;
    std::size_t m_position = 0;
    std::size_t m_depth = 0;
    std::size_t m_values = 0;
};

}  // namespace

void JsonEvents::refuse(std::string reason) {
    throw Refusal{std::move(reason)};
}

void readJsonEvents(std::string_view text, const std::string& sourceName, const JsonLimits& limits,
                    JsonEvents& events) {
    Reader reader(text, limits, events);
    try {
        reader.read();
    } catch (const Refusal& refusal) {
        fail(ErrorCode::ModelInvalid,
             concat(sourceName, ": ", reader.where(), ": ", refusal.reason, "."), sourceName);
    }
}

}  // namespace audioldm::engine::weights
