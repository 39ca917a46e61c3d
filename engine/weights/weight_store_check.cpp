// SPDX-License-Identifier: MIT
// Whether the files hold what the layers ask for.
#include <algorithm>

#include "engine/core/exception.h"
#include "engine/weights/shape_text.h"
#include "engine/weights/weight_store.h"

namespace audioldm::engine::weights {
namespace {

bool isFloating(ElementType type) {
    return type == ElementType::Float64 || type == ElementType::Float32 ||
           type == ElementType::Float16 || type == ElementType::BFloat16;
}

void appendList(std::string& text, const char* title, const std::vector<std::string>& names) {
    constexpr std::size_t kShown = 20;
    if (names.empty()) {
        return;
    }
    text += concat("\n", title, " (", names.size(), "):");
    for (std::size_t i = 0; i < std::min(kShown, names.size()); ++i) {
        text += "\n  " + names[i];
    }
    if (names.size() > kShown) {
        text += concat("\n  and ", names.size() - kShown, " more");
    }
}

}  // namespace

WeightMismatch WeightStore::compare() const {
    WeightMismatch mismatch;
    std::unordered_set<std::string_view> used;
    for (const auto& slot : m_slots) {
        for (const std::string& name : slot->request.names) {
            used.insert(name);
            const auto located = m_files.find(name);
            if (located.entry == nullptr) {
                mismatch.missing.push_back(name);
            } else if (located.entry->shape != slot->request.shape) {
                mismatch.wrongShape.push_back(
                    concat(name, ": expected ", shapeText(slot->request.shape), ", the file has ",
                           shapeText(located.entry->shape)));
            } else if (!isFloating(located.entry->type)) {
                mismatch.wrongShape.push_back(
                    concat(name, ": expected a floating-point type, the file has ",
                           elementTypeName(located.entry->type)));
            }
        }
    }
    for (const std::string& name : m_files.names()) {
        if (!used.contains(name) && !m_allowedUnused.contains(name)) {
            mismatch.unused.push_back(name);
        }
    }
    return mismatch;
}

void WeightStore::check() const {
    const WeightMismatch mismatch = compare();
    if (mismatch.empty()) {
        return;
    }
    const std::string folder = m_files.folder().string();
    std::string message = concat("The weights in ", folder,
                                 " do not fit the architecture that its config.json describes.");
    appendList(message, "missing", mismatch.missing);
    appendList(message, "wrong shape or type", mismatch.wrongShape);
    appendList(message, "not part of the architecture", mismatch.unused);
    message += "\nThe folder is damaged or belongs to another architecture; get the model again.";
    fail(mismatch.missing.empty() ? ErrorCode::ShapeMismatch : ErrorCode::WeightMissing, message,
         folder);
}

}  // namespace audioldm::engine::weights
