// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

#include "engine/core/exception.h"
#include "engine/weights/regular_file.h"

namespace audioldm::engine::audio {

/// What the readers of WAV and FLAC files share: bounded reads, and one way to refuse a file.
/// Any thread; the file must outlive it.
class SoundBytes {
protected:
    explicit SoundBytes(const weights::RegularFile& file)
        : m_file(file) {}

    /// throws EngineException(InvalidRequest): the file "cannot be read: `reason`."
    [[noreturn]] void refuse(const std::string& reason) const {
        fail(ErrorCode::InvalidRequest,
             concat("\"", m_file.path().string(), "\" cannot be read: ", reason, "."),
             m_file.path().string());
    }

    /// `count` bytes from `offset` on.
    /// throws EngineException(InvalidRequest) when the file is too short, (Io) when reading fails
    [[nodiscard]] std::string read(std::uint64_t offset, std::size_t count) const {
        if (offset > m_file.size() || m_file.size() - offset < count) {
            refuse("it is too short");
        }
        std::string bytes(count, '\0');
        m_file.readAt(std::as_writable_bytes(std::span(bytes)), offset);
        return bytes;
    }

    const weights::RegularFile& m_file;
};

}  // namespace audioldm::engine::audio
