// SPDX-License-Identifier: MIT
#include "engine/weights/safetensors_file.h"

#include <algorithm>
#include <array>
#include <utility>

#include "engine/core/exception.h"
#include "engine/weights/file_signature.h"
#include "engine/weights/safetensors_header.h"

namespace audioldm::engine::weights {

namespace {

constexpr std::uint64_t kLengthBytes = 8;
constexpr std::uint64_t kMaxFileBytes = std::uint64_t{64} << 30;
constexpr std::size_t kSignatureBytes = 64;

/// The first bytes of a file that turned out not to be a safetensors file say more than a parser.
[[noreturn]] void refuse(const RegularFile& file, const std::string& reason) {
    const std::string name = file.path().string();
    std::string first(
        static_cast<std::size_t>(std::min<std::uint64_t>(file.size(), kSignatureBytes)), '\0');
    file.readAt(std::as_writable_bytes(std::span(first)), 0);
    if (const auto foreign = describeForeignFile(first)) {
        fail(ErrorCode::ModelInvalid, concat(name, " ", *foreign), name);
    }
    fail(ErrorCode::ModelInvalid, concat(name, " is not a safetensors file: ", reason), name);
}

std::uint64_t readHeaderLength(const RegularFile& file) {
    if (file.size() < kLengthBytes) {
        refuse(file, concat("it has only ", file.size(), " bytes; download it again"));
    }
    std::array<std::byte, kLengthBytes> bytes{};
    file.readAt(bytes, 0);
    std::uint64_t length = 0;
    for (std::size_t i = kLengthBytes; i-- > 0;) {
        length = (length << 8) | std::to_integer<std::uint64_t>(bytes.at(i));
    }
    if (length > kMaxHeaderBytes) {
        refuse(file, concat("its header claims ", length, " bytes, at most ", kMaxHeaderBytes,
                            " are accepted"));
    }
    if (length > file.size() - kLengthBytes) {
        refuse(file, concat("its header claims ", length, " bytes, the file has only ",
                            file.size() - kLengthBytes, " more; it may be cut short"));
    }
    return length;
}

std::string readHeaderText(const RegularFile& file, std::uint64_t length) {
    std::string text(static_cast<std::size_t>(length), '\0');
    file.readAt(std::as_writable_bytes(std::span(text)), kLengthBytes);
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    if (first == std::string::npos || text[first] != '{') {
        refuse(file, "its header does not begin with '{'");
    }
    return text;
}

}  // namespace

std::int64_t TensorEntry::elementCount() const {
    return static_cast<std::int64_t>(byteCount / elementSize(type));
}

SafetensorsFile::SafetensorsFile(RegularFile file, std::vector<TensorEntry> entries,
                                 std::map<std::string, std::string> metadata)
    : m_file(std::move(file)),
      m_entries(std::move(entries)),
      m_metadata(std::move(metadata)) {}

SafetensorsFile SafetensorsFile::open(const std::filesystem::path& path) {
    RegularFile file = RegularFile::open(path);
    const std::uint64_t length = readHeaderLength(file);
    if (file.size() > kMaxFileBytes) {
        fail(ErrorCode::ModelInvalid,
             concat(path.string(), " has ", file.size(), " bytes, at most ", kMaxFileBytes,
                    " are accepted"),
             path.string());
    }
    SafetensorsHeader header = parseSafetensorsHeader(
        readHeaderText(file, length), kLengthBytes + length, file.size(), path.string());
    return {std::move(file), std::move(header.entries), std::move(header.metadata)};
}

void SafetensorsFile::read(const TensorEntry& entry, std::span<std::byte> target,
                           std::uint64_t offset) const {
    assertThat(offset <= entry.byteCount && target.size() <= entry.byteCount - offset,
               "a read beyond the end of a tensor");
    m_file.readAt(target, entry.fileOffset + offset);
}

}  // namespace audioldm::engine::weights
