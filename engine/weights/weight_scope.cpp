// SPDX-License-Identifier: MIT
#include "engine/core/exception.h"
#include "engine/weights/weight_store.h"

namespace audioldm::engine::weights {

WeightScope WeightScope::sub(std::string_view name) const {
    return WeightScope(*m_store, concat(m_prefix, name, "."));
}

WeightScope WeightScope::sub(std::size_t index) const {
    return sub(std::to_string(index));
}

Weight WeightScope::take(std::string_view name, std::vector<std::int64_t> shape, WeightRole role,
                         WeightLayout arrange, WeightLayout pack) const {
    return m_store->request(
        {{fullName(name)}, std::move(shape), role, std::move(arrange), std::move(pack)});
}

Weight WeightScope::takeJoined(const std::vector<std::string>& names,
                               std::vector<std::int64_t> shape, WeightRole role,
                               WeightLayout arrange, WeightLayout pack) const {
    std::vector<std::string> full;
    full.reserve(names.size());
    for (const std::string& name : names) {
        full.push_back(fullName(name));
    }
    return m_store->request(
        {std::move(full), std::move(shape), role, std::move(arrange), std::move(pack)});
}

bool WeightScope::has(std::string_view name) const {
    return m_store->m_files.find(fullName(name)).entry != nullptr;
}

std::string WeightScope::fullName(std::string_view name) const {
    return concat(m_prefix, name);
}

}  // namespace audioldm::engine::weights
