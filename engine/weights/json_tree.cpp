// SPDX-License-Identifier: MIT
#include <utility>
#include <vector>

#include "engine/core/exception.h"
#include "engine/weights/json_reader.h"
#include "engine/weights/regular_file.h"
#include "engine/weights/utf8.h"

namespace audioldm::engine::weights {

namespace {

/// Builds the tree and refuses repeated keys.
class TreeBuilder final : public JsonEvents {
public:
    void onNull() override { add(nullptr); }
    void onBool(bool value) override { add(value); }
    void onInteger(std::int64_t value) override { add(value); }
    void onUnsigned(std::uint64_t value) override { add(value); }
    void onFloat(double value) override { add(value); }
    void onString(std::string& value) override { add(std::move(value)); }
    void onObjectStart() override { m_open.push_back(add(nlohmann::json::object())); }
    void onArrayStart() override { m_open.push_back(add(nlohmann::json::array())); }
    void onObjectEnd() override { m_open.pop_back(); }
    void onArrayEnd() override { m_open.pop_back(); }

    void onKey(std::string& key) override {
        if (m_open.back()->contains(key)) {
            refuse(concat("the key ", quotedForMessage(key), " is there twice"));
        }
        m_key = std::move(key);
    }

    [[nodiscard]] nlohmann::json take() { return std::move(m_root); }

private:
    /// Only the innermost open value grows, so the pointers to the open ones stay valid.
    nlohmann::json* add(nlohmann::json value) {
        if (m_open.empty()) {
            m_root = std::move(value);
            return &m_root;
        }
        nlohmann::json& parent = *m_open.back();
        if (parent.is_array()) {
            parent.push_back(std::move(value));
            return &parent.back();
        }
        return &(parent[m_key] = std::move(value));
    }

    nlohmann::json m_root;
    std::vector<nlohmann::json*> m_open;
    std::string m_key;
};

}  // namespace

nlohmann::json parseJson(std::string_view text, const std::string& sourceName,
                         const JsonLimits& limits) {
    TreeBuilder builder;
    readJsonEvents(text, sourceName, limits, builder);
    return builder.take();
}

nlohmann::json readJsonFile(const std::filesystem::path& path, const JsonLimits& limits) {
    return parseJson(readTextFile(path, limits.maxBytes), path.string(), limits);
}

}  // namespace audioldm::engine::weights
