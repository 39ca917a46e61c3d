// SPDX-License-Identifier: MIT
#include "tests/support/stored_weights.h"

#include "engine/memory/precision_policy.h"
#include "tests/support/safetensors_bytes.h"

namespace audioldm::tests {
namespace {

using engine::concat;
using engine::weights::WeightFiles;

const char* typeName(at::ScalarType type) {
    switch (type) {
        case at::kDouble:
            return "F64";
        case at::kHalf:
            return "F16";
        case at::kBFloat16:
            return "BF16";
        case at::kLong:
            return "I64";
        case at::kInt:
            return "I32";
        default:
            return "F32";
    }
}

std::string shapeText(const at::Tensor& tensor) {
    std::string text = "[";
    for (std::int64_t i = 0; i < tensor.dim(); ++i) {
        text += concat(i == 0 ? "" : ",", tensor.size(i));
    }
    return text + "]";
}

const TemporaryFolder& filled(const TemporaryFolder& folder, const std::string& fileBytes) {
    writeBytes(folder / "model.safetensors", fileBytes);
    return folder;
}

}  // namespace

std::string safetensorsOf(const TensorMap& tensors) {
    std::vector<std::string> entries;
    std::string data;
    for (const auto& [name, tensor] : tensors) {
        const at::Tensor plain = tensor.contiguous();
        const std::size_t begin = data.size();
        data.append(static_cast<const char*>(plain.const_data_ptr()), plain.nbytes());
        entries.push_back(headerEntry(name, typeName(plain.scalar_type()), shapeText(plain),
                                      concat('[', begin, ',', data.size(), ']')));
    }
    return safetensorsBytes(headerOf(entries)) + data;
}

StoredWeights::StoredWeights(const TensorMap& tensors, at::ScalarType compute)
    : StoredWeights(safetensorsOf(tensors), compute) {}

StoredWeights::StoredWeights(const std::string& fileBytes, at::ScalarType compute)
    : StoredWeights(fileBytes, engine::weights::ComputeOptions{at::kCPU, compute}) {}

StoredWeights::StoredWeights(const std::string& fileBytes,
                             const engine::weights::ComputeOptions& compute)
    : m_store(WeightFiles::open(filled(m_folder, fileBytes).path()),
              engine::memory::precisionPolicy(compute.dtype), compute) {}

void StoredWeights::load() {
    m_store.check();
    m_store.load();
}

}  // namespace audioldm::tests
