// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace audioldm::engine::weights {

/// Whether the name is there at all: a link that leads nowhere counts, so that opening it says so.
[[nodiscard]] bool isThere(const std::filesystem::path& path);

/// throws EngineException(ModelMissing) when `folder` does not exist, EngineException(ModelInvalid)
///        when it is something else, EngineException(Io) when it cannot be looked at
/// what   how the message names it: "the model has no folder" ...
void requireFolder(const std::filesystem::path& folder, const std::string& what);

/// The name of a file in `folder` that holds weights in a form that can run code (.bin, .ckpt,
/// ...), if there is one. Looks at names only, at 10,000 at most.
[[nodiscard]] std::optional<std::string> findPickle(const std::filesystem::path& folder);

}  // namespace audioldm::engine::weights
