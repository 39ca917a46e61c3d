// SPDX-License-Identifier: MIT
#include "engine/context/latents_files.h"

#include <chrono>
#include <cstring>
#include <span>
#include <string_view>
#include <system_error>
#include <utility>

#include "engine/context/files.h"
#include "engine/core/atomic_file.h"
#include "engine/core/exception.h"
#include "engine/weights/content_hash.h"
#include "engine/weights/regular_file.h"

namespace audioldm::engine::context {
namespace {

namespace fs = std::filesystem;

/// Says what the file is; the hash of all that follows stands behind it.
constexpr std::string_view kMagic = "AudioLDM latents 1\n";
constexpr std::size_t kHashLetters = 32;
constexpr std::size_t kMaxDimensions = 8;
constexpr std::size_t kMaxBytes = std::size_t{64} << 20;

template <typename Value>
void append(std::string& bytes, const Value* values, std::size_t count) {
    const auto raw = std::as_bytes(std::span(values, count));
    bytes.append(reinterpret_cast<const char*>(raw.data()), raw.size());
}

/// Takes values off the front of a text.
class Taker final {
public:
    explicit Taker(std::string_view rest)
        : m_rest(rest) {}

    template <typename Value>
    bool take(std::vector<Value>& values, std::size_t count) {
        if (count > m_rest.size() / sizeof(Value)) {
            return false;
        }
        values.resize(count);
        if (count > 0) {
            std::memcpy(values.data(), m_rest.data(), count * sizeof(Value));
        }
        m_rest.remove_prefix(count * sizeof(Value));
        return true;
    }
    bool takeCount(std::size_t& count, std::size_t most) {
        std::vector<std::uint64_t> number;
        if (!take(number, 1) || number[0] > most) {
            return false;
        }
        count = static_cast<std::size_t>(number[0]);
        return true;
    }
    [[nodiscard]] bool isEmpty() const { return m_rest.empty(); }

private:
    std::string_view m_rest;
};

void appendCount(std::string& bytes, std::size_t count) {
    const std::uint64_t number = count;
    append(bytes, &number, 1);
}

/// Number of values of a shape; none when it is no shape or too large.
std::optional<std::size_t> valuesOf(const std::vector<std::int64_t>& shape) {
    std::size_t count = 1;
    for (const std::int64_t size : shape) {
        if (size < 1 || static_cast<std::uint64_t>(size) > kMaxBytes / count) {
            return std::nullopt;
        }
        count *= static_cast<std::size_t>(size);
    }
    return count;
}

std::string contentOf(const std::string& key, const Latents& latents) {
    std::string content;
    appendCount(content, key.size());
    content += key;
    appendCount(content, latents.shape.size());
    append(content, latents.shape.data(), latents.shape.size());
    append(content, latents.values.data(), latents.values.size());
    return content;
}

std::optional<Latents> latentsIn(std::string_view content, const std::string& key) {
    Taker taker(content);
    std::size_t count = 0;
    std::vector<char> text;
    if (!taker.takeCount(count, kMaxBytes) || !taker.take(text, count) ||
        std::string_view(text.data(), text.size()) != key) {
        return std::nullopt;
    }
    Latents latents;
    if (!taker.takeCount(count, kMaxDimensions) || !taker.take(latents.shape, count)) {
        return std::nullopt;
    }
    const auto values = valuesOf(latents.shape);
    if (!values || !taker.take(latents.values, *values) || !taker.isEmpty()) {
        return std::nullopt;
    }
    return latents;
}

}  // namespace

fs::path LatentsFiles::fileOf(const std::string& key) const {
    return m_folder / (weights::toHex(weights::hashOf(key)) + ".latents");
}

Result<void> LatentsFiles::keep(const std::string& key, const Latents& latents) const {
    try {
        ensureFolder(m_folder);
        const std::string content = contentOf(key, latents);
        return writeFileAtomically(
            fileOf(key), concat(kMagic, weights::toHex(weights::hashOf(content)), content));
    } catch (const EngineException& exception) {
        return exception.error();
    }
}

std::optional<Latents> LatentsFiles::find(const std::string& key) const {
    const fs::path file = fileOf(key);
    if (!isRegularFile(file)) {
        return std::nullopt;
    }
    try {
        const std::string bytes = weights::readTextFile(file, kMaxBytes);
        const std::string_view text(bytes);
        if (!text.starts_with(kMagic) || text.size() < kMagic.size() + kHashLetters) {
            return std::nullopt;
        }
        const std::string_view hash = text.substr(kMagic.size(), kHashLetters);
        const std::string_view content = text.substr(kMagic.size() + kHashLetters);
        return weights::toHex(weights::hashOf(content)) == hash ? latentsIn(content, key)
                                                                : std::nullopt;
    } catch (const EngineException&) {
        return std::nullopt;
    }
}

void LatentsFiles::drop(const std::string& key) const {
    std::error_code ignored;
    fs::remove(fileOf(key), ignored);
}

void LatentsFiles::dropOld() const {
    constexpr std::int64_t kMonthMs = std::int64_t{30} * 24 * 3600 * 1000;
    constexpr std::int64_t kHourMs = std::int64_t{3600} * 1000;
    constexpr std::int64_t kNanosecondsInMs = 1'000'000;
    std::vector<std::string> names;
    try {
        names = namesIn(m_folder);
    } catch (const EngineException&) {
        return;  // they cost some space at most
    }
    for (const std::string& name : names) {
        const fs::path file = m_folder / name;
        const auto stamp = stampOf(file);
        if (!stamp) {
            continue;
        }
        // Nobody writes one for an hour: what is not finished by then is left over.
        const std::int64_t longest = file.extension() == ".part" ? kHourMs : kMonthMs;
        if (nowMs() - stamp->modifiedNs / kNanosecondsInMs > longest) {
            std::error_code ignored;
            fs::remove(file, ignored);
        }
    }
}

}  // namespace audioldm::engine::context
