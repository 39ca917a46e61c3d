// SPDX-License-Identifier: MIT
#include "engine/weights/safetensors_header.h"

#include <algorithm>
#include <limits>
#include <tuple>
#include <utility>

#include "engine/core/exception.h"
#include "engine/weights/json_reader.h"
#include "engine/weights/utf8.h"

namespace audioldm::engine::weights {

namespace {

constexpr std::size_t kMaxNameBytes = 512;
constexpr std::size_t kMaxDimensions = 8;
constexpr std::uint64_t kMaxDimension = (std::uint64_t{1} << 48) - 1;
constexpr std::size_t kMaxMetadataEntries = 20'000;
constexpr std::string_view kMetadataKey = "__metadata__";

/// An entry as the header has it, before its numbers are checked against one another.
struct RawEntry {
    std::string name;
    ElementType type = ElementType::Float32;
    std::vector<std::uint64_t> shape;
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
};

bool hasControlOrSlash(std::string_view name) {
    return std::any_of(name.begin(), name.end(), [](char character) {
        const auto byte = static_cast<unsigned char>(character);
        return byte < 0x20 || byte == 0x7F || byte == '/' || byte == '\\';
    });
}

/// Takes the events of a header; anything that is not exactly a header is refused at once, so that
/// nothing grows with a hostile text but the list of at most kMaxTensors entries.
class HeaderReader final : public JsonEvents {
public:
    void onNull() override { refuseValue("null"); }
    void onBool(bool) override { refuseValue("true or false"); }
    void onInteger(std::int64_t) override { refuseValue("a negative number"); }
    void onFloat(double) override { refuseValue("a number that is not written as an integer"); }

    void onUnsigned(std::uint64_t value) override {
        if (m_place != Place::Numbers) {
            refuseValue("a number");
        }
        if (m_numbers.size() == kMaxDimensions) {
            refuse(concat(place(), " has more than ", kMaxDimensions, " numbers"));
        }
        m_numbers.push_back(value);
    }

    void onString(std::string& value) override {
        if (m_place == Place::Metadata) {
            m_metadata[m_key] = std::move(value);
        } else if (m_place == Place::Entry && m_key == "dtype") {
            m_entry.type = readType(value);
        } else {
            refuseValue("a text");
        }
    }

    void onObjectStart() override {
        if (m_place == Place::Outside) {
            m_place = Place::Top;
        } else if (m_place == Place::Top) {
            m_place = m_key == kMetadataKey ? Place::Metadata : Place::Entry;
        } else {
            refuseValue("an object");
        }
    }

    void onKey(std::string& key) override {
        m_key = std::move(key);
        switch (m_place) {
            case Place::Top:
                return startTopKey();
            case Place::Metadata:
                return startMetadataKey();
            default:
                return startField();
        }
    }

    void onObjectEnd() override {
        if (m_place == Place::Entry) {
            finishEntry();
        }
        m_place = m_place == Place::Top ? Place::Outside : Place::Top;
    }

    void onArrayStart() override {
        if (m_place != Place::Entry || m_key == "dtype") {
            refuseValue("a list");
        }
        m_place = Place::Numbers;
        m_numbers.clear();
    }

    void onArrayEnd() override {
        m_place = Place::Entry;
        if (m_key == "shape") {
            m_entry.shape = m_numbers;
            return;
        }
        if (m_numbers.size() != 2) {
            refuse(concat(place(), " has ", m_numbers.size(), " numbers, it needs two"));
        }
        m_entry.begin = m_numbers[0];
        m_entry.end = m_numbers[1];
    }

    [[nodiscard]] std::vector<RawEntry> takeEntries() { return std::move(m_entries); }
    [[nodiscard]] std::map<std::string, std::string> takeMetadata() {
        return std::move(m_metadata);
    }

private:
    enum class Place { Outside, Top, Metadata, Entry, Numbers };

