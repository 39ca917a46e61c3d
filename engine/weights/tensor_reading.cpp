// SPDX-License-Identifier: MIT
#include "engine/weights/tensor_reading.h"

#include <ATen/Parallel.h>
#include <c10/core/InferenceMode.h>

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <span>

#include "engine/weights/finite_check.h"

namespace audioldm::engine::weights {
namespace {

/// Reads the elements of a tensor from `first` on into `target` (1-D, any dtype).
ReadResult readElements(const WeightFiles::Located& source, const at::Tensor& target,
                        std::int64_t first) {
    const at::ScalarType stored = scalarType(source.entry->type);
    const auto size = static_cast<std::int64_t>(elementSize(source.entry->type));
    const auto bytes = static_cast<std::size_t>(target.numel() * size);
    const bool direct = stored == target.scalar_type();
    const at::Tensor raw = direct ? target : at::empty({target.numel()}, stored);
    const std::span memory(static_cast<std::byte*>(raw.data_ptr()), bytes);
    source.file->read(*source.entry, memory, static_cast<std::uint64_t>(first * size));
    if (!direct) {
        target.copy_(raw);
    }
    return {hashOf(memory), allFinite(memory, source.entry->type)};
}

/// Calls readPiece(first, last) for each piece of a tensor, by all threads.
template <typename ReadPiece>
ReadResult readPieces(const WeightFiles::Located& source, const ReadPiece& readPiece) {
    const std::int64_t count = source.entry->elementCount();
    const std::int64_t pieceSize = static_cast<std::int64_t>(kHashedPieceBytes) /
                                   static_cast<std::int64_t>(elementSize(source.entry->type));
    const std::int64_t pieces = (count + pieceSize - 1) / pieceSize;
    std::vector<ContentHash> hashes(static_cast<std::size_t>(pieces));
    std::atomic<bool> finite{true};
    // The mode is a thread's own, and what was made in it may be written in it alone.
    const bool inference = c10::InferenceMode::is_enabled();
    at::parallel_for(0, pieces, 1, [&](std::int64_t begin, std::int64_t end) {
        const c10::InferenceMode mode(inference);
        for (std::int64_t i = begin; i < end; ++i) {
            const ReadResult piece = readPiece(i * pieceSize, std::min(count, (i + 1) * pieceSize));
            hashes[static_cast<std::size_t>(i)] = piece.hash;
            if (!piece.finite) {
                finite = false;
            }
        }
    });
    return {hashOf(hashes), finite};
}

}  // namespace

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

ReadResult readTensor(const WeightFiles::Located& source, const at::Tensor& target) {
    return readPieces(source, [&](std::int64_t first, std::int64_t last) {
        return readElements(source, target.slice(0, first, last), first);
    });
}

ReadResult scanTensor(const WeightFiles::Located& source, std::int64_t& notFinite) {
    std::atomic<std::int64_t> counted{0};
    const ReadResult result = readPieces(source, [&](std::int64_t first, std::int64_t last) {
        const at::Tensor piece = at::empty({last - first}, scalarType(source.entry->type));
        const ReadResult read = readElements(source, piece, first);
        if (!read.finite) {
            counted += at::isfinite(piece).logical_not().sum().item<std::int64_t>();
        }
        return read;
    });
    notFinite = counted;
    return result;
}

}  // namespace audioldm::engine::weights
