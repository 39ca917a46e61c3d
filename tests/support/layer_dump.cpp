// SPDX-License-Identifier: MIT
#include "tests/support/layer_dump.h"

#include <ATen/ops/empty.h>

#include <span>
#include <stdexcept>

namespace audioldm::tests {
namespace {

using engine::weights::ElementType;

bool isWeight(const std::string& name) {
    return !name.starts_with("input.") && !name.starts_with("expected.");
}

std::string dumpBytes(const std::string& name) {
    return readBytes(std::filesystem::path(AUDIOLDM_TEST_DATA) / "layers" /
                     (name + ".safetensors"));
}

}  // namespace

LayerDump::LayerDump(const std::string& name, at::ScalarType compute)
    : LayerDump(name, engine::weights::ComputeOptions{at::kCPU, compute}) {}

LayerDump::LayerDump(const std::string& name, const engine::weights::ComputeOptions& compute)
    : m_weights(dumpBytes(name), compute) {
    const auto& files = m_weights.store().files();
    m_parameters = nlohmann::json::parse(files.files().front().metadata().at("parameters"));
    std::vector<std::string> others = files.names();
    std::erase_if(others, isWeight);
    m_weights.store().allowUnused(std::move(others));
}

std::filesystem::path LayerDump::configFile() const {
    const std::filesystem::path path = m_weights.folder() / "config.json";
    nlohmann::json saved = nlohmann::json::object();
    for (const auto& [key, value] : m_parameters.items()) {
        if (!value.is_null()) {
            saved[key] = value;
        }
    }
    writeBytes(path, saved.dump());
    return path;
}

TensorMap LayerDump::weights() const {
    TensorMap tensors;
    for (const std::string& name : m_weights.store().files().names()) {
        if (isWeight(name)) {
            tensors[name] = stored(name);
        }
    }
    return tensors;
}

bool LayerDump::hasInput(const std::string& name) const {
    return m_weights.store().files().find("input." + name).entry != nullptr;
}

at::Tensor LayerDump::input(const std::string& name) const {
    return stored("input." + name);
}

at::Tensor LayerDump::activation(const std::string& name) const {
    const at::Tensor value = input(name).to(m_weights.store().compute().dtype);
    return value.dim() == 4 ? value.contiguous(at::MemoryFormat::ChannelsLast) : value;
}

at::Tensor LayerDump::expected(const std::string& name) const {
    return stored("expected." + name);
}

at::Tensor LayerDump::stored(const std::string& name) const {
    const auto located = m_weights.store().files().find(name);
    if (located.entry == nullptr) {
        throw std::runtime_error("the dump has no " + name);
    }
    const bool whole = located.entry->type == ElementType::Int64;
    at::Tensor tensor = at::empty(located.entry->shape, whole ? at::kLong : at::kFloat);
    located.file->read(*located.entry, std::span(static_cast<std::byte*>(tensor.data_ptr()),
                                                 static_cast<std::size_t>(tensor.nbytes())));
    return tensor;
}

}  // namespace audioldm::tests