    /// What the current value belongs to, for messages.
    [[nodiscard]] std::string place() const {
        switch (m_place) {
            case Place::Outside:
                return "the header";
            case Place::Top:
                return m_key == kMetadataKey ? m_key : concat("tensor ", quotedForMessage(m_key));
            case Place::Metadata:
                return concat(kMetadataKey, " ", quotedForMessage(m_key));
            default:
                return concat("tensor ", quotedForMessage(m_entry.name), ": ", m_key);
        }
    }

    [[noreturn]] void refuseValue(const char* kind) const {
        refuse(concat(place(), " must not be or hold ", kind));
    }

    void startTopKey() {
        if (m_key == kMetadataKey) {
            if (std::exchange(m_hasMetadata, true)) {
                refuse("__metadata__ is there twice");
            }
            return;
        }
        if (m_key.empty() || m_key.size() > kMaxNameBytes) {
            refuse(concat("a tensor's name has ", m_key.size(), " bytes, 1 to ", kMaxNameBytes,
                          " are accepted"));
        }
        if (hasControlOrSlash(m_key)) {
            refuse(concat("tensor ", quotedForMessage(m_key),
                          ": the name holds a control character or a slash"));
        }
        if (m_entries.size() == kMaxTensors) {
            refuse(concat("it names more than ", kMaxTensors, " tensors"));
        }
        m_entry = RawEntry{};
        m_entry.name = m_key;
        m_hasType = m_hasShape = m_hasOffsets = false;
    }

    void startMetadataKey() {
        if (m_metadata.size() == kMaxMetadataEntries) {
            refuse(concat("__metadata__ has more than ", kMaxMetadataEntries, " entries"));
        }
        if (!m_metadata.emplace(m_key, std::string()).second) {
            refuse(concat("__metadata__ ", quotedForMessage(m_key), " is there twice"));
        }
    }

    void startField() {
        bool* const has = m_key == "dtype"          ? &m_hasType
                          : m_key == "shape"        ? &m_hasShape
                          : m_key == "data_offsets" ? &m_hasOffsets
                                                    : nullptr;
        if (has == nullptr) {
            refuse(concat("tensor ", quotedForMessage(m_entry.name), " has the unknown field ",
                          quotedForMessage(m_key)));
        }
        if (std::exchange(*has, true)) {
            refuse(concat(place(), " is there twice"));
        }
    }

    void finishEntry() {
        const char* const missing = !m_hasType      ? "dtype"
                                    : !m_hasShape   ? "shape"
                                    : !m_hasOffsets ? "data_offsets"
                                                    : nullptr;
        if (missing != nullptr) {
            refuse(concat("tensor ", quotedForMessage(m_entry.name), " has no ", missing));
        }
        m_entries.push_back(std::move(m_entry));
    }

    [[nodiscard]] ElementType readType(std::string_view name) const {
        const auto type = elementTypeFromName(name);
        if (!type) {
            refuse(concat(place(), " ", quotedForMessage(name),
                          " is unsupported; a model of this family holds F32, F16 or BF16"));
        }
        return *type;
    }

    Place m_place = Place::Outside;
    std::string m_key;
    RawEntry m_entry;
    bool m_hasType = false;
    bool m_hasShape = false;
    bool m_hasOffsets = false;
    bool m_hasMetadata = false;
    std::vector<std::uint64_t> m_numbers;
    std::vector<RawEntry> m_entries;
    std::map<std::string, std::string> m_metadata;
};

/// Checks the raw entries against one another and against the file.
class Layout final {
public:
    Layout(std::uint64_t dataStart, std::uint64_t fileSize, const std::string& sourceName)
        : m_dataStart(dataStart),
          m_dataSize(fileSize - dataStart),
          m_sourceName(sourceName) {}

    [[nodiscard]] std::vector<TensorEntry> check(std::vector<RawEntry> raw) const {
        checkNames(raw);
        std::sort(raw.begin(), raw.end(), [](const RawEntry& left, const RawEntry& right) {
            return std::tie(left.begin, left.end) < std::tie(right.begin, right.end);
        });
        std::vector<TensorEntry> entries;
        entries.reserve(raw.size());
        std::uint64_t expected = 0;
        for (RawEntry& entry : raw) {
            checkRange(entry, expected);
            expected = entry.end;
            entries.push_back(checkedEntry(std::move(entry)));
        }
        if (expected != m_dataSize) {
            refuse(concat(m_dataSize - expected,
                          " bytes follow the last tensor; nothing may stand ", "there"));
        }
        return entries;
    }

private:
    [[noreturn]] void refuse(const std::string& reason) const {
        fail(ErrorCode::ModelInvalid, concat(m_sourceName, ": ", reason), m_sourceName);
    }

