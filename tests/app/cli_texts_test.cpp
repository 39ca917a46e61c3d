// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include "app/cli/console.h"
#include "app/cli/option_values.h"
#include "app/cli/original_options.h"
#include "app/cli/output_names.h"
#include "app/cli/progress_printer.h"

namespace audioldm::cli {
namespace {

using Texts = std::vector<std::string>;

TEST(OriginalOptions, AreTranslated) {
    EXPECT_EQ(translateOriginalOptions({"generate", "-t", "x", "-dur", "5", "-gs=2.5"}),
              (Texts{"generate", "-t", "x", "--duration", "5", "--guidance=2.5"}));
}

TEST(OriginalOptions, LeaveTextsAlone) {
    const Texts texts = {"generate", "--prompt", "-dur", "-o",  "-gs",
                         "-t",       "--prompt", "--",   "-dur"};
    EXPECT_EQ(translateOriginalOptions(texts), texts);
}

TEST(OutputNames, AreNumberedForSeveralTakes) {
    EXPECT_EQ(numberedPath("out.wav", 0, 1), "out.wav");
    EXPECT_EQ(numberedPath("out.wav", 0, 3), "out-1.wav");
    EXPECT_EQ(numberedPath("a.b/my.out.flac", 2, 3), "a.b/my.out-3.flac");
    EXPECT_EQ(numberedPath("/x.wav", 9, 10), "/x-10.wav");
}

TEST(OutputNames, ComeFromThePrompt) {
    EXPECT_EQ(nameFromPrompt("Rain, on a TIN roof!"), "rain-on-a-tin-roof");
    EXPECT_EQ(nameFromPrompt("../../etc/passwd"), "etc-passwd");
    EXPECT_EQ(nameFromPrompt("-rf *"), "rf");
    EXPECT_EQ(nameFromPrompt(" \n\t!?"), "sound");
    EXPECT_EQ(nameFromPrompt("\xE9\x9B\xA8\xE3\x81\xAE\xE9\x9F\xB3"),
              "\xE9\x9B\xA8\xE3\x81\xAE\xE9\x9F\xB3");
    // No-break space, right-to-left override, ideographic comma, byte order mark.
    EXPECT_EQ(nameFromPrompt("a\xC2\xA0"
                             "b\xE2\x80\xAE"
                             "c\xE3\x80\x81"
                             "d\xEF\xBB\xBF"
                             "e"),
              "a-b-c-d-e");
    EXPECT_EQ(nameFromPrompt("caf\xC3\xA9 \xC3\x9C"), "caf\xC3\xA9-\xC3\x9C");
}

TEST(OutputNames, AreCutBetweenCharacters) {
    EXPECT_EQ(nameFromPrompt(std::string(1'000'000, 'x')), std::string(60, 'x'));
    std::string prompt;
    std::string name;
    for (int i = 0; i < 100; ++i) {
        prompt += "\xF0\x9F\x8C\xA7";
    }
    for (int i = 0; i < 15; ++i) {
        name += "\xF0\x9F\x8C\xA7";
    }
    EXPECT_EQ(nameFromPrompt(prompt), name);
}

TEST(OptionValues, AreReadStrictly) {
    EXPECT_EQ(parseInteger("25").value(), 25);
    EXPECT_EQ(parseInteger("010").value(), 10);
    EXPECT_EQ(parseInteger("-3").value(), -3);
    EXPECT_EQ(parseReal("2.5").value(), 2.5);
    EXPECT_EQ(parseReal("1e-1").value(), 0.1);
    for (const char* text : {"", " 1", "1 ", "0x10", "1.5", "one", "99999999999999999999", "+1"}) {
        EXPECT_FALSE(parseInteger(text).ok()) << text;
    }
    for (const char* text : {"", "1,5", "1.5s", "1e999", "--1"}) {
        EXPECT_FALSE(parseReal(text).ok()) << text;
    }
    EXPECT_EQ(clampedToInt(INT64_MAX), INT32_MAX);
    EXPECT_EQ(clampedToInt(INT64_MIN), INT32_MIN);
}

TEST(ProgressLine, SaysTakeStageStepAndTimeLeft) {
    EXPECT_EQ(progressText({Stage::Loading, 0, 1, 0, 0, 0}, {}), "load");
    EXPECT_EQ(progressText({Stage::Denoising, 0, 1, 12, 25, 0}, 2.2), "denoise 12/25, 3 s left");
    EXPECT_EQ(progressText({Stage::Vae, 1, 3, 0, 0, 0}, {}), "take 2 of 3: vae");
}

TEST(Console, ShowsControlCharacters) {
    EXPECT_EQ(printable("a\x1b[2Jb\x7f\r"), "a\\x1b[2Jb\\x7f\\x0d");
    EXPECT_EQ(printable("\xE9\x9B\xA8\n\t"), "\xE9\x9B\xA8\n\t");
}

}  // namespace
}  // namespace audioldm::cli
