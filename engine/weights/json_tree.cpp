// SPDX-License-Identifier: MIT
#include <utility>
#include <vector>

#include "engine/core/exception.h"
#include "engine/weights/json_reader.h"
#include "engine/weights/located_json.h"
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
    void onObjectStart() override { open(nlohmann::json::object()); }
    void onArrayStart() override { open(nlohmann::json::array()); }
    void onObjectEnd() override { m_open.pop_back(); }
    void onArrayEnd() override { m_open.pop_back(); }

    void onKey(std::string& key) override {
        Open& object = m_open.back();
        const bool isThere = object.value->contains(key);
        object.key = std::move(key);
        if (isThere) {
            refuse(concat("the key ", quotedForMessage(object.key), " is there twice"));
        }
    }

    [[nodiscard]] nlohmann::json take() { return std::move(m_root); }

    /// Where the reading is.
    [[nodiscard]] std::string place() const {
        std::string path;
        for (const Open& open : m_open) {
            if (open.value->is_array()) {
                path += concat('[', open.value->size(), ']');
            } else if (!open.key.empty()) {
                path += concat(path.empty() ? "" : ".", open.key);
            }
        }
        return path;
    }

private:
    struct Open {
        nlohmann::json* value;
        std::string key;  ///< of an object: the one that was read last
    };

    void open(nlohmann::json value) {
        nlohmann::json* const added = add(std::move(value));
        m_open.push_back({added, {}});
    }

    /// Only the innermost open value grows, so the pointers to the open ones stay valid.
    nlohmann::json* add(nlohmann::json value) {
        if (m_open.empty()) {
            m_root = std::move(value);
            return &m_root;
        }
        nlohmann::json& parent = *m_open.back().value;
        if (parent.is_array()) {
            parent.push_back(std::move(value));
            return &parent.back();
        }
        return &(parent[m_open.back().key] = std::move(value));
    }

    nlohmann::json m_root;
    std::vector<Open> m_open;
};

}  // namespace

nlohmann::json parseJson(std::string_view text, const std::string& sourceName,
                         const JsonLimits& limits) {
    std::string place;
    return parseLocatedJson(text, sourceName, limits, place);
}

nlohmann::json parseLocatedJson(std::string_view text, const std::string& sourceName,
                                const JsonLimits& limits, std::string& place) {
    TreeBuilder builder;
    try {
        readJsonEvents(text, sourceName, limits, builder);
    } catch (const EngineException&) {
        place = builder.place();
        throw;
    }
    return builder.take();
}

nlohmann::json readJsonFile(const std::filesystem::path& path, const JsonLimits& limits) {
    return parseJson(readTextFile(path, limits.maxBytes), path.string(), limits);
}

}  // namespace audioldm::engine::weights
