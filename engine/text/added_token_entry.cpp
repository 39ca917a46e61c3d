// SPDX-License-Identifier: MIT
#include "engine/text/added_token_entry.h"

#include <nlohmann/json.hpp>

#include "engine/core/exception.h"
#include "engine/weights/utf8.h"

namespace audioldm::engine::text {

namespace {

AddedToken tokenOf(const nlohmann::json& content, const JsonPlace& place) {
    if (!content.is_string()) {
        refuseField(place, "is not a text");
    }
    AddedToken token;
    token.content = content.get<std::string>();
    if (token.content.empty()) {
        refuseField(place, "is empty");
    }
    if (token.content.size() > kLongestToken) {
        refuseField(place, concat("has ", token.content.size(), " bytes; at most ", kLongestToken,
                                  " are accepted"));
    }
    return token;
}

}  // namespace

void refuseField(const JsonPlace& place, const std::string& reason) {
    fail(ErrorCode::ModelInvalid,
         concat(place.file, ": ", place.field, " ", reason,
                ". Get the model's tokenizer files again."),
         place.file);
}

bool boolOr(const nlohmann::json& object, const char* key, bool otherwise, const JsonPlace& place) {
    const auto found = object.find(key);
    if (found == object.end()) {
        return otherwise;
    }
    if (!found->is_boolean()) {
        refuseField({place.file, place.field.empty() ? key : concat(place.field, ".", key)},
                    "is not true or false");
    }
    return found->get<bool>();
}

AddedToken parseAddedToken(const nlohmann::json& object, const JsonPlace& place) {
    if (!object.is_object()) {
        refuseField(place, "is not an object");
    }
    const auto content = object.find("content");
    if (content == object.end()) {
        refuseField(place, "has no content");
    }
    AddedToken token = tokenOf(*content, {place.file, concat(place.field, ".content")});
    token.takesSpaceBefore = boolOr(object, "lstrip", false, place);
    token.takesSpaceAfter = boolOr(object, "rstrip", false, place);
    token.isSpecial = boolOr(object, "special", false, place);
    token.isNormalized = boolOr(object, "normalized", !token.isSpecial, place);
    if (boolOr(object, "single_word", false, place)) {
        refuseField(place, concat("(", weights::quotedForMessage(token.content),
                                  ") has \"single_word\", which this program does not know"));
    }
    return token;
}

AddedToken parseSpecialToken(const nlohmann::json& value, const JsonPlace& place) {
    if (!value.is_object()) {
        return tokenOf(value, place);
    }
    nlohmann::json object = value;
    object["special"] = true;
    return parseAddedToken(object, place);
}

}  // namespace audioldm::engine::text
