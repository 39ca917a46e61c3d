// SPDX-License-Identifier: MIT
#include "engine/text/vocabulary_events.h"

#include <utility>

#include "engine/core/exception.h"
#include "engine/weights/utf8.h"

namespace audioldm::engine::text {

void VocabularyEvents::onUnsigned(std::uint64_t value) {
    if (!m_isOpen) {
        refuseValue(std::to_string(value));
    }
    if (auto refusal = m_vocabulary.add(m_token, value)) {
        refuse(std::move(*refusal));
    }
}

void VocabularyEvents::onObjectStart() {
    if (m_isOpen) {
        refuseValue("an object");
    }
    m_isOpen = true;
}

Vocabulary VocabularyEvents::take(const std::string& sourceName) && {
    if (const auto refusal = m_vocabulary.complete()) {
        fail(ErrorCode::ModelInvalid,
             concat(sourceName, ": ", *refusal, ". Get the model's tokenizer files again."),
             sourceName);
    }
    return std::move(m_vocabulary);
}

void VocabularyEvents::refuseValue(const std::string& what) const {
    if (!m_isOpen) {
        refuse(concat("the vocabulary is ", what, ", not an object of tokens and ids"));
    }
    refuse(concat("the id of the token ", weights::quotedForMessage(m_token), " is ", what,
                  ", not an integer from 0 on"));
}

}  // namespace audioldm::engine::text
