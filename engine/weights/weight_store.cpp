// SPDX-License-Identifier: MIT
#include "engine/weights/weight_store.h"

#include <ATen/core/grad_mode.h>
#include <c10/core/InferenceMode.h>

#include <algorithm>

#include "engine/core/cuda_plugin.h"
#include "engine/core/exception.h"
#include "engine/weights/quantized_weight.h"
#include "engine/weights/shape_text.h"
#include "engine/weights/tensor_reading.h"

namespace audioldm::engine::weights {
namespace {

bool beginsWithOne(const std::string& name, const std::vector<std::string>& prefixes) {
    return prefixes.empty() ||
           std::any_of(prefixes.begin(), prefixes.end(),
                       [&](const std::string& prefix) { return name.starts_with(prefix); });
}

/// Whether the weight is used by use(), so that it need not be kept formed.
bool isLarge(WeightRole role) {
    return role == WeightRole::Linear || role == WeightRole::Convolution;
}

int bitsOf(const WeightRequest& request, const StoragePolicy& storage) {
    return storage && isLarge(request.role) ? storage(request.names.front(), request.role) : 0;
}

/// The shape that the weight is arranged to: asked of the arrangement itself, with a tensor that
/// has no memory.
std::vector<std::int64_t> arrangedShape(const WeightSlot& slot) {
    std::vector<std::int64_t> shape = slot.request.shape;
    shape.at(0) *= static_cast<std::int64_t>(slot.request.names.size());
    if (!slot.request.arrange) {
        return shape;
    }
    const auto withoutMemory = at::TensorOptions().dtype(slot.dtype).device(at::kMeta);
    return slot.request.arrange(at::empty(shape, withoutMemory)).sizes().vec();
}

std::int64_t elementsOf(const WeightSlot& slot) {
    return c10::multiply_integers(arrangedShape(slot));
}

/// Bytes of the stored form of a weight of that shape, but for what fills blocks.
std::int64_t storedBytes(const std::vector<std::int64_t>& shape, int bits) {
    const std::int64_t elements = c10::multiply_integers(shape);
    constexpr std::int64_t kScaleAndMinimum = 4;
    if (bits == 4) {
        return elements / 2 + elements / QuantizedWeight::kGroupSize * kScaleAndMinimum;
    }
    return elements + shape.front() * static_cast<std::int64_t>(sizeof(float));
}

}  // namespace

WeightStore::WeightStore(WeightFiles files, DtypePolicy policy, const ComputeOptions& compute,
                         StoragePolicy storage)
    : m_files(std::move(files)),
      m_policy(std::move(policy)),
      m_storage(std::move(storage)),
      m_compute(compute) {
    if (m_compute.device.is_cuda()) {
        const auto plugin = loadCudaPlugin();
        if (plugin.ok() && plugin.value()->copies != nullptr) {
            m_streamer =
                std::make_unique<WeightStreamer>(*plugin.value()->copies, m_compute.device);
        }
    }
}

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
    slot->bits = bitsOf(request, m_storage);
    slot->source = this;
    slot->request = std::move(request);
    m_slots.push_back(slot);
    return Weight(std::move(slot));
}

std::vector<WeightStore::NonFinite> WeightStore::scan(const std::vector<std::string>& prefixes) {
    std::vector<NonFinite> found;
    for (const auto& slot : m_slots) {
        for (const std::string& name : slot->request.names) {
            const auto located = m_files.find(name);
            if (located.entry == nullptr || !beginsWithOne(name, prefixes)) {
                continue;
            }
            std::int64_t notFinite = 0;
            const bool first =
                m_hashes.insert_or_assign(name, scanTensor(located, notFinite).hash).second;
            if (notFinite > 0) {
                found.push_back({name, notFinite});
                if (first) {
                    m_suspects.push_back(name);
                }
            }
        }
    }
    return found;
}

WeightStore::Slots WeightStore::slotsOf(const std::vector<std::string>& prefixes) const {
    std::vector<std::pair<std::int64_t, std::shared_ptr<WeightSlot>>> bySize;
    for (const auto& slot : m_slots) {
        if (beginsWithOne(slot->request.names.front(), prefixes)) {
            bySize.emplace_back(elementsOf(*slot), slot);
        }
    }
    // What is made on the way is largest for the largest: it comes while least else is in memory.
    std::stable_sort(bySize.begin(), bySize.end(),
                     [](const auto& left, const auto& right) { return left.first > right.first; });
    Slots slots;
    for (auto& [size, slot] : bySize) {
        slots.push_back(std::move(slot));
    }
    return slots;
}

