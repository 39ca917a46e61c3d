// SPDX-License-Identifier: MIT
#include "engine/audio/sound_comment.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <random>

#include "engine/audio/byte_order.h"
#include "engine/audio/sound_file.h"
#include "tests/support/temporary_folder.h"

namespace audioldm::engine::audio {
namespace {

using tests::readBytes;
using tests::TemporaryFolder;
using tests::writeBytes;

constexpr const char* kRecipe = R"({"prompt": "rain"})";

std::string chunk(const std::string& name, const std::string& content) {
    return name + littleEndian(static_cast<std::uint32_t>(content.size())) + content +
           std::string(content.size() % 2, '\0');
}

std::string riff(const std::string& chunks) {
    return chunk("RIFF", "WAVE" + chunks);
}

std::string format(char channels = 1, std::uint32_t rate = 16000) {
    return chunk("fmt ", std::string("\1\0", 2) + channels + '\0' + littleEndian(rate) +
                             littleEndian(rate * 2) + std::string("\2\0\20\0", 4));
}

std::string info() {
    return chunk("LIST", "INFO" + chunk("ICMT", std::string(kRecipe) + '\0'));
}

std::string withRiffSize(std::string bytes, std::uint32_t size) {
    return bytes.replace(4, 4, littleEndian(size));
}

std::string manyChunks(int count) {
    std::string bytes = format() + chunk("data", "xx");
    for (int i = 0; i < count; ++i) {
        bytes += chunk("junk", "");
    }
    return riff(bytes + info());
}

Result<std::string> recipeOf(const std::string& bytes) {
    const TemporaryFolder folder;
    writeBytes(folder / "a.wav", bytes);
    return readRecipe(folder / "a.wav");
}

TEST(SoundComment, IsFoundWhereverItStands) {
    for (const std::string& bytes :
         {riff(format() + chunk("data", "xx") + info()),
          riff(info() + format() + chunk("data", "xx")),
          riff(format() + chunk("odd ", "x") + info() + chunk("data", "")), manyChunks(100),
          riff(format() + chunk("data", "xx") + info()) + "bytes behind the end"}) {
        const auto recipe = recipeOf(bytes);
        ASSERT_TRUE(recipe.ok()) << recipe.error().message;
        EXPECT_EQ(recipe.value(), kRecipe);
    }
}

TEST(SoundComment, OfDamagedWavFilesIsRefused) {
    const std::string good = riff(format() + chunk("data", "xx") + info());
    const std::string unpadded =
        format() + chunk("data", "xx") + info() + "odd " + littleEndian(1) + "x";
    const std::pair<const char*, std::string> cases[] = {
        {"empty", ""},
        {"RIFF only", "RIFF"},
        {"header only", good.substr(0, 12)},
        {"size 0", withRiffSize(good, 0)},
        {"size 2^32 - 1", withRiffSize(good, 0xFFFFFFFF)},
        {"size beyond the end", withRiffSize(good, static_cast<std::uint32_t>(good.size()))},
        {"no channels", riff(format(0) + chunk("data", "xx") + info())},
        {"0 Hz", riff(format(1, 0) + chunk("data", "xx") + info())},
        {"no format", riff(chunk("data", "xx") + info())},
        {"two formats", riff(format() + format() + chunk("data", "xx") + info())},
        {"short format", riff(chunk("fmt ", "xx") + chunk("data", "xx") + info())},
        {"no data", riff(format() + info())},
        {"two data chunks", riff(format() + chunk("data", "") + chunk("data", "") + info())},
        {"data beyond the end", riff(format() + "data" + littleEndian(5000) + info())},
        {"data of 2^32 - 1", riff(format() + "data" + littleEndian(0xFFFFFFFF) + info())},
        {"odd chunk without its pad byte",
         chunk("RIFF", "WAVE" + unpadded).substr(0, unpadded.size() + 12)},
        {"100000 chunks", manyChunks(100'000)},
        {"text beyond its chunk",
         riff(format() + chunk("data", "") + chunk("LIST", "INFOICMT" + littleEndian(100) + "{}"))},
        {"text of 2^32 - 1",
         riff(format() + chunk("data", "") + chunk("LIST", "INFOICMT" + littleEndian(0xFFFFFFFF)))},
        {"no texts", riff(format() + chunk("data", "xx"))},
        {"comment that is no recipe",
         riff(format() + chunk("data", "xx") + chunk("LIST", "INFO" + chunk("ICMT", "hello")))},
        {"another kind", "OggS" + good},
        {"big endian", "RIFX" + good.substr(4)},
    };
    for (const auto& [name, bytes] : cases) {
        const auto recipe = recipeOf(bytes);
        ASSERT_FALSE(recipe.ok()) << name;
        EXPECT_EQ(recipe.error().code, ErrorCode::InvalidRequest) << name;
        EXPECT_NE(recipe.error().message.find("a.wav"), std::string::npos) << name;
    }
}

TEST(SoundComment, OfAnyDamageEndsInATypedError) {
    std::mt19937 random(7);
    for (const char* name : {"a.wav", "a.flac"}) {
        const TemporaryFolder folder;
        const Waveform waveform{std::vector<float>(50, 0.1F), 16000};
        ASSERT_TRUE(saveSoundFile(folder / name, waveform, SampleFormat::Pcm16, kRecipe).ok());
        const std::string good = readBytes(folder / name);
        for (int round = 0; round < 2000; ++round) {
            std::string bytes = good;
            if (round % 4 == 0) {
                bytes.resize(random() % bytes.size());
            } else {
                for (int flips = 0; flips < round % 4; ++flips) {
                    bytes[random() % bytes.size()] = static_cast<char>(random());
                }
            }
            std::filesystem::remove(folder / name);  // truncating waits for the disk
            writeBytes(folder / name, bytes);
            const auto recipe = readRecipe(folder / name);
            EXPECT_TRUE(recipe.ok() || recipe.error().code == ErrorCode::InvalidRequest);
        }
    }
}

TEST(SoundComment, OfDamagedFlacFilesIsRefused) {
    const std::string streamInfo = std::string("\0\0\0\42", 4) + std::string(10, 'x') +
                                   std::string("\x03\xE8\x00", 3) + std::string(21, 'x');
    const auto comments = [](const std::string& block) {
        return std::string("\x84\0\0", 3) + static_cast<char>(block.size()) + block;
    };
    const std::string text = std::string("comment=") + kRecipe;
    const std::string good = "fLaC" + streamInfo +
                             comments(littleEndian(0) + littleEndian(1) +
                                      littleEndian(static_cast<std::uint32_t>(text.size())) + text);
    const auto recipe = recipeOf(good);
    ASSERT_TRUE(recipe.ok()) << recipe.error().message;
    EXPECT_EQ(recipe.value(), kRecipe);
    std::string noRate = good;
    noRate.replace(18, 3, std::string(3, '\0'));
    std::string endless = "fLaC" + streamInfo;
    for (int i = 0; i < 2000; ++i) {
        endless += std::string("\1\0\0\0", 4);
    }
    const std::pair<const char*, std::string> cases[] = {
        {"name only", "fLaC"},
        {"0 Hz", noRate},
        {"no stream info", "fLaC" + comments(littleEndian(0) + littleEndian(0))},
        {"two stream infos", "fLaC" + streamInfo + streamInfo},
        {"cut off", good.substr(0, good.size() - 5)},
        {"2000 blocks", endless},
        {"2^32 - 1 texts",
         "fLaC" + streamInfo + comments(littleEndian(0) + littleEndian(0xFFFFFFFF))},
        {"text of 2^32 - 1", "fLaC" + streamInfo + comments(littleEndian(0xFFFFFFFF))},
        {"fewer texts than said",
         "fLaC" + streamInfo + comments(littleEndian(0) + littleEndian(5))},
        {"no texts", "fLaC" + streamInfo + comments(littleEndian(0) + littleEndian(0))},
    };
    for (const auto& [name, bytes] : cases) {
        const auto refused = recipeOf(bytes);
        ASSERT_FALSE(refused.ok()) << name;
        EXPECT_EQ(refused.error().code, ErrorCode::InvalidRequest) << name;
    }
}

TEST(SoundComment, OfAFileThatCannotBeReadIsAnIoError) {
    const TemporaryFolder folder;
    std::filesystem::create_directory(folder / "folder.wav");
    ASSERT_EQ(::mkfifo((folder / "pipe.wav").c_str(), 0600), 0);
    for (const char* name : {"missing.wav", "folder.wav", "pipe.wav", "pipe.wav/below.wav"}) {
        const auto recipe = readRecipe(folder / name);
        ASSERT_FALSE(recipe.ok()) << name;
        EXPECT_EQ(recipe.error().code, ErrorCode::Io) << name;
        EXPECT_NE(recipe.error().message.find(name), std::string::npos) << name;
    }
}

}  // namespace
}  // namespace audioldm::engine::audio
