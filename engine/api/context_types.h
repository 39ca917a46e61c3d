// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/api/recipe.h"

namespace audioldm {

/// A take that the library keeps.
struct StoredTake {
    std::string id;            ///< "contextId" of tasks and results; never used again
    std::string file;          ///< absolute path
    bool fileMissing = false;  ///< the file was moved or deleted outside when it was last looked at
    std::int64_t createdMs = 0;  ///< milliseconds since 1970, UTC
    std::string name;            ///< given by the user; empty: none
    bool starred = false;
    std::vector<std::string> tags;
    Recipe recipe;
    std::int64_t samples = 0;
    std::int32_t sampleRate = 0;
    /// Least and greatest sample of equal parts of the sound, for a thumbnail: pairs, at most 128.
    std::vector<float> thumbnail;
    std::string report;  ///< JSON of the task's report; may be empty
};

/// Orders of a list of takes.
enum class TakeOrder {
    NewestFirst,
    OldestFirst,
    ByPrompt,
    LongestFirst,
};

/// Which takes to list. Empty and unset fields do not restrict.
struct TakeQuery {
    std::string words;  ///< each word must begin a word of prompt, name, tags or model name
    std::string modelName;
    std::optional<bool> starred;
    std::optional<std::int64_t> fromMs;  ///< created at or after
    std::optional<std::int64_t> toMs;    ///< created before
    TakeOrder order = TakeOrder::NewestFirst;
    int offset = 0;
    int limit = 100;  ///< 1 to 1000
};

/// One page of a list.
struct TakePage {
    std::vector<StoredTake> takes;
    std::int64_t total = 0;  ///< takes that match, on all pages
};

/// A named set of parameters; its request's prompt and seed count only when they are set.
struct Preset {
    std::string id;
    std::string name;      ///< unique among the presets, 1 to 100 characters
    bool builtIn = false;  ///< comes with the program, cannot be changed or removed
    GenerationRequest request;
};

/// A prompt that was used.
struct UsedPrompt {
    std::string prompt;
    std::string negativePrompt;
    std::int64_t lastUsedMs = 0;
    std::int64_t uses = 0;
};

/// Something that start-up or a check found and mended, or that the user should know: a sentence
/// and the file that it is about.
struct LibraryNotice {
    std::string message;
    std::string file;
};

}  // namespace audioldm