/// The weight as the file has it, joined, in the shape of the request.
at::Tensor WeightStore::read(const WeightSlot& slot, at::ScalarType dtype) const {
    std::vector<std::int64_t> shape = slot.request.shape;
    const std::int64_t each = c10::multiply_integers(shape);
    const auto parts = static_cast<std::int64_t>(slot.request.names.size());
    shape.at(0) *= parts;
    at::Tensor plain = at::empty({each * parts}, dtype);
    for (std::int64_t i = 0; i < parts; ++i) {
        const std::string& name = slot.request.names[static_cast<std::size_t>(i)];
        const ReadResult result =
            readTensor(m_files.find(name), plain.slice(0, i * each, (i + 1) * each));
        const bool first = m_hashes.insert_or_assign(name, result.hash).second;
        if (!result.finite && first) {
            m_suspects.push_back(name);
        }
    }
    return plain.view(shape);
}

at::Tensor WeightStore::readArranged(const WeightSlot& slot, at::ScalarType dtype) const {
    at::Tensor plain = read(slot, dtype);
    return slot.request.arrange ? slot.request.arrange(plain) : plain;
}

/// The form that layers compute with, from the file.
at::Tensor WeightStore::formPlain(const WeightSlot& slot, at::Device device) const {
    at::Tensor plain = read(slot, slot.dtype).to(device);
    if (slot.request.arrange) {
        plain = slot.request.arrange(plain);
    }
    return slot.request.pack ? slot.request.pack(plain) : plain;
}

/// Whether the weight has a master in the host's memory, from which it is copied to a GPU.
bool WeightStore::isStreamed(const WeightSlot& slot) const {
    return m_streamer != nullptr && slot.bits == 0 && isLarge(slot.request.role);
}

UsedWeight WeightStore::form(const WeightSlot& slot) const {
    if (!isStreamed(slot)) {
        return {formPlain(slot, m_compute.device), {}};
    }
    if (!m_streamer->holds(&slot)) {
        m_streamer->keep(&slot, formPlain(slot, at::kCPU));
    }
    return {m_streamer->bring(&slot), {}};
}

UsedWeight WeightStore::make(const WeightSlot& slot) const {
    if (slot.stored) {
        return slot.stored->expand();
    }
    const at::NoGradGuard noGradients;
    return isStreamed(slot) && m_streamer->holds(&slot) ? UsedWeight{m_streamer->stream(&slot), {}}
                                                        : form(slot);
}

void WeightStore::load(const std::vector<std::string>& prefixes, const WeightPlacement& placement) {
    const at::NoGradGuard noGradients;
    // Not inference tensors, whatever this is called within: gradients may have to go through them.
    const c10::InferenceMode normalTensors(false);
    const Slots slots = slotsOf(prefixes);
    // What is no longer wanted goes first.
    std::int64_t room = placement.formedBytes;
    std::vector<bool> formed;
    for (const auto& slot : slots) {
        formed.push_back(!isLarge(slot->request.role) ||
                         takeRoom(room, sizeOf(*slot, slot->bits).formed));
        if (!formed.back()) {
            slot->loaded = {};
        } else if (slot->loaded.tensor.defined() && !placement.keepStored) {
            slot->stored.reset();
        }
    }
    for (std::size_t i = 0; i < slots.size(); ++i) {
        WeightSlot& slot = *slots[i];
        const bool complete = slot.loaded.tensor.defined() &&
                              (slot.bits == 0 || slot.stored || !placement.keepStored);
        if (complete || (slot.bits == 0 && !formed[i]) || (slot.stored && !formed[i])) {
            continue;
        }
        if (slot.bits == 0) {
            slot.loaded = form(slot);
            continue;
        }
        if (!slot.stored && formed[i] && !placement.keepStored) {
            slot.loaded =
                QuantizedWeight::round(readArranged(slot, at::kFloat).contiguous(), slot.bits,
                                       slot.dtype, slot.request.pack, m_compute.device);
            continue;
        }
        if (!slot.stored) {
            slot.stored = std::make_shared<const QuantizedWeight>(
                QuantizedWeight::quantize(readArranged(slot, at::kFloat).contiguous(), slot.bits,
                                          slot.dtype, slot.request.pack, m_compute.device));
        }
        if (formed[i] && !slot.loaded.tensor.defined()) {
            slot.loaded = slot.stored->expand();
        }
        if (formed[i] && !placement.keepStored) {
            slot.stored.reset();
        }
    }
}

