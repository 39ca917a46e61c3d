// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/text/added_tokens.h"

namespace audioldm::engine::text {

/// The tokens that have a role, by the names of the reference: bos_token, eos_token, unk_token,
/// sep_token, pad_token, cls_token, mask_token, and whatever else a config names.
class SpecialTokens final {
public:
    /// RoBERTa's: <s>, </s>, <unk>, </s>, <pad>, <s>, <mask>.
    SpecialTokens();

    /// Takes over what an object (of tokenizer_config.json or special_tokens_map.json) says of
    /// them: keys that end in "_token" with a text, an object or null, "extra_special_tokens" and
    /// "additional_special_tokens".
    /// throws  EngineException(ModelInvalid), naming file and field
    void takeFrom(const nlohmann::json& object, const std::string& file);

    /// nullptr when it is null or not there.
    [[nodiscard]] const AddedToken* find(std::string_view name) const;
    /// Whether a token of any role has this content.
    [[nodiscard]] bool contains(std::string_view content) const;
    /// All of them in the order in which the reference adds them; a content may be there twice.
    [[nodiscard]] std::vector<AddedToken> inOrder() const;

private:
    void set(const std::string& name, std::optional<AddedToken> token);
    void takeExtra(const nlohmann::json& value, const std::string& file, const std::string& key);

    std::vector<std::pair<std::string, std::optional<AddedToken>>> m_named;
    std::vector<AddedToken> m_extra;
};

}  // namespace audioldm::engine::text
