// SPDX-License-Identifier: MIT
#include "app/common/model_catalogue.h"

#include <gtest/gtest.h>

#include "tests/support/temporary_folder.h"

namespace audioldm::app {
namespace {

using tests::TemporaryFolder;
using tests::writeBytes;

void addModel(const std::filesystem::path& folder) {
    std::filesystem::create_directories(folder);
    writeBytes(folder / "model_index.json", "{}");
}

TEST(ModelCatalogue, ListsModelFoldersOnceAndSorted) {
    const TemporaryFolder folder;
    addModel(folder / "user/b");
    addModel(folder / "user/both");
    addModel(folder / "built-in/both");
    addModel(folder / "built-in/a");
    std::filesystem::create_directories(folder / "user/no-model");
    writeBytes(folder / "user/file", "");
    const ModelCatalogue catalogue({folder / "missing", folder / "user", folder / "built-in"});
    const auto entries = catalogue.list();
    ASSERT_EQ(entries.size(), 3U);
    EXPECT_EQ(entries[0].name, "a");
    EXPECT_EQ(entries[1].name, "b");
    EXPECT_EQ(entries[2].name, "both");
    EXPECT_EQ(entries[2].folder, folder / "user/both");
}

TEST(ModelCatalogue, ResolvesNamesAndFolders) {
    const TemporaryFolder folder;
    addModel(folder / "models/audioldm-s-full");
    addModel(folder / "models/starter");
    addModel(folder / "elsewhere");
    const ModelCatalogue catalogue({folder / "models"});
    EXPECT_EQ(catalogue.resolve("").value(), folder / "models/starter");
    EXPECT_EQ(catalogue.resolve("audioldm-s-full").value(), folder / "models/audioldm-s-full");
    EXPECT_EQ(catalogue.resolve("latent-diffusion/audioldm-s-full").value(),
              folder / "models/audioldm-s-full");
    EXPECT_EQ(catalogue.resolve((folder / "elsewhere").string()).value(), folder / "elsewhere");
}

TEST(ModelCatalogue, SaysWhatToDoAboutAMissingModel) {
    const TemporaryFolder folder;
    const ModelCatalogue catalogue({folder.path()});
    for (const char* name : {"", "nothing", "/nowhere/model"}) {
        const auto resolved = catalogue.resolve(name);
        ASSERT_FALSE(resolved.ok()) << name;
        EXPECT_EQ(resolved.error().code, ErrorCode::ModelMissing);
        EXPECT_NE(resolved.error().message.find(folder.path().string()), std::string::npos)
            << resolved.error().message;
        EXPECT_NE(resolved.error().message.find(name), std::string::npos);
    }
}

TEST(ModelCatalogue, NeverTakesANameForAPath) {
    const TemporaryFolder folder;
    addModel(folder / "models/inside");
    addModel(folder / "outside");
    const ModelCatalogue catalogue({folder / "models"});
    for (const std::string& name : {std::string("../outside"), (folder / "outside").string(),
                                    std::string("."), std::string("..")}) {
        EXPECT_FALSE(catalogue.find(name).has_value()) << name;
    }
}

}  // namespace
}  // namespace audioldm::app
