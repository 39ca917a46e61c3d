// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

namespace audioldm::engine::weights {

/// What a JSON text may hold at most. Files of a model folder come from strangers: each bound is
/// checked while reading, before anything is built that could grow with it.
struct JsonLimits {
    std::size_t maxBytes = std::size_t{1} << 20;  ///< of the text
    std::size_t maxDepth = 64;                    ///< of objects and arrays within one another
    std::size_t maxValues = 100'000;              ///< keys, strings, numbers, objects, arrays, ...
    /// Whether Infinity and -Infinity are numbers. Python writes them, and diffusers' DPM-Solver
    /// configs hold one ("lambda_min_clipped"); NaN is refused all the same.
    bool allowInfinity = false;
    /// Whether an integer beyond 64 bits is a float instead of an error: transformers writes "no
    /// limit" for model_max_length with 31 digits.
    bool hugeIntegersAsFloat = false;
};

/// For config.json, model_index.json and the like: 1 MiB.
inline constexpr JsonLimits kConfigJsonLimits{};
/// For vocab.json, tokenizer.json (2 MB in a real folder) and an index of shards: 64 MiB.
inline constexpr JsonLimits kVocabularyJsonLimits{std::size_t{64} << 20, 64, 1'000'000};

/// The value of a strict JSON text. Besides what the grammar forbids (comments, trailing commas,
/// NaN, text after the value, invalid UTF-8, lone surrogates) these are refused: a byte order mark,
/// a NUL byte, the same key twice in an object, an integer beyond 64 bits, a number beyond a
/// double, and anything beyond `limits`. "-0" is a float (-0.0), never an integer.
///
/// text        UTF-8
/// sourceName  the file's path, for messages
/// throws      EngineException(ModelInvalid): source, line, column and reason; context is
/// `sourceName` thread      any
[[nodiscard]] nlohmann::json parseJson(std::string_view text, const std::string& sourceName,
                                       const JsonLimits& limits = kConfigJsonLimits);

/// The same of a regular file (see RegularFile for what else is refused, without blocking).
/// throws  EngineException(ModelMissing, ModelInvalid, Io)
[[nodiscard]] nlohmann::json readJsonFile(const std::filesystem::path& path,
                                          const JsonLimits& limits = kConfigJsonLimits);

/// The events of a JSON text in their order, for readers that must not build the whole tree.
/// Each may call refuse(); the exception then names source, line and column.
class JsonEvents {
public:
    virtual ~JsonEvents() = default;

    virtual void onNull() = 0;
    virtual void onBool(bool value) = 0;
    /// Negative integers only.
    virtual void onInteger(std::int64_t value) = 0;
    virtual void onUnsigned(std::uint64_t value) = 0;
    virtual void onFloat(double value) = 0;
    virtual void onString(std::string& value) = 0;
    virtual void onObjectStart() = 0;
    /// Repeated keys are not found here: the receiver knows what it has seen.
    virtual void onKey(std::string& key) = 0;
    virtual void onObjectEnd() = 0;
    virtual void onArrayStart() = 0;
    virtual void onArrayEnd() = 0;

protected:
    /// Ends the reading with `reason`.
    [[noreturn]] static void refuse(std::string reason);
};

/// Sends the text's events to `events`; refuses the same things as parseJson but repeated keys.
/// throws  EngineException(ModelInvalid), as parseJson
void readJsonEvents(std::string_view text, const std::string& sourceName, const JsonLimits& limits,
                    JsonEvents& events);

}  // namespace audioldm::engine::weights
