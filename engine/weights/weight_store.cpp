// SPDX-License-Identifier: MIT
#include "engine/weights/weight_store.h"

#include <ATen/Parallel.h>

#include <atomic>
#include <cstddef>
#include <span>

#include "engine/core/exception.h"
#include "engine/weights/finite_check.h"

namespace audioldm::engine::weights {
namespace {

at::ScalarType scalarType(ElementType type) {
    switch (type) {
        case ElementType::Float64:
            return at::kDouble;
        case ElementType::Float32:
            return at::kFloat;
        case ElementType::Float16:
            return at::kHalf;
        case ElementType::BFloat16:
            return at::kBFloat16;
        case ElementType::Int64:
            return at::kLong;
        case ElementType::Int32:
            return at::kInt;
        case ElementType::Int16:
            return at::kShort;
        case ElementType::Int8:
            return at::kChar;
        case ElementType::UInt8:
        case ElementType::Bool:
            break;
    }
    return at::kByte;
}

bool isFloating(ElementType type) {
    return type == ElementType::Float64 || type == ElementType::Float32 ||
           type == ElementType::Float16 || type == ElementType::BFloat16;
}

std::string shapeText(const std::vector<std::int64_t>& shape) {
    std::string text = "[";
    for (std::size_t i = 0; i < shape.size(); ++i) {
        text += (i == 0 ? "" : ", ") + std::to_string(shape[i]);
    }
    return text + "]";
}

/// What reading a tensor, or a piece of one, tells besides its values.
struct ReadResult {
    ContentHash hash;
    bool finite = true;
};

/// Reads elements [first, last) of a tensor into `target` (1-D, any dtype).
ReadResult readElements(const WeightFiles::Located& source, const at::Tensor& target,
                        std::int64_t first, std::int64_t last) {
    const auto size = static_cast<std::int64_t>(elementSize(source.entry->type));
    const auto bytes = static_cast<std::size_t>((last - first) * size);
    const auto offset = static_cast<std::uint64_t>(first * size);
    const at::Tensor slice = target.slice(0, first, last);
    const bool direct = scalarType(source.entry->type) == target.scalar_type();
    const at::Tensor raw =
        direct ? slice : at::empty({last - first}, scalarType(source.entry->type));
    const std::span memory(static_cast<std::byte*>(raw.data_ptr()), bytes);
    source.file->read(*source.entry, memory, offset);
    if (!direct) {
        slice.copy_(raw);
    }
    return {hashOf(memory), allFinite(memory, source.entry->type)};
}

/// Reads a whole tensor into `target` (1-D), by all threads where it is large.
ReadResult readTensor(const WeightFiles::Located& source, const at::Tensor& target) {
    const std::int64_t count = target.numel();
    const std::int64_t pieceSize = static_cast<std::int64_t>(kHashedPieceBytes) /
                                   static_cast<std::int64_t>(elementSize(source.entry->type));
    const std::int64_t pieces = (count + pieceSize - 1) / pieceSize;
    std::vector<ContentHash> hashes(static_cast<std::size_t>(pieces));
    std::atomic<bool> finite{true};
    at::parallel_for(0, pieces, 1, [&](std::int64_t begin, std::int64_t end) {
        for (std::int64_t i = begin; i < end; ++i) {
            const ReadResult piece =
                readElements(source, target, i * pieceSize, std::min(count, (i + 1) * pieceSize));
            hashes[static_cast<std::size_t>(i)] = piece.hash;
            if (!piece.finite) {
                finite = false;
            }
        }
    });
    return {hashOf(hashes), finite};
}

bool beginsWithOne(const std::string& name, const std::vector<std::string>& prefixes) {
    return prefixes.empty() ||
           std::any_of(prefixes.begin(), prefixes.end(),
                       [&](const std::string& prefix) { return name.starts_with(prefix); });
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

WeightStore::WeightStore(WeightFiles files, DtypePolicy policy, const ComputeOptions& compute)
    : m_files(std::move(files)),
      m_policy(std::move(policy)),
      m_compute(compute) {}

WeightScope WeightStore::scope() {
    return WeightScope(*this, "");
}

void WeightStore::allowUnused(std::vector<std::string> names) {
    m_allowedUnused.insert(std::make_move_iterator(names.begin()),
                           std::make_move_iterator(names.end()));
}

Weight WeightStore::request(WeightRequest request) {
    auto slot = std::make_shared<WeightSlot>();
    slot->dtype = m_policy(request.names.front(), request.role);
    slot->request = std::move(request);
    m_slots.push_back(slot);
    return Weight(std::move(slot));
}

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

std::vector<WeightStore::NonFinite> WeightStore::scan(const std::vector<std::string>& prefixes) {
    std::vector<NonFinite> found;
    for (const auto& slot : m_slots) {
        for (const std::string& name : slot->request.names) {
            const auto located = m_files.find(name);
            if (located.entry == nullptr || !beginsWithOne(name, prefixes)) {
                continue;
            }
            const at::Tensor raw =
                at::empty({located.entry->elementCount()}, scalarType(located.entry->type));
            const ReadResult read = readTensor(located, raw);
            m_hashes[name] = read.hash;
            if (!read.finite) {
                found.push_back({name, at::isfinite(raw).logical_not().sum().item<std::int64_t>()});
            }
        }
    }
    return found;
}

void WeightStore::load(const std::vector<std::string>& prefixes) {
    for (const auto& slot : m_slots) {
        if (slot->loaded.defined() || !beginsWithOne(slot->request.names.front(), prefixes)) {
            continue;
        }
        std::vector<std::int64_t> shape = slot->request.shape;
        const std::int64_t each = c10::multiply_integers(shape);
        const auto parts = static_cast<std::int64_t>(slot->request.names.size());
        shape.at(0) *= parts;
        const at::Tensor plain = at::empty({each * parts}, slot->dtype);
        for (std::int64_t i = 0; i < parts; ++i) {
            const std::string& name = slot->request.names[static_cast<std::size_t>(i)];
            const ReadResult read =
                readTensor(m_files.find(name), plain.slice(0, i * each, (i + 1) * each));
            m_hashes[name] = read.hash;
            if (!read.finite) {
                m_suspects.push_back(name);
            }
        }
        const at::Tensor shaped = plain.to(m_compute.device).view(shape);
        slot->loaded = slot->request.layout ? slot->request.layout(shaped) : shaped;
    }
}

ContentHash WeightStore::readHash() const {
    std::string description;
    for (const auto& [name, hash] : m_hashes) {
        const TensorEntry& entry = *m_files.find(name).entry;
        description += concat(name, ' ', elementTypeName(entry.type), ' ', shapeText(entry.shape),
                              ' ', toHex(hash), '\n');
    }
    return hashOf(description);
}

std::int64_t WeightStore::plannedBytes(const std::vector<std::string>& prefixes) const {
    std::int64_t bytes = 0;
    for (const auto& slot : m_slots) {
        const WeightRequest& request = slot->request;
        if (beginsWithOne(request.names.front(), prefixes)) {
            bytes +=
                c10::multiply_integers(request.shape) *
                static_cast<std::int64_t>(request.names.size() * c10::elementSize(slot->dtype));
        }
    }
    return bytes;
}

std::int64_t WeightStore::loadedBytes() const {
    std::int64_t bytes = 0;
    for (const auto& slot : m_slots) {
        if (slot->loaded.defined()) {
            bytes += slot->loaded.numel() * static_cast<std::int64_t>(slot->loaded.element_size());
        }
    }
    return bytes;
}

std::int64_t WeightStore::parameterCount() const {
    std::int64_t count = 0;
    for (const SafetensorsFile& file : m_files.files()) {
        for (const TensorEntry& entry : file.entries()) {
            count += entry.elementCount();
        }
    }
    return count;
}

WeightScope WeightScope::sub(std::string_view name) const {
    return WeightScope(*m_store, concat(m_prefix, name, "."));
}

WeightScope WeightScope::sub(std::size_t index) const {
    return sub(std::to_string(index));
}

Weight WeightScope::take(std::string_view name, std::vector<std::int64_t> shape, WeightRole role,
                         WeightLayout layout) const {
    return m_store->request({{fullName(name)}, std::move(shape), role, std::move(layout)});
}

Weight WeightScope::takeJoined(const std::vector<std::string>& names,
                               std::vector<std::int64_t> shape, WeightRole role,
                               WeightLayout layout) const {
    std::vector<std::string> full;
    full.reserve(names.size());
    for (const std::string& name : names) {
        full.push_back(fullName(name));
    }
    return m_store->request({std::move(full), std::move(shape), role, std::move(layout)});
}

bool WeightScope::has(std::string_view name) const {
    return m_store->m_files.find(fullName(name)).entry != nullptr;
}

std::string WeightScope::fullName(std::string_view name) const {
    return concat(m_prefix, name);
}

}  // namespace audioldm::engine::weights
