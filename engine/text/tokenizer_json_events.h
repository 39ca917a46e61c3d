// SPDX-License-Identifier: MIT
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "engine/text/vocabulary.h"
#include "engine/text/vocabulary_events.h"
#include "engine/weights/json_reader.h"

namespace audioldm::engine::text {

/// Takes in tokenizer.json: vocabulary and merges entry by entry, added tokens and the directions
/// as small trees, all else is passed over.
class TokenizerJsonEvents final : public weights::JsonEvents {
public:
    void onNull() override { onScalar(nullptr); }
    void onBool(bool value) override { onScalar(value); }
    void onInteger(std::int64_t value) override { onScalar(value); }
    void onUnsigned(std::uint64_t value) override;
    void onFloat(double value) override { onScalar(value); }
    void onString(std::string& value) override;
    void onObjectStart() override;
    void onKey(std::string& key) override;
    void onObjectEnd() override { leave(); }
    void onArrayStart() override;
    void onArrayEnd() override;

    VocabularyEvents vocabulary;
    /// In their order: "a b" is kept as {"a b", ""}.
    std::vector<MergeText> merges;
    std::vector<nlohmann::json> addedTokens;  ///< objects
    std::string truncationDirection;
    std::string paddingDirection;

    /// What the file must have. Returns what is missing, or nothing.
    [[nodiscard]] std::optional<std::string> missing() const;

private:
    enum class Place {
        Start,
        Root,
        Model,
        Vocabulary,
        Merges,
        MergePair,
        AddedTokens,
        AddedToken,
        Truncation,
        Padding,
        Other,
    };

    [[nodiscard]] Place place() const { return m_places.empty() ? Place::Start : m_places.back(); }
    /// Where an object or array that begins now belongs; refuses one that is out of place.
    [[nodiscard]] Place objectPlace() const;
    [[nodiscard]] Place arrayPlace() const;
    void onScalar(const nlohmann::json& value);
    void addMergeText(std::string& value);
    void enter(Place place) { m_places.push_back(place); }
    void leave() { m_places.pop_back(); }
    [[noreturn]] static void refuseKind(std::string_view what, std::string_view kind);

    std::vector<Place> m_places;
    std::string m_key;
    std::set<std::string, std::less<>> m_rootKeys;
    std::set<std::string, std::less<>> m_modelKeys;
    std::vector<std::string> m_pair;
};

}  // namespace audioldm::engine::text
