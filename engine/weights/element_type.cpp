// SPDX-License-Identifier: MIT
#include <array>
#include <cstddef>

#include "engine/weights/safetensors_file.h"

namespace audioldm::engine::weights {

namespace {

struct TypeRow {
    ElementType type;
    std::size_t size;
    std::string_view name;
};

/// In the order of ElementType.
constexpr std::array<TypeRow, 10> kTypes = {{
    {ElementType::Float64, 8, "F64"},
    {ElementType::Float32, 4, "F32"},
    {ElementType::Float16, 2, "F16"},
    {ElementType::BFloat16, 2, "BF16"},
    {ElementType::Int64, 8, "I64"},
    {ElementType::Int32, 4, "I32"},
    {ElementType::Int16, 2, "I16"},
    {ElementType::Int8, 1, "I8"},
    {ElementType::UInt8, 1, "U8"},
    {ElementType::Bool, 1, "BOOL"},
}};

const TypeRow& rowOf(ElementType type) {
    return kTypes.at(static_cast<std::size_t>(type));
}

}  // namespace

std::size_t elementSize(ElementType type) {
    return rowOf(type).size;
}

std::string_view elementTypeName(ElementType type) {
    return rowOf(type).name;
}

std::optional<ElementType> elementTypeFromName(std::string_view name) {
    for (const TypeRow& row : kTypes) {
        if (row.name == name) {
            return row.type;
        }
    }
    return std::nullopt;
}

}  // namespace audioldm::engine::weights
