// SPDX-License-Identifier: MIT
#include "app/common/app_options.h"

#include <gtest/gtest.h>

#include "tests/support/temporary_folder.h"

namespace audioldm::app {
namespace {

using tests::TemporaryFolder;
using tests::writeBytes;

Result<EngineConfig> configOf(const std::string& text) {
    const TemporaryFolder folder;
    writeBytes(folder / "config.json", text);
    return readConfigFile(folder / "config.json");
}

TEST(ConfigFile, ThatIsMissingMeansTheDefaults) {
    const auto config = readConfigFile("/nowhere/config.json");
    ASSERT_TRUE(config.ok());
    EXPECT_EQ(config.value().maxMemoryBytes, 4LL << 30);
    EXPECT_EQ(config.value().quantization, EngineConfig().quantization);
    EXPECT_EQ(config.value().diffusionSteps, 25);
    EXPECT_TRUE(readConfigFile({}).ok());
}

TEST(ConfigFile, SetsEveryField) {
    const auto config = configOf(
        R"({"maxMemory": "1.5GB", "modelPath": "m", "quantization": "4bit", "diffusionSteps": 50,
            "useHalfPrecision": false, "offloadModules": ["unet", "unet"], "precision": "fp16",
            "device": "cuda:1", "threads": 3, "idleUnloadSeconds": 1.5,
            "typicalDuration": 8.5})");
    ASSERT_TRUE(config.ok()) << config.error().message;
    EXPECT_EQ(config.value().maxMemoryBytes, 3LL << 29);
    EXPECT_EQ(config.value().modelPath, "m");
    EXPECT_EQ(config.value().quantization, Quantization::FourBit);
    EXPECT_EQ(config.value().diffusionSteps, 50);
    EXPECT_FALSE(config.value().useHalfPrecision);
    EXPECT_EQ(config.value().offloadModules, std::vector{OffloadModule::Unet});
    EXPECT_EQ(config.value().precision, Precision::Float16);
    EXPECT_EQ(config.value().device, "cuda:1");
    EXPECT_EQ(config.value().threads, 3);
    EXPECT_EQ(config.value().idleUnloadSeconds, 1.5);
    EXPECT_EQ(config.value().typicalDurationSeconds, 8.5);
}

TEST(ConfigFile, IsRefusedByTheFieldsPath) {
    const std::pair<const char*, const char*> cases[] = {
        {R"({"maxMemory": "4 apples"})", "maxMemory"},
        {R"({"maxMemory": 0})", "maxMemory"},
        {R"({"maxMemory": "0GB"})", "maxMemory"},
        {R"({"maxMemory": -1})", "maxMemory"},
        {R"({"maxMemory": null})", "maxMemory"},
        {R"({"modelPath": 1})", "modelPath"},
        {R"({"quantization": "3bit"})", "quantization"},
        {R"({"diffusionSteps": 0})", "diffusionSteps"},
        {R"({"diffusionSteps": 1.5})", "diffusionSteps"},
        {R"({"diffusionSteps": "25"})", "diffusionSteps"},
        {R"({"diffusionSteps": 18446744073709551615})", "diffusionSteps"},
        {R"({"useHalfPrecision": 1})", "useHalfPrecision"},
        {R"({"offloadModules": "unet"})", "offloadModules"},
        {R"({"offloadModules": ["unet", "vae"]})", "offloadModules[1]"},
        {R"({"precision": "fp64"})", "precision"},
        {R"({"device": "gpu"})", "device"},
        {R"({"threads": 0})", "threads"},
        {R"({"idleUnloadSeconds": -1})", "idleUnloadSeconds"},
        {R"({"typicalDuration": 31})", "typicalDuration"},
        {R"({"typicalDuration": "long"})", "typicalDuration"},
        {R"({"idleUnloadSeconds": "never"})", "idleUnloadSeconds"},
        {R"({"stepz": 1})", "stepz"},
    };
    for (const auto& [text, path] : cases) {
        const auto config = configOf(text);
        ASSERT_FALSE(config.ok()) << text;
        EXPECT_EQ(config.error().code, ErrorCode::InvalidRequest) << text;
        EXPECT_EQ(config.error().context, path) << text;
        EXPECT_NE(config.error().message.find(path), std::string::npos) << config.error().message;
        EXPECT_NE(config.error().message.find("config.json"), std::string::npos);
    }
}

TEST(ConfigFile, ThatIsNoJsonObjectIsRefused) {
    for (const char* text : {"", "[]", "{", "{} {}", "{\"threads\": 1, \"threads\": 2}", "\xFF"}) {
        const auto config = configOf(text);
        ASSERT_FALSE(config.ok()) << text;
        EXPECT_EQ(config.error().code, ErrorCode::InvalidRequest) << text;
    }
    const TemporaryFolder folder;
    const auto config = readConfigFile(folder.path());
    ASSERT_FALSE(config.ok());
    EXPECT_EQ(config.error().code, ErrorCode::InvalidRequest);
}

TEST(DeviceName, IsCheckedByItsForm) {
    for (const char* name : {"auto", "cpu", "cuda", "cuda:0", "cuda:15"}) {
        EXPECT_TRUE(checkDeviceName(name).ok()) << name;
    }
    for (const char* name :
         {"", "gpu", "cuda:", "cuda:x", "cuda:-1", "cuda:1x", "CPU", "cuda:99999999999"}) {
        EXPECT_FALSE(checkDeviceName(name).ok()) << name;
    }
}

TEST(OffloadList, IsRead) {
    using enum OffloadModule;
    EXPECT_EQ(parseOffloadModules("encoder,decoder").value(), (std::vector{Encoder, Decoder}));
    EXPECT_EQ(parseOffloadModules("unet").value(), std::vector{Unet});
    EXPECT_TRUE(parseOffloadModules("none").value().empty());
    for (const char* text : {"vae", "unet,", ",", "unet, decoder", "none,unet"}) {
        EXPECT_FALSE(parseOffloadModules(text).ok()) << text;
    }
}

}  // namespace
}  // namespace audioldm::app
