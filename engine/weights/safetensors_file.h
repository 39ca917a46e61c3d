// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/weights/regular_file.h"

namespace audioldm::engine::weights {

/// Element types that a model folder may hold.
enum class ElementType {
    Float64,
    Float32,
    Float16,
    BFloat16,
    Int64,
    Int32,
    Int16,
    Int8,
    UInt8,
    Bool,
};

[[nodiscard]] std::size_t elementSize(ElementType type);
[[nodiscard]] std::string_view elementTypeName(
    ElementType type);  ///< "F32", as the format writes it
/// Nothing for the format's other types (U16, F8_E4M3, C64, ...) and for what is no type at all.
[[nodiscard]] std::optional<ElementType> elementTypeFromName(std::string_view name);

/// One tensor of a file, as its checked header describes it.
struct TensorEntry {
    std::string name;  ///< 1 to 512 bytes, no control characters, no slashes; never a path
    ElementType type = ElementType::Float32;
    std::vector<std::int64_t> shape;  ///< at most 8 dimensions, each from 0 to 2^48 - 1
    std::uint64_t fileOffset = 0;     ///< first byte, from the start of the file
    std::uint64_t byteCount = 0;

    [[nodiscard]] std::int64_t elementCount() const;
};

/// A safetensors file whose header has been read and checked in full: the entries tile the data
/// exactly, nothing overlaps, nothing lies outside of the file. Data is read with pread into the
/// caller's memory and never mapped, so that a file that shrinks gives a short read, not a signal.
///
/// At most 16 MiB of header, 20,000 tensors and 64 GiB of data. Values are not looked at: weights
/// may be NaN. Files of other kinds (pickle, zip, GGUF, ...) are told by their first bytes, named
/// in the message, and never read any further.
///
/// Immutable after open(); reads may come from several threads at once.
/// Source: the safetensors format description; rules of a stricter reader in tests/engine/weights.
class SafetensorsFile final {
public:
    /// throws EngineException(ModelMissing, ModelInvalid, Io) naming file, field and reason
    [[nodiscard]] static SafetensorsFile open(const std::filesystem::path& path);

    [[nodiscard]] const std::filesystem::path& path() const { return m_file.path(); }
    [[nodiscard]] std::uint64_t fileSize() const { return m_file.size(); }
    /// In the order of their data.
    [[nodiscard]] const std::vector<TensorEntry>& entries() const { return m_entries; }
    [[nodiscard]] const std::map<std::string, std::string>& metadata() const { return m_metadata; }

    /// Fills `target` with the bytes of `entry` from `offset` on.
    /// throws EngineException(Io) when the file has become shorter or cannot be read
    void read(const TensorEntry& entry, std::span<std::byte> target,
              std::uint64_t offset = 0) const;

private:
    SafetensorsFile(RegularFile file, std::vector<TensorEntry> entries,
                    std::map<std::string, std::string> metadata);

    RegularFile m_file;
    std::vector<TensorEntry> m_entries;
    std::map<std::string, std::string> m_metadata;
};

}  // namespace audioldm::engine::weights
