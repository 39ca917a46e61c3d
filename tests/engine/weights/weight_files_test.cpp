// SPDX-License-Identifier: MIT
#include "engine/weights/weight_files.h"

#include <gtest/gtest.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <cstring>
#include <filesystem>

#include "tests/support/safetensors_bytes.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/thrown_error.h"

namespace audioldm::engine::weights {
namespace {

namespace fs = std::filesystem;
using tests::expectError;
using tests::headerEntry;
using tests::headerOf;
using tests::safetensorsBytes;
using tests::TemporaryFolder;
using tests::writeBytes;

const std::string kSingle = "diffusion_pytorch_model.safetensors";
const std::string kIndex = "diffusion_pytorch_model.safetensors.index.json";

std::string fileOf(const std::vector<std::string>& names) {
    std::vector<std::string> entries;
    for (const std::string& name : names) {
        const std::size_t begin = 4 * entries.size();
        entries.push_back(headerEntry(name, "F32", "[1]", concat('[', begin, ',', begin + 4, ']')));
    }
    return safetensorsBytes(headerOf(entries), 4 * names.size());
}

std::string indexOf(const std::vector<std::pair<std::string, std::string>>& places) {
    std::string map;
    for (const auto& [tensor, file] : places) {
        map += concat(map.empty() ? "" : ",", '"', tensor, "\":\"", file, '"');
    }
    return concat(R"({"metadata":{"total_size":12},"weight_map":{)", map, "}}");
}

template <typename... Words>
void expectRefused(const TemporaryFolder& folder, ErrorCode code, const Words&... words) {
    expectError(
        code, [&] { (void)WeightFiles::open(folder.path()); }, folder.path().string(), words...);
}

/// Two shards, "a" and "b" in the first and "c" in the second.
void writeShards(const TemporaryFolder& folder) {
    writeBytes(folder / "x-1.safetensors", fileOf({"a", "b"}));
    writeBytes(folder / "x-2.safetensors", fileOf({"c"}));
    writeBytes(
        folder / kIndex,
        indexOf({{"a", "x-1.safetensors"}, {"b", "x-1.safetensors"}, {"c", "x-2.safetensors"}}));
}

TEST(WeightFiles, OpensASingleFile) {
    const TemporaryFolder folder;
    writeBytes(folder / kSingle, fileOf({"a", "b"}));
    const WeightFiles weights = WeightFiles::open(folder.path());
    EXPECT_EQ(weights.names(), (std::vector<std::string>{"a", "b"}));
    EXPECT_EQ(weights.find("b").entry->name, "b");
    EXPECT_EQ(weights.find("b").file, &weights.files()[0]);
    EXPECT_EQ(weights.find("c").entry, nullptr);
    EXPECT_EQ(weights.find("c").file, nullptr);
}

TEST(WeightFiles, OpensEveryNameThatTheLibrariesWrite) {
    for (const char* name :
         {"diffusion_pytorch_model.safetensors", "model.safetensors",
          "diffusion_pytorch_model.fp16.safetensors", "model.fp16.safetensors"}) {
        const TemporaryFolder folder;
        writeBytes(folder / name, fileOf({"a"}));
        EXPECT_EQ(WeightFiles::open(folder.path()).names().size(), 1U) << name;
    }
}

TEST(WeightFiles, PrefersTheFileWithoutAVariant) {
    const TemporaryFolder folder;
    writeBytes(folder / "model.fp16.safetensors", fileOf({"half"}));
    writeBytes(folder / "model.safetensors", fileOf({"full"}));
    EXPECT_EQ(WeightFiles::open(folder.path()).names().front(), "full");
}

TEST(WeightFiles, OpensShards) {
    const TemporaryFolder folder;
    writeShards(folder);
    const WeightFiles weights = WeightFiles::open(folder.path());
    EXPECT_EQ(weights.names(), (std::vector<std::string>{"a", "b", "c"}));
    EXPECT_EQ(weights.find("c").file, &weights.files()[1]);
}

TEST(WeightFiles, OpensShardsOfAVariant) {
    for (const char* name :
         {"model.safetensors.index.fp16.json", "model.fp16.safetensors.index.json"}) {
        const TemporaryFolder folder;
        writeBytes(folder / "model.fp16-00001-of-00001.safetensors", fileOf({"a"}));
        writeBytes(folder / name, indexOf({{"a", "model.fp16-00001-of-00001.safetensors"}}));
        EXPECT_EQ(WeightFiles::open(folder.path()).names().size(), 1U) << name;
    }
}

TEST(WeightFiles, StaysUsableAfterAMove) {
    const TemporaryFolder folder;
    writeShards(folder);
    WeightFiles first = WeightFiles::open(folder.path());
    const WeightFiles second = std::move(first);
    EXPECT_EQ(second.find("c").entry->name, "c");
}

TEST(WeightFiles, FollowsALinkToARegularFile) {  // as in a hub cache
    const TemporaryFolder folder;
    writeBytes(folder / "blob", fileOf({"a"}));
    fs::create_symlink("blob", folder / kSingle);
    EXPECT_EQ(WeightFiles::open(folder.path()).names().size(), 1U);
}

TEST(WeightFiles, ReportsAMissingFolder) {
    expectError(
        ErrorCode::ModelMissing, [] { (void)WeightFiles::open("/nowhere/unet"); },
        "the model has no folder /nowhere/unet");
}

TEST(WeightFiles, ReportsAFileInPlaceOfTheFolder) {
    const TemporaryFolder folder;
    writeBytes(folder / "unet", "");
    expectError(
        ErrorCode::ModelInvalid, [&] { (void)WeightFiles::open(folder / "unet"); },
        "is not a folder");
}

TEST(WeightFiles, ReportsAnEmptyFolder) {
    const TemporaryFolder folder;
    expectRefused(folder, ErrorCode::ModelMissing, "has no weights", "model.safetensors");
}

TEST(WeightFiles, SaysWhatToDoWithPickles) {
    for (const char* name : {"diffusion_pytorch_model.bin", "pytorch_model.bin", "audioldm.ckpt",
                             "model.pt", "model.pth"}) {
        const TemporaryFolder folder;
        writeBytes(folder / name, "anything");
        expectRefused(folder, ErrorCode::ModelMissing, name, "can run code",
                      "save_pretrained(folder, safe_serialization=True)");
    }
}

TEST(WeightFiles, RefusesAPickleWithTheNameOfASafetensorsFile) {
    const TemporaryFolder folder;
    writeBytes(folder / kSingle, std::string("PK\x03\x04\x14\0\0\0archive/data.pkl", 24));
    expectRefused(folder, ErrorCode::ModelInvalid, "can run code", "save_pretrained");
}

TEST(WeightFiles, RefusesShardNamesThatLeadElsewhere) {  // row 41
    for (const char* name :
         {"../x-1.safetensors", "/etc/x.safetensors", "sub/x.safetensors", "..", ".", "", "x-1.bin",
          ".x.safetensors", "-x.safetensors", "~x.safetensors", "a b.safetensors",
          R"(..\\x.safetensors)", R"(C:\\x.safetensors)", R"(x\u0000.safetensors)",
          R"(x\n.safetensors)", "%2e%2e.safetensors"}) {
        SCOPED_TRACE(name);
        const TemporaryFolder folder;
        writeShards(folder);
        writeBytes(folder / kIndex, indexOf({{"a", name}}));
        expectRefused(folder, ErrorCode::ModelInvalid, "weight_map \"a\"", "plain file name");
    }
    const TemporaryFolder folder;
    writeBytes(folder / kIndex, indexOf({{"a", std::string(200, 'x') + ".safetensors"}}));
    expectRefused(folder, ErrorCode::ModelInvalid, "plain file name");
}

TEST(WeightFiles, RefusesABadIndex) {
    for (const char* text : {"[]", "{}", "null", R"({"weight_map":[]})", R"({"weight_map":{}})",
                             R"({"weight_map":{"a":1}})",
                             R"({"weight_map":{"a":["x.safetensors"]}})", "not json", ""}) {
        SCOPED_TRACE(text);
        const TemporaryFolder folder;
        writeBytes(folder / kIndex, text);
        expectRefused(folder, ErrorCode::ModelInvalid, kIndex);
    }
}

TEST(WeightFiles, RefusesATensorListedTwice) {
    const TemporaryFolder folder;
    writeShards(folder);
    writeBytes(folder / kIndex, indexOf({{"a", "x-1.safetensors"}, {"a", "x-2.safetensors"}}));
    expectRefused(folder, ErrorCode::ModelInvalid, "\"a\" is there twice");
}

TEST(WeightFiles, RefusesTooManyShards) {
    const TemporaryFolder folder;
    std::vector<std::pair<std::string, std::string>> places;
    for (int i = 0; i < 257; ++i) {
        places.emplace_back(concat('t', i), concat('x', i, ".safetensors"));
    }
    writeBytes(folder / kIndex, indexOf(places));
    expectRefused(folder, ErrorCode::ModelInvalid, "more than 256 files");
}

TEST(WeightFiles, RefusesAMissingShard) {
    const TemporaryFolder folder;
    writeShards(folder);
    fs::remove(folder / "x-2.safetensors");
    expectRefused(folder, ErrorCode::ModelMissing, "x-2.safetensors does not exist");
}

TEST(WeightFiles, RefusesAShardWithoutAListedTensor) {
    const TemporaryFolder folder;
    writeShards(folder);
    writeBytes(folder / "x-1.safetensors", fileOf({"a"}));
    expectRefused(folder, ErrorCode::ModelInvalid, "x-1.safetensors holds 1 tensors",
                  "index places 2");
}

TEST(WeightFiles, RefusesAShardWithAForeignTensor) {
    const TemporaryFolder folder;
    writeShards(folder);
    writeBytes(folder / "x-2.safetensors", fileOf({"c", "d"}));
    expectRefused(folder, ErrorCode::ModelInvalid, "x-2.safetensors holds the tensor \"d\"");
}

TEST(WeightFiles, RefusesOneShardUnderTwoNames) {  // row 41
    const TemporaryFolder folder;
    writeShards(folder);
    fs::create_symlink("x-1.safetensors", folder / "x-3.safetensors");
    writeBytes(folder / kIndex, indexOf({{"a", "x-1.safetensors"}, {"b", "x-3.safetensors"}}));
    expectRefused(folder, ErrorCode::ModelInvalid, "does not place there");
}

/// Row 42: what is no regular file, as a single file, as a shard and as an index.
class SpecialFile : public testing::TestWithParam<std::string> {
protected:
    void make(const TemporaryFolder& folder, const std::string& name) const {
        const fs::path path = folder / name;
        fs::remove(path);
        const std::string& kind = GetParam();
        if (kind == "Pipe") {
            ASSERT_EQ(mkfifo(path.c_str(), 0600), 0);
        } else if (kind == "Folder") {
            fs::create_directory(path);
        } else if (kind == "Device") {
            fs::create_symlink("/dev/zero", path);
        } else if (kind == "Terminal") {
            fs::create_symlink("/dev/tty", path);
        } else if (kind == "Socket") {
            makeSocket(path);
        } else if (kind == "DanglingLink") {
            fs::create_symlink("nothing", path);
        } else {
            fs::create_symlink(name, path);
        }
    }

