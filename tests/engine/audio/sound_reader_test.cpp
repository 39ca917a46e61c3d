// SPDX-License-Identifier: MIT
#include "engine/audio/sound_reader.h"

#include <gtest/gtest.h>
#include <sndfile.h>
#include <sys/stat.h>

#include <cmath>
#include <limits>
#include <vector>

#include "engine/audio/disk_sound_files.h"
#include "engine/audio/readable_name.h"
#include "engine/audio/sound_encoder.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/thrown_error.h"

namespace audioldm::tests {
namespace {

using engine::audio::DiskSoundFiles;
using engine::audio::readSound;
using engine::audio::SampleFormat;
using engine::audio::samplesAsStored;

class SoundReaderTest : public testing::Test {
protected:
    std::string write(const std::string& name, int format, int channels,
                      const std::vector<float>& values, int rate = 8000) {
        SF_INFO info{};
        info.format = format;
        info.channels = channels;
        info.samplerate = rate;
        const std::string path = m_folder / name;
        SNDFILE* const file = sf_open(path.c_str(), SFM_WRITE, &info);
        EXPECT_NE(file, nullptr) << sf_strerror(nullptr);
        sf_write_float(file, values.data(), static_cast<sf_count_t>(values.size()));
        sf_close(file);
        return path;
    }

    static Recipe recipe() {
        Recipe made;
        made.request.prompt = "rain";
        made.request.seed = 7;
        made.request.scheduler = "ddim";
        made.modelName = "starter";
        made.modelHash = "ab12";
        made.programVersion = "1";
        return made;
    }

