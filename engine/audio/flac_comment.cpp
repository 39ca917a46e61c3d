// SPDX-License-Identifier: MIT
#include <cstdint>

#include "engine/audio/byte_order.h"
#include "engine/audio/sound_bytes.h"
#include "engine/audio/sound_comment.h"
#include "engine/core/exception.h"

namespace audioldm::engine::audio {
namespace {

constexpr int kMaxBlocks = 1000;
constexpr std::uint32_t kMaxComments = 10'000;
constexpr std::size_t kBlockHeaderBytes = 4;
constexpr std::size_t kStreamInfoBytes = 34;
constexpr unsigned kStreamInfo = 0;
constexpr unsigned kVorbisComment = 4;
constexpr unsigned kLastBlockBit = 0x80;

/// Reads the metadata blocks of a FLAC file. Source: RFC 9639, section 8.
class FlacReader final : private SoundBytes {
public:
    explicit FlacReader(const weights::RegularFile& file)
        : SoundBytes(file) {}

    std::optional<std::string> comment() {
        if (read(0, 4) != "fLaC") {
            refuse("it is not a FLAC file");
        }
        std::uint64_t position = 4;
        bool last = false;
        for (int block = 0; !last; ++block) {
            if (block == kMaxBlocks) {
                refuse(concat("it has more than ", kMaxBlocks, " metadata blocks"));
            }
            const std::string header = read(position, kBlockHeaderBytes);
            const auto first = static_cast<unsigned char>(header[0]);
            last = (first & kLastBlockBit) != 0;
            const unsigned type = first & ~kLastBlockBit;
            const std::size_t size = bigEndianAt(header, 1, 3);
            position += kBlockHeaderBytes;
            if (size > m_file.size() - position) {
                refuse("a metadata block goes beyond the end of the file");
            }
            if ((block == 0) != (type == kStreamInfo)) {
                refuse("its first block is not the one that says how its sound is stored");
            }
            if (type == kStreamInfo) {
                checkStreamInfo(read(position, size));
            } else if (type == kVorbisComment) {
                visitComments(read(position, size));
            }
            position += size;
        }
        return m_comment;
    }

private:
    void checkStreamInfo(const std::string& info) const {
        if (info.size() != kStreamInfoBytes) {
            refuse("its first block is damaged");
        }
        // 20 bits of sample rate from byte 10 on; the channels behind them count from 1.
        if (bigEndianAt(info, 10, 3) >> 4U == 0) {
            refuse("its sample rate is 0");
        }
    }

    /// The next text of a comment block: its length and its bytes.
    [[nodiscard]] std::string takeText(const std::string& block, std::size_t& offset) const {
        const std::size_t length = takeNumber(block, offset);
        if (length > block.size() - offset) {
            refuse("a text goes beyond the end of its block");
        }
        offset += length;
        return block.substr(offset - length, length);
    }

    [[nodiscard]] std::uint32_t takeNumber(const std::string& block, std::size_t& offset) const {
        if (block.size() - offset < 4) {
            refuse("its texts are cut off");
        }
        offset += 4;
        return littleEndianAt(block, offset - 4);
    }

    void visitComments(const std::string& block) {
        std::size_t offset = 0;
        static_cast<void>(takeText(block, offset));  // the encoder's name
        const std::uint32_t count = takeNumber(block, offset);
        if (count > kMaxComments) {
            refuse(concat("it has more than ", kMaxComments, " texts"));
        }
        for (std::uint32_t i = 0; i < count; ++i) {
            const std::string text = takeText(block, offset);
            const std::string name = text.substr(0, text.find('='));
            if (isCommentName(name) && !m_comment && name.size() < text.size()) {
                m_comment = text.substr(name.size() + 1);
            }
        }
    }

    /// Names of Vorbis comments are ASCII in either case.
    static bool isCommentName(const std::string& name) {
        static constexpr std::string_view kName = "COMMENT";
        if (name.size() != kName.size()) {
            return false;
        }
        for (std::size_t i = 0; i < kName.size(); ++i) {
            if ((static_cast<unsigned char>(name[i]) & ~0x20U) !=
                static_cast<unsigned char>(kName[i])) {
                return false;
            }
        }
        return true;
    }

    std::optional<std::string> m_comment;
};

}  // namespace

std::optional<std::string> readFlacComment(const weights::RegularFile& file) {
    return FlacReader(file).comment();
}

}  // namespace audioldm::engine::audio
