// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>

namespace audioldm::engine::weights {

/// A regular file opened for reading: the one way in which files of a model folder are opened.
/// A link to a regular file is followed (a hub cache consists of them); FIFOs, devices, folders,
/// sockets, dangling and circular links are refused, and nothing of it blocks.
///
/// Immutable after open(); reads may come from several threads at once.
class RegularFile final {
public:
    /// throws EngineException(ModelMissing) when there is no such file, or a link leads nowhere;
    ///        EngineException(ModelInvalid) when it is not a regular file;
    ///        EngineException(Io) when it may not be read. The context is the path.
    [[nodiscard]] static RegularFile open(const std::filesystem::path& path);

    RegularFile(RegularFile&& other) noexcept;
    RegularFile& operator=(RegularFile&& other) noexcept;
    RegularFile(const RegularFile&) = delete;
    RegularFile& operator=(const RegularFile&) = delete;
    ~RegularFile();

    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }
    /// Bytes when it was opened.
    [[nodiscard]] std::uint64_t size() const { return m_size; }

    /// Fills `target` from `offset` on.
    /// throws EngineException(Io) when the file has become shorter or cannot be read
    void readAt(std::span<std::byte> target, std::uint64_t offset) const;

private:
    RegularFile() = default;

    std::filesystem::path m_path;
    int m_descriptor = -1;
    std::uint64_t m_size = 0;
};

/// The whole file as text.
/// throws EngineException(ModelInvalid) when it is larger than `maxBytes`, else as RegularFile
[[nodiscard]] std::string readTextFile(const std::filesystem::path& path, std::size_t maxBytes);

}  // namespace audioldm::engine::weights