    [[noreturn]] void refuse(const RawEntry& entry, const std::string& reason) const {
        refuse(concat("tensor ", quotedForMessage(entry.name), ": ", reason));
    }

    void checkNames(const std::vector<RawEntry>& raw) const {
        std::vector<std::string_view> names(raw.size());
        std::transform(raw.begin(), raw.end(), names.begin(),
                       [](const RawEntry& entry) { return std::string_view(entry.name); });
        std::sort(names.begin(), names.end());
        const auto twin = std::adjacent_find(names.begin(), names.end());
        if (twin != names.end()) {
            refuse(concat("tensor ", quotedForMessage(*twin), " is there twice"));
        }
    }

    void checkRange(const RawEntry& entry, std::uint64_t expected) const {
        if (entry.end < entry.begin) {
            refuse(entry,
                   concat("data_offsets [", entry.begin, ", ", entry.end, "] run backwards"));
        }
        if (entry.begin != expected) {
            refuse(entry, concat("data_offsets begin at ", entry.begin,
                                 ", the data before ends at ", expected,
                                 entry.begin < expected ? ": they overlap" : ": there is a hole"));
        }
        if (entry.end > m_dataSize) {
            refuse(entry,
                   concat("data_offsets end at ", entry.end, ", the file has only ", m_dataSize,
                          " bytes of data; it may be cut short: download it again"));
        }
    }

    [[nodiscard]] TensorEntry checkedEntry(RawEntry raw) const {
        TensorEntry entry;
        // Zeros are left out of the product, so that one does not hide the overflow of the others.
        std::uint64_t bytes = elementSize(raw.type);
        bool isEmpty = false;
        for (const std::uint64_t dimension : raw.shape) {
            if (dimension > kMaxDimension) {
                refuse(raw, concat("shape holds ", dimension, ", at most ", kMaxDimension,
                                   " is accepted"));
            }
            isEmpty = isEmpty || dimension == 0;
            if (dimension != 0 &&
                (__builtin_mul_overflow(bytes, dimension, &bytes) ||
                 bytes > std::uint64_t{std::numeric_limits<std::int64_t>::max()})) {
                refuse(raw, "shape is larger than any memory");
            }
            entry.shape.push_back(static_cast<std::int64_t>(dimension));
        }
        bytes = isEmpty ? 0 : bytes;
        if (bytes != raw.end - raw.begin) {
            refuse(raw, concat("shape and dtype ", elementTypeName(raw.type), " need ", bytes,
                               " bytes, data_offsets give ", raw.end - raw.begin));
        }
        entry.name = std::move(raw.name);
        entry.type = raw.type;
        entry.fileOffset = m_dataStart + raw.begin;
        entry.byteCount = bytes;
        return entry;
    }

    std::uint64_t m_dataStart;
    std::uint64_t m_dataSize;
    const std::string& m_sourceName;
};

}  // namespace

SafetensorsHeader parseSafetensorsHeader(std::string_view text, std::uint64_t dataStart,
                                         std::uint64_t fileSize, const std::string& sourceName) {
    assertThat(fileSize >= dataStart, "a header beyond the end of its file");
    constexpr std::size_t kDeepest = 3;  // header, entry, list of numbers
    const JsonLimits limits{kMaxHeaderBytes, kDeepest, std::numeric_limits<std::size_t>::max()};
    HeaderReader reader;
    readJsonEvents(text, concat(sourceName, " (header)"), limits, reader);
    SafetensorsHeader header;
    header.entries = Layout(dataStart, fileSize, sourceName).check(reader.takeEntries());
    header.metadata = reader.takeMetadata();
    return header;
}

}  // namespace audioldm::engine::weights
