// SPDX-License-Identifier: MIT
#include "engine/weights/model_folder.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <system_error>

#include "engine/core/exception.h"

namespace audioldm::engine::weights {

namespace fs = std::filesystem;

bool isThere(const fs::path& path) {
    std::error_code ignored;
    const fs::file_type type = fs::symlink_status(path, ignored).type();
    return type != fs::file_type::not_found && type != fs::file_type::none;
}

void requireFolder(const fs::path& folder, const std::string& what) {
    const std::string name = folder.string();
    std::error_code error;
    const fs::file_status status = fs::status(folder, error);
    if (status.type() == fs::file_type::not_found) {
        fail(ErrorCode::ModelMissing,
             concat(what, " ", name, "; check the path, or download or copy the model again"),
             name);
    }
    if (error) {
        fail(ErrorCode::Io, concat(name, " cannot be opened: ", error.message()), name);
    }
    if (status.type() != fs::file_type::directory) {
        fail(ErrorCode::ModelInvalid, concat(name, " is not a folder"), name);
    }
}

std::optional<std::string> findPickle(const fs::path& folder) {
    constexpr std::array<std::string_view, 5> kEndings = {".bin", ".ckpt", ".pt", ".pth", ".pkl"};
    constexpr int kMostLookedAt = 10'000;
    std::error_code error;
    int count = 0;
    for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
        const std::string name = it->path().filename().string();
        const auto fits = [&name](std::string_view ending) { return name.ends_with(ending); };
        if (std::any_of(kEndings.begin(), kEndings.end(), fits)) {
            return name;
        }
        if (++count == kMostLookedAt) {
            break;
        }
    }
    return std::nullopt;
}

}  // namespace audioldm::engine::weights
