// SPDX-License-Identifier: MIT
#include <cstdint>
#include <limits>

#include "engine/audio/byte_order.h"
#include "engine/audio/sound_bytes.h"
#include "engine/audio/sound_comment.h"
#include "engine/core/exception.h"

namespace audioldm::engine::audio {
namespace {

constexpr std::size_t kChunkHeaderBytes = 8;
constexpr std::size_t kRiffHeaderBytes = 12;
constexpr std::size_t kFormatBytes = 16;
constexpr int kMaxChunks = 1000;
constexpr std::uint32_t kMaxInfoBytes = std::uint32_t{32} << 20;

/// One chunk: four letters, the size of the content, the content, a pad byte after an odd one.
std::string chunk(const char* name, const std::string& content) {
    std::string bytes = name + littleEndian(static_cast<std::uint32_t>(content.size())) + content;
    if (content.size() % 2 != 0) {
        bytes += '\0';
    }
    return bytes;
}

/// An INFO text ends with a NUL.
std::string infoText(const char* name, const std::string& text) {
    return chunk(name, text + '\0');
}

/// Walks over the chunks of a WAV file and refuses what cannot be right.
class RiffReader final : private SoundBytes {
public:
    explicit RiffReader(const weights::RegularFile& file)
        : SoundBytes(file) {}

    std::optional<std::string> comment() {
        const std::string header = read(0, kRiffHeaderBytes);
        if (header.substr(0, 4) != "RIFF" || header.substr(8, 4) != "WAVE") {
            refuse("it is not a WAV file");
        }
        const std::uint64_t end = kChunkHeaderBytes + std::uint64_t{littleEndianAt(header, 4)};
        if (end > m_file.size() || end < kRiffHeaderBytes) {
            refuse(concat("its header speaks of ", end, " bytes, but it has ", m_file.size()));
        }
        int chunks = 0;
        for (std::uint64_t position = kRiffHeaderBytes; position < end;) {
            if (++chunks > kMaxChunks) {
                refuse(concat("it has more than ", kMaxChunks, " chunks"));
            }
            position = visitChunk(position, end);
        }
        if (!m_hasFormat || !m_hasData) {
            refuse(m_hasFormat ? "it holds no sound" : "it does not say how its sound is stored");
        }
        return m_comment;
    }

private:
    /// The position after the chunk.
    std::uint64_t visitChunk(std::uint64_t position, std::uint64_t end) {
        if (end - position < kChunkHeaderBytes) {
            refuse("a chunk's header is cut off");
        }
        const std::string header = read(position, kChunkHeaderBytes);
        const std::string name = header.substr(0, 4);
        const std::uint32_t size = littleEndianAt(header, 4);
        const std::uint64_t content = position + kChunkHeaderBytes;
        const std::uint64_t next = content + size + size % 2;
        if (next > end) {
            refuse("a chunk goes beyond the end of the file");
        }
        if (name == "fmt ") {
            visitFormat(content, size);
        } else if (name == "data") {
            if (m_hasData || !m_hasFormat) {
                refuse(m_hasData ? "it holds two sounds" : "its sound comes before its format");
            }
            m_hasData = true;
        } else if (name == "LIST" && size >= 4 && read(content, 4) == "INFO") {
            visitInfo(content, size);
        }
        return next;
    }

    void visitFormat(std::uint64_t position, std::uint32_t size) {
        if (m_hasFormat || size < kFormatBytes) {
            refuse("its format chunk is damaged");
        }
        const std::string format = read(position, kFormatBytes);
        if (littleEndianAt(format, 2, 2) == 0) {
            refuse("it has no channels");
        }
        if (littleEndianAt(format, 4) == 0) {
            refuse("its sample rate is 0");
        }
        m_hasFormat = true;
    }

    void visitInfo(std::uint64_t position, std::uint32_t size) {
        if (size > kMaxInfoBytes) {
            refuse(concat("its texts have ", size, " bytes; at most ", kMaxInfoBytes,
                          " are accepted"));
        }
        const std::string info = read(position, size);
        int texts = 0;
        for (std::size_t offset = 4; offset < info.size();) {
            if (++texts > kMaxChunks || info.size() - offset < kChunkHeaderBytes) {
                refuse("its texts are damaged");
            }
            const std::size_t length = littleEndianAt(info, offset + 4);
            const std::size_t content = offset + kChunkHeaderBytes;
            if (length > info.size() - content) {
                refuse("a text goes beyond the end of its chunk");
            }
            if (info.compare(offset, 4, "ICMT") == 0 && !m_comment) {
                const std::string text = info.substr(content, length);
                m_comment = text.substr(0, text.find('\0'));
            }
            offset = content + length + length % 2;
        }
    }

    bool m_hasFormat = false;
    bool m_hasData = false;
    std::optional<std::string> m_comment;
};

}  // namespace

void appendRiffComment(std::string& bytes, const std::string& software,
                       const std::string& comment) {
    if (bytes.size() % 2 != 0) {
        bytes += '\0';
    }
    bytes += chunk("LIST", "INFO" + infoText("ISFT", software) + infoText("ICMT", comment));
    if (bytes.size() > std::numeric_limits<std::uint32_t>::max()) {
        fail(ErrorCode::InvalidRequest, "The sound is too long for a WAV file (4 GiB at most).");
    }
    bytes.replace(4, 4, littleEndian(static_cast<std::uint32_t>(bytes.size() - kChunkHeaderBytes)));
}

std::optional<std::string> readRiffComment(const weights::RegularFile& file) {
    return RiffReader(file).comment();
}

}  // namespace audioldm::engine::audio
