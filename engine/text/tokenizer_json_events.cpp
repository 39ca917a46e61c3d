// SPDX-License-Identifier: MIT
#include "engine/text/tokenizer_json_events.h"

#include <utility>

#include "engine/core/exception.h"
#include "engine/text/added_tokens.h"
#include "engine/weights/utf8.h"

namespace audioldm::engine::text {

using weights::quotedForMessage;

std::optional<std::string> TokenizerJsonEvents::missing() const {
    if (!m_modelKeys.contains("vocab")) {
        return "model.vocab";
    }
    if (!m_modelKeys.contains("merges")) {
        return "model.merges";
    }
    return std::nullopt;
}

void TokenizerJsonEvents::onKey(std::string& key) {
    const auto insertOnce = [&key](std::set<std::string, std::less<>>& keys) {
        if (!keys.insert(key).second) {
            refuse(concat("the key ", quotedForMessage(key), " is there twice"));
        }
    };
    switch (place()) {
        case Place::Vocabulary:
            return vocabulary.onKey(key);
        case Place::Root:
            insertOnce(m_rootKeys);
            break;
        case Place::Model:
            insertOnce(m_modelKeys);
            break;
        case Place::AddedToken:
            if (addedTokens.back().contains(key)) {
                refuse(concat("the key ", quotedForMessage(key), " is there twice"));
            }
            break;
        default:
            break;
    }
    m_key = std::move(key);
}

void TokenizerJsonEvents::onObjectStart() {
    const Place next = objectPlace();
    if (next == Place::Vocabulary) {
        vocabulary.onObjectStart();
    } else if (next == Place::AddedToken) {
        if (addedTokens.size() == kMostAddedTokens) {
            refuse(concat("there are more than ", kMostAddedTokens, " added tokens"));
        }
        addedTokens.push_back(nlohmann::json::object());
    }
    enter(next);
}

TokenizerJsonEvents::Place TokenizerJsonEvents::objectPlace() const {
    switch (place()) {
        case Place::Start:
            return Place::Root;
        case Place::Root:
            if (m_key == "added_tokens") {
                refuseKind("added_tokens", "an array");
            }
            return m_key == "model"        ? Place::Model
                   : m_key == "truncation" ? Place::Truncation
                   : m_key == "padding"    ? Place::Padding
                                           : Place::Other;
        case Place::Model:
            if (m_key == "merges") {
                refuseKind("model.merges", "an array");
            }
            return m_key == "vocab" ? Place::Vocabulary : Place::Other;
        case Place::AddedTokens:
            return Place::AddedToken;
        case Place::Vocabulary:
        case Place::AddedToken:
            refuseKind("an entry", "a plain value");
        case Place::Merges:
        case Place::MergePair:
            refuseKind("a merge", "a text or a pair of texts");
        default:
            return Place::Other;
    }
}

void TokenizerJsonEvents::onArrayStart() {
    const Place next = arrayPlace();
    if (next == Place::MergePair) {
        m_pair.clear();
    }
    enter(next);
}

TokenizerJsonEvents::Place TokenizerJsonEvents::arrayPlace() const {
    switch (place()) {
        case Place::Start:
            refuseKind("tokenizer.json", "an object");
        case Place::Root:
            if (m_key == "model" || m_key == "truncation" || m_key == "padding") {
                refuseKind(m_key, "an object");
            }
            return m_key == "added_tokens" ? Place::AddedTokens : Place::Other;
        case Place::Model:
            if (m_key == "vocab") {
                refuseKind("model.vocab", "an object");
            }
            return m_key == "merges" ? Place::Merges : Place::Other;
        case Place::Merges:
            return Place::MergePair;
        case Place::MergePair:
            refuseKind("a merge", "a text or a pair of texts");
        case Place::Vocabulary:
        case Place::AddedToken:
            refuseKind("an entry", "a plain value");
        case Place::AddedTokens:
            refuseKind("an added token", "an object");
        default:
            return Place::Other;
    }
}

void TokenizerJsonEvents::onArrayEnd() {
    if (place() == Place::MergePair) {
        if (m_pair.size() != 2) {
            refuse(concat("a merge has ", m_pair.size(), " texts instead of 2"));
        }
        if (m_pair[0].empty() || m_pair[1].empty()) {
            refuse("a text of a merge is empty");
        }
        merges.emplace_back(std::move(m_pair[0]), std::move(m_pair[1]));
    }
    leave();
}

void TokenizerJsonEvents::onUnsigned(std::uint64_t value) {
    if (place() == Place::Vocabulary) {
        vocabulary.onUnsigned(value);
    } else {
        onScalar(value);
    }
}

void TokenizerJsonEvents::onString(std::string& value) {
    switch (place()) {
        case Place::Merges:
        case Place::MergePair:
            addMergeText(value);
            break;
        case Place::Truncation:
        case Place::Padding:
            if (m_key == "direction") {
                (place() == Place::Padding ? paddingDirection : truncationDirection) = value;
            }
            break;
        default:
            onScalar(value);
    }
}

void TokenizerJsonEvents::addMergeText(std::string& value) {
    if (value.size() > 2 * kLongestToken + 1) {
        refuse(concat("a merge has ", value.size(), " bytes; at most ", 2 * kLongestToken + 1,
                      " are accepted"));
    }
    if (place() == Place::MergePair) {
        if (m_pair.size() == 2) {
            refuse("a merge has more than 2 texts");
        }
        m_pair.push_back(std::move(value));
    } else {
        merges.emplace_back(std::move(value), std::string{});
    }
    if (merges.size() > kMostMerges) {
        refuse(concat("there are more than ", kMostMerges, " merges"));
    }
}

void TokenizerJsonEvents::onScalar(const nlohmann::json& value) {
    switch (place()) {
        case Place::Start:
            refuseKind("tokenizer.json", "an object");
        case Place::Root:
            if (m_key == "model" ||
                ((m_key == "truncation" || m_key == "padding" || m_key == "added_tokens") &&
                 !value.is_null())) {
                refuseKind(m_key, m_key == "added_tokens" ? "an array" : "an object");
            }
            break;
        case Place::Model:
            if (m_key == "vocab" || m_key == "merges") {
                refuseKind(concat("model.", m_key), m_key == "vocab" ? "an object" : "an array");
            }
            if (m_key == "type" && value != "BPE") {
                refuse("model.type is not \"BPE\": this is no tokenizer of RoBERTa's kind");
            }
            break;
        case Place::Vocabulary:
            refuseKind(concat("the id of the token ", quotedForMessage(m_key)),
                       "an integer from 0 on");
        case Place::Merges:
        case Place::MergePair:
            refuseKind("a merge", "a text or a pair of texts");
        case Place::AddedTokens:
            refuseKind("an added token", "an object");
        case Place::AddedToken:
            addedTokens.back()[m_key] = value;
            break;
        default:
            break;
    }
}

void TokenizerJsonEvents::refuseKind(std::string_view what, std::string_view kind) {
    refuse(concat(what, " must be ", kind));
}

}  // namespace audioldm::engine::text
