// SPDX-License-Identifier: MIT
#include "engine/audio/sound_file.h"

#include <gtest/gtest.h>
#include <sndfile.h>

#include <cmath>
#include <limits>

#include "tests/support/temporary_folder.h"

namespace audioldm::engine::audio {
namespace {

using tests::readBytes;
using tests::TemporaryFolder;
using tests::writeBytes;

constexpr const char* kRecipe = R"({"prompt": "rain"})";

/// A sound file as another program reads it.
struct ReadBack {
    SF_INFO info{};
    std::vector<float> samples;
};

ReadBack readWithLibrary(const std::filesystem::path& path) {
    ReadBack result;
    SNDFILE* file = sf_open(path.c_str(), SFM_READ, &result.info);
    if (file == nullptr) {
        ADD_FAILURE() << path << ": " << sf_strerror(nullptr);
        return result;
    }
    result.samples.resize(static_cast<std::size_t>(result.info.frames));
    EXPECT_EQ(sf_read_float(file, result.samples.data(), result.info.frames), result.info.frames);
    sf_close(file);
    return result;
}

Waveform tone(std::size_t length) {
    Waveform waveform;
    waveform.sampleRate = 16000;
    for (std::size_t i = 0; i < length; ++i) {
        waveform.samples.push_back(0.9F * std::sin(0.37F * static_cast<float>(i)));
    }
    return waveform;
}

struct FormatCase {
    const char* name;
    SampleFormat format;
    int libraryFormat;
    double worstError;
};

class SoundFormats : public ::testing::TestWithParam<FormatCase> {};

TEST_P(SoundFormats, BringTheSamplesBack) {
    const FormatCase& expected = GetParam();
    for (const std::size_t length : {1UL, 2UL, 4001UL, 80000UL}) {
        const TemporaryFolder folder;
        const Waveform waveform = tone(length);
        const auto saved =
            saveSoundFile(folder / expected.name, waveform, expected.format, kRecipe);
        ASSERT_TRUE(saved.ok()) << saved.error().message;
        EXPECT_EQ(saved.value().clippedSamples, 0);
        const auto recipe = readRecipe(folder / expected.name);
        ASSERT_TRUE(recipe.ok()) << recipe.error().message;
        EXPECT_EQ(recipe.value(), kRecipe);
        EXPECT_EQ(folder.names().size(), 1U);
        const ReadBack read = readWithLibrary(folder / expected.name);
        EXPECT_EQ(read.info.format, expected.libraryFormat);
        EXPECT_EQ(read.info.samplerate, 16000);
        EXPECT_EQ(read.info.channels, 1);
        ASSERT_EQ(read.samples.size(), length);
        double worst = 0;
        for (std::size_t i = 0; i < length; ++i) {
            worst =
                std::max(worst, std::fabs(double{read.samples[i]} - double{waveform.samples[i]}));
        }
        EXPECT_LE(worst, expected.worstError);
    }
}

INSTANTIATE_TEST_SUITE_P(
    All, SoundFormats,
    ::testing::Values(
        FormatCase{"a.wav", SampleFormat::Pcm16, SF_FORMAT_WAV | SF_FORMAT_PCM_16, 0.5 / 32768},
        FormatCase{"a.wav", SampleFormat::Pcm24, SF_FORMAT_WAV | SF_FORMAT_PCM_24, 0.51 / 8388608},
        FormatCase{"A.WAV", SampleFormat::Float, SF_FORMAT_WAV | SF_FORMAT_FLOAT, 0},
        FormatCase{"a.flac", SampleFormat::Pcm16, SF_FORMAT_FLAC | SF_FORMAT_PCM_16, 0.5 / 32768},
        FormatCase{"a.flac", SampleFormat::Pcm24, SF_FORMAT_FLAC | SF_FORMAT_PCM_24,
                   0.51 / 8388608},
        FormatCase{"a.Flac", SampleFormat::Float, SF_FORMAT_FLAC | SF_FORMAT_PCM_24,
                   0.51 / 8388608}));

TEST(SoundFile, RoundsToTheNearestStep) {
    const TemporaryFolder folder;
    Waveform waveform;
    waveform.sampleRate = 16000;
    for (const double step : {0.0, 0.4, 0.6, 1.0, -0.4, -0.6, -1.0, 1.5, 2.5, 32766.6}) {
        waveform.samples.push_back(static_cast<float>(step / 32768));
    }
    ASSERT_TRUE(saveSoundFile(folder / "a.wav", waveform, SampleFormat::Pcm16, kRecipe).ok());
    std::vector<float> steps;
    for (const float sample : readWithLibrary(folder / "a.wav").samples) {
        steps.push_back(sample * 32768);
    }
    EXPECT_EQ(steps, (std::vector<float>{0, 0, 1, 1, 0, -1, -1, 2, 2, 32767}));
}

TEST(SoundFile, CountsWhatItClips) {
    const TemporaryFolder folder;
    const Waveform waveform{{1.0F, -1.0F, 1.0001F, -1.5F, 1e30F, 0.5F}, 16000};
    for (const SampleFormat format : {SampleFormat::Pcm16, SampleFormat::Pcm24}) {
        const auto saved = saveSoundFile(folder / "a.wav", waveform, format, kRecipe);
        ASSERT_TRUE(saved.ok());
        EXPECT_EQ(saved.value().clippedSamples, 3);
        const auto samples = readWithLibrary(folder / "a.wav").samples;
        EXPECT_NEAR(samples[0], 1, 1.0 / 32768);
        EXPECT_EQ(samples[1], -1);
        EXPECT_NEAR(samples[4], 1, 1.0 / 32768);
        EXPECT_EQ(samples[5], 0.5F);
    }
    const auto saved = saveSoundFile(folder / "a.wav", waveform, SampleFormat::Float, kRecipe);
    ASSERT_TRUE(saved.ok());
    EXPECT_EQ(saved.value().clippedSamples, 0);
    EXPECT_EQ(readWithLibrary(folder / "a.wav").samples, waveform.samples);
}

TEST(SoundFile, KeepsNaNAndInfinityOutOfEveryFormat) {
    const TemporaryFolder folder;
    constexpr float kInfinity = std::numeric_limits<float>::infinity();
    const Waveform waveform{{std::nanf(""), kInfinity, -kInfinity, 0.25F}, 16000};
    for (const SampleFormat format :
         {SampleFormat::Pcm16, SampleFormat::Pcm24, SampleFormat::Float}) {
        const auto saved = saveSoundFile(folder / "a.wav", waveform, format, kRecipe);
        ASSERT_TRUE(saved.ok());
        EXPECT_EQ(saved.value().invalidSamples, 3);
        EXPECT_EQ(saved.value().clippedSamples, 0);
        const auto samples = readWithLibrary(folder / "a.wav").samples;
        EXPECT_EQ(samples[0], 0);
        EXPECT_NEAR(samples[1], 1, 1.0 / 32768);
        EXPECT_EQ(samples[2], -1);
        EXPECT_EQ(samples[3], 0.25F);
    }
}

TEST(SoundFile, HoldsRecipesOfAnyLengthAndScript) {
    const std::string scripts =
        "{\"prompt\": \"\xE9\x9B\xA8 \xD9\x85\xD8\xB7\xD8\xB1 \xF0\x9F\x8C\xA7\"}";
    for (const std::string& recipe :
         {std::string("{}"), scripts, "{\"prompt\": \"" + std::string(1'000'000, 'p') + "\"}",
          "{\"prompt\": \"" + std::string(8'000'000, 'q') + "\"}"}) {
        for (const char* name : {"a.wav", "a.flac"}) {
            const TemporaryFolder folder;
            ASSERT_TRUE(saveSoundFile(folder / name, tone(4000), SampleFormat::Pcm16, recipe).ok());
            const auto read = readRecipe(folder / name);
            ASSERT_TRUE(read.ok()) << read.error().message;
            EXPECT_TRUE(read.value() == recipe) << name << ' ' << recipe.size();
            EXPECT_EQ(readWithLibrary(folder / name).samples.size(), 4000U);
        }
    }
}

TEST(SoundFile, IsTheSameFileForTheSameTake) {
    const TemporaryFolder folder;
    for (const char* name : {"a.wav", "a.flac"}) {
        ASSERT_TRUE(saveSoundFile(folder / name, tone(999), SampleFormat::Float, kRecipe).ok());
        const std::string first = readBytes(folder / name);
        ASSERT_TRUE(saveSoundFile(folder / name, tone(999), SampleFormat::Float, kRecipe).ok());
        EXPECT_TRUE(readBytes(folder / name) == first) << name;
        EXPECT_EQ(first.find("PEAK"), std::string::npos) << "holds the time of day";
    }
}

TEST(SoundFile, RefusesWhatItCannotWrite) {
    const TemporaryFolder folder;
    const auto expectCode = [&](const Result<SavedFile>& result, ErrorCode code) {
        ASSERT_FALSE(result.ok());
        EXPECT_EQ(result.error().code, code) << result.error().message;
        EXPECT_FALSE(result.error().context.empty());
    };
    for (const char* name : {"a", "a.mp3", "a.wav.bak", ".wav"}) {
        expectCode(saveSoundFile(folder / name, tone(9), SampleFormat::Pcm16, kRecipe),
                   ErrorCode::InvalidRequest);
    }
    const std::string tooLong(std::size_t{17} << 20, 'r');
    for (const char* name : {"a.wav", "a.flac"}) {
        expectCode(saveSoundFile(folder / name, Waveform{{0.5F}, 0}, SampleFormat::Pcm16, kRecipe),
                   ErrorCode::InvalidRequest);
        expectCode(saveSoundFile(folder / name, tone(0), SampleFormat::Pcm16, kRecipe),
                   ErrorCode::InvalidRequest);
        expectCode(saveSoundFile(folder / name, tone(9), SampleFormat::Pcm16, tooLong),
                   ErrorCode::InvalidRequest);
    }
    expectCode(saveSoundFile(folder / "none/a.wav", tone(9), SampleFormat::Pcm16, kRecipe),
               ErrorCode::Io);
    writeBytes(folder / "a.wav", "old");
    expectCode(
        saveSoundFile(folder / "a.wav", tone(9), SampleFormat::Pcm16, kRecipe, Existing::Keep),
        ErrorCode::Io);
    EXPECT_EQ(readBytes(folder / "a.wav"), "old");
    EXPECT_EQ(folder.names().size(), 1U);
}

}  // namespace
}  // namespace audioldm::engine::audio