    TemporaryFolder m_folder;
};

TEST_F(SoundReaderTest, ReadsTheKindsThatPeopleHave) {
    const std::vector<float> values(1000, 0.25F);
    for (const auto& [name, format] :
         std::vector<std::pair<std::string, int>>{{"a.wav", SF_FORMAT_WAV | SF_FORMAT_PCM_16},
                                                  {"b.wav", SF_FORMAT_WAV | SF_FORMAT_FLOAT},
                                                  {"c.aiff", SF_FORMAT_AIFF | SF_FORMAT_PCM_24},
                                                  {"d.flac", SF_FORMAT_FLAC | SF_FORMAT_PCM_16},
                                                  {"e.ogg", SF_FORMAT_OGG | SF_FORMAT_VORBIS},
                                                  {"f.au", SF_FORMAT_AU | SF_FORMAT_ULAW}}) {
        const Waveform sound = readSound(write(name, format, 1, values));
        EXPECT_EQ(sound.sampleRate, 8000) << name;
        ASSERT_EQ(sound.samples.size(), 1000U) << name;
        EXPECT_NEAR(sound.samples[500], 0.25F, 0.02F) << name;
    }
}

TEST_F(SoundReaderTest, MixesChannelsToTheirMean) {
    std::vector<float> values;
    for (int i = 0; i < 100'000; ++i) {
        values.insert(values.end(), {0.75F, 0.25F, -0.1F});
    }
    const Waveform sound = readSound(write("a.wav", SF_FORMAT_WAV | SF_FORMAT_FLOAT, 3, values));
    ASSERT_EQ(sound.samples.size(), 100'000U);
    EXPECT_FLOAT_EQ(sound.samples[0], 0.3F);
    EXPECT_FLOAT_EQ(sound.samples[99'999], 0.3F);
}

TEST_F(SoundReaderTest, NumbersThatAreNoneBecomeSilence) {
    const float nan = std::numeric_limits<float>::quiet_NaN();
    const float infinite = std::numeric_limits<float>::infinity();
    const Waveform sound =
        readSound(write("a.wav", SF_FORMAT_WAV | SF_FORMAT_FLOAT, 1, {nan, infinite, 0.5F}));
    EXPECT_EQ(sound.samples, (std::vector<float>{0, 0, 0.5F}));
}

TEST_F(SoundReaderTest, RefusesWhatIsNoSound) {
    expectError(
        ErrorCode::Io, [&] { static_cast<void>(readSound(m_folder / "none.wav")); },
        std::string("none.wav"));
    writeBytes(m_folder / "text.wav", "some text that is no sound");
    writeBytes(m_folder / "empty.wav", "");
    ASSERT_EQ(::mkfifo((m_folder / "pipe.wav").c_str(), 0600), 0);
    std::filesystem::create_directory(m_folder / "folder.wav");
    write("silent.wav", SF_FORMAT_WAV | SF_FORMAT_PCM_16, 1, {});
    for (const std::string name :
         {"text.wav", "empty.wav", "pipe.wav", "folder.wav", "silent.wav"}) {
        expectError(
            ErrorCode::InvalidRequest, [&] { static_cast<void>(readSound(m_folder / name)); },
            name);
    }
}

TEST_F(SoundReaderTest, AnHourIsTheLongest) {
    const std::vector<float> values(3601, 0.1F);
    const auto rated = [&](std::size_t samples) {
        return write("a.wav", SF_FORMAT_WAV | SF_FORMAT_PCM_16, 1,
                     std::vector<float>(samples, 0.1F), 1);
    };
    EXPECT_EQ(readSound(rated(3600)).samples.size(), 3600U);
    expectError(
        ErrorCode::InvalidRequest, [&] { static_cast<void>(readSound(rated(3601))); },
        std::string("longer than an hour"));
}

TEST_F(SoundReaderTest, DamagedFilesNeverCrash) {
    for (const auto& [name, format] :
         std::vector<std::pair<std::string, int>>{{"a.wav", SF_FORMAT_WAV | SF_FORMAT_PCM_24},
                                                  {"d.flac", SF_FORMAT_FLAC | SF_FORMAT_PCM_16}}) {
        const std::string whole = readBytes(write(name, format, 2, std::vector<float>(400, 0.1F)));
        for (std::size_t at = 0; at < std::min<std::size_t>(whole.size(), 200); ++at) {
            std::string damaged = whole;
            damaged[at] = static_cast<char>(damaged[at] ^ 0xFF);
            writeBytes(m_folder / name, damaged);
            try {
                EXPECT_LE(readSound(m_folder / name).samples.size(), 100'000U);
            } catch (const engine::EngineException&) {
                continue;
            }
        }
    }
}

TEST_F(SoundReaderTest, SavesAndLoadsWithAndWithoutARecipe) {
    DiskSoundFiles files;
    const Waveform sound{{0.1F, -0.25F, 1.5F}, 16000};
    const std::string path = m_folder / "a.flac";
    EXPECT_EQ(files.save(path, sound, recipe(), SoundFormat::Pcm16).value(), 1);
    const auto loaded = files.load(path);
    ASSERT_TRUE(loaded.ok()) << loaded.error().message;
    EXPECT_TRUE(loaded.value().hasRecipe);
    EXPECT_EQ(loaded.value().recipe.request.prompt, "rain");
    const auto plain = files.save(path, sound, {}, SoundFormat::Float);
    ASSERT_TRUE(plain.ok()) << plain.error().message;
    EXPECT_FALSE(files.load(path).value().hasRecipe);
    EXPECT_EQ(files.save(m_folder / "a.mp3", sound, {}, SoundFormat::Float).error().code,
              ErrorCode::InvalidRequest);
    EXPECT_EQ(files.load(m_folder / "none").error().code, ErrorCode::Io);
}

TEST_F(SoundReaderTest, SamplesAsStoredAreWhatAReaderGets) {
    Waveform sound;
    sound.sampleRate = 16000;
    for (int i = 0; i < 5000; ++i) {
        sound.samples.push_back(static_cast<float>(1.2 * std::sin(0.1 * i + 1e-7 * i * i)));
    }
    sound.samples[7] = std::numeric_limits<float>::quiet_NaN();
    sound.samples[8] = -std::numeric_limits<float>::infinity();
    DiskSoundFiles files;
    for (const auto& [format, stored] : std::vector<std::pair<SoundFormat, SampleFormat>>{
             {SoundFormat::Pcm16, SampleFormat::Pcm16},
             {SoundFormat::Pcm24, SampleFormat::Pcm24},
             {SoundFormat::Float, SampleFormat::Float}}) {
        ASSERT_TRUE(files.save(m_folder / "a.wav", sound, recipe(), format).ok());
        EXPECT_EQ(readSound(m_folder / "a.wav").samples, samplesAsStored(sound, stored));
    }
}

TEST(ReadableName, KeepsWordsOfEveryScript) {
    using engine::audio::readableName;
    EXPECT_EQ(readableName("A dog, barking!", ' ', 60), "a dog barking");
    EXPECT_EQ(readableName("../..\n/etc\x1b", '-', 60), "etc");
    EXPECT_EQ(readableName("雨の音。犬", ' ', 60), "雨の音 犬");
    EXPECT_EQ(readableName("雨の音", ' ', 7), "雨の");
    EXPECT_EQ(readableName("...", ' ', 60), "sound");
}

}  // namespace
}  // namespace audioldm::tests
