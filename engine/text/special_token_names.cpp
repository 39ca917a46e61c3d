// SPDX-License-Identifier: MIT
#include "engine/text/special_token_names.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "engine/core/exception.h"
#include "engine/text/added_token_entry.h"

namespace audioldm::engine::text {

SpecialTokens::SpecialTokens() {
    constexpr std::array<std::pair<const char*, const char*>, 7> kRobertaTokens{{
        {"bos_token", "<s>"},
        {"eos_token", "</s>"},
        {"unk_token", "<unk>"},
        {"sep_token", "</s>"},
        {"pad_token", "<pad>"},
        {"cls_token", "<s>"},
        {"mask_token", "<mask>"},
    }};
    for (const auto& [name, content] : kRobertaTokens) {
        AddedToken token;
        token.content = content;
        m_named.emplace_back(name, std::move(token));
    }
}

void SpecialTokens::takeFrom(const nlohmann::json& object, const std::string& file) {
    for (const auto& [key, value] : object.items()) {
        if (key == "extra_special_tokens" || key == "additional_special_tokens") {
            takeExtra(value, file, key);
        } else if (key.ends_with("_token") && !value.is_boolean()) {  // "add_bos_token" is a flag
            set(key, value.is_null() ? std::nullopt
                                     : std::optional(parseSpecialToken(value, {file, key})));
        }
    }
}

void SpecialTokens::takeExtra(const nlohmann::json& value, const std::string& file,
                              const std::string& key) {
    if (value.is_null()) {
        return;
    }
    if (!value.is_array() && !value.is_object()) {
        refuseField({file, key}, "is neither a list nor an object");
    }
    if (value.size() > kMostAddedTokens) {
        refuseField({file, key}, concat("has more than ", kMostAddedTokens, " entries"));
    }
    for (const auto& [name, token] : value.items()) {
        AddedToken parsed = parseSpecialToken(token, {file, concat(key, ".", name)});
        if (value.is_object()) {
            set(name, std::move(parsed));
        } else {
            m_extra.push_back(std::move(parsed));
        }
    }
}

const AddedToken* SpecialTokens::find(std::string_view name) const {
    for (const auto& [key, token] : m_named) {
        if (key == name) {
            return token ? &*token : nullptr;
        }
    }
    return nullptr;
}

bool SpecialTokens::contains(std::string_view content) const {
    const std::vector<AddedToken> all = inOrder();
    return std::any_of(all.begin(), all.end(),
                       [content](const AddedToken& token) { return token.content == content; });
}

std::vector<AddedToken> SpecialTokens::inOrder() const {
    std::vector<AddedToken> tokens;
    for (const auto& [name, token] : m_named) {
        if (token) {
            tokens.push_back(*token);
        }
    }
    tokens.insert(tokens.end(), m_extra.begin(), m_extra.end());
    return tokens;
}

void SpecialTokens::set(const std::string& name, std::optional<AddedToken> token) {
    const auto found = std::find_if(m_named.begin(), m_named.end(),
                                    [&name](const auto& entry) { return entry.first == name; });
    if (found != m_named.end()) {
        found->second = std::move(token);
    } else {
        m_named.emplace_back(name, std::move(token));
    }
}

}  // namespace audioldm::engine::text