    [[nodiscard]] ErrorCode code() const {
        return GetParam() == "DanglingLink" ? ErrorCode::ModelMissing : ErrorCode::ModelInvalid;
    }

private:
    static void makeSocket(const fs::path& path) {
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        ASSERT_LT(path.string().size(), sizeof(address.sun_path));
        std::memcpy(address.sun_path, path.c_str(), path.string().size());
        const int handle = socket(AF_UNIX, SOCK_STREAM, 0);
        ASSERT_EQ(bind(handle, reinterpret_cast<const sockaddr*>(&address), sizeof(address)), 0);
        close(handle);
    }
};

TEST_P(SpecialFile, IsRefusedAsTheWeights) {
    const TemporaryFolder folder;
    make(folder, kSingle);
    expectRefused(folder, code(), kSingle);
}

TEST_P(SpecialFile, IsRefusedAsAShard) {
    const TemporaryFolder folder;
    writeShards(folder);
    make(folder, "x-2.safetensors");
    expectRefused(folder, code(), "x-2.safetensors");
}

TEST_P(SpecialFile, IsRefusedAsTheIndex) {
    const TemporaryFolder folder;
    make(folder, kIndex);
    expectRefused(folder, code(), kIndex);
}

INSTANTIATE_TEST_SUITE_P(Kinds, SpecialFile,
                         testing::Values("Pipe", "Folder", "Device", "Terminal", "Socket",
                                         "DanglingLink", "LinkLoop"),
                         [](const auto& tested) { return tested.param; });

TEST(WeightFiles, ReportsAFileThatMayNotBeRead) {
    if (geteuid() == 0) {
        GTEST_SKIP() << "everything may be read by root";
    }
    const TemporaryFolder folder;
    writeBytes(folder / kSingle, fileOf({"a"}));
    fs::permissions(folder / kSingle, fs::perms::none);
    expectRefused(folder, ErrorCode::Io, "Permission denied");
}

}  // namespace
}  // namespace audioldm::engine::weights