// Freeing must not fail, so these do not ask for sizes, which runs arrangements.
void WeightStore::release(const std::vector<std::string>& prefixes) {
    if (m_streamer) {
        m_streamer->forgetAhead();
    }
    for (const auto& slot : m_slots) {
        if (beginsWithOne(slot->request.names.front(), prefixes)) {
            slot->loaded = {};
            slot->stored.reset();
        }
    }
}

void WeightStore::releaseFormed(const std::vector<std::string>& prefixes) {
    for (const auto& slot : m_slots) {
        if (slot->stored && beginsWithOne(slot->request.names.front(), prefixes)) {
            slot->loaded = {};
        }
    }
}

WeightSizes::One WeightStore::sizeOf(const WeightSlot& slot, int bits) const {
    WeightSizes::One one;
    one.isLarge = isLarge(slot.request.role);
    one.place = m_places ? m_places(slot.request.names.front()) : 0;
    const std::vector<std::int64_t> shape = arrangedShape(slot);
    const std::int64_t elements = c10::multiply_integers(shape);
    one.formed = elements * static_cast<std::int64_t>(c10::elementSize(slot.dtype));
    const bool isConvolution = slot.request.role == WeightRole::Convolution;
    // Packing a convolution brings it into the order of channels_last first, unless it has been
    // arranged to a matrix.
    const bool isMatrix = shape.size() == 2;
    const std::int64_t copies = !slot.request.pack ? 1 : isMatrix ? 2 : 3;
    one.making = copies * one.formed;
    if (m_streamer) {
        // What is made on the way is in the host's memory, but the next weight may be there
        // already.
        one.stored = bits == 0 ? 0 : storedBytes(shape, bits);
        one.making = bits == 0 ? 2 * one.formed : one.formed + one.stored;
        return one;
    }
    if (bits != 0) {
        one.stored = storedBytes(shape, bits);
        const std::int64_t wide = elements * static_cast<std::int64_t>(sizeof(float));
        // Arranging a convolution copies it; a matrix is only seen otherwise.
        const std::int64_t arranging = slot.request.arrange && isConvolution ? 2 * wide : wide;
        one.making = std::max({arranging, wide + one.formed, one.making + one.stored});
    }
    return one;
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

WeightSizes WeightStore::sizes(const std::vector<std::string>& prefixes) const {
    std::vector<WeightSizes::One> all;
    for (const auto& slot : slotsOf(prefixes)) {
        all.push_back(sizeOf(*slot, slot->bits));
    }
    return WeightSizes(std::move(all));
}

WeightSizes WeightStore::sizes(const std::vector<std::string>& prefixes,
                               const StoragePolicy& storage) const {
    std::vector<WeightSizes::One> all;
    for (const auto& slot : slotsOf(prefixes)) {
        all.push_back(sizeOf(*slot, bitsOf(slot->request, storage)));
    }
    return WeightSizes(std::move(all));
}

bool WeightStore::isRead(const std::vector<std::string>& prefixes) const {
    for (const auto& slot : slotsOf(prefixes)) {
        for (const std::string& name : slot->request.names) {
            if (!m_hashes.contains(name)) {
                return false;
            }
        }
    }
    return true;
}

std::int64_t WeightStore::loadedBytes() const {
    std::int64_t bytes = 0;
    for (const auto& slot : m_slots) {
        if (slot->loaded.tensor.defined()) {
            bytes += slot->loaded.tensor.numel() *
                     static_cast<std::int64_t>(slot->loaded.tensor.element_size());
        }
        if (slot->stored) {
            bytes += slot->stored->storedBytes();
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

}  // namespace audioldm::engine::weights
