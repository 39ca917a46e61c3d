// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "engine/text/vocabulary.h"
#include "engine/weights/json_reader.h"

namespace audioldm::engine::text {

/// Takes in the JSON object of tokens and ids, entry by entry: a vocabulary is refused at its first
/// bad entry, however long it is.
class VocabularyEvents final : public weights::JsonEvents {
public:
    void onNull() override { refuseValue("null"); }
    void onBool(bool) override { refuseValue("a truth value"); }
    void onInteger(std::int64_t value) override { refuseValue(std::to_string(value)); }
    void onUnsigned(std::uint64_t value) override;
    void onFloat(double) override { refuseValue("a number that is not an integer"); }
    void onString(std::string&) override { refuseValue("a string"); }
    void onObjectStart() override;
    void onKey(std::string& key) override { m_token = std::move(key); }
    void onObjectEnd() override {}
    void onArrayStart() override { refuseValue("an array"); }
    void onArrayEnd() override {}

    /// After the whole text.
    /// throws  EngineException(ModelInvalid) when ids are missing or there twice
    [[nodiscard]] Vocabulary take(const std::string& sourceName) &&;

private:
    [[noreturn]] void refuseValue(const std::string& what) const;

    bool m_isOpen = false;
    std::string m_token;
    Vocabulary m_vocabulary;
};

}  // namespace audioldm::engine::text
