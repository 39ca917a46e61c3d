// SPDX-License-Identifier: MIT
#pragma once

#include <ATen/core/Tensor.h>

#include <unordered_map>

#include "engine/cuda/plugin_interface.h"

namespace audioldm::engine::weights {

/// Keeps host copies of weights as the masters of what is on a GPU, and brings them there: at once,
/// or in the order in which layers use them, the next one while the last one is computed with.
///
/// A copy is queued on a stream of its own behind what was queued for computing until then, so that
/// the memory that it goes to is free; what is computed afterwards runs beside it. One weight at
/// most is ahead, so two of those that are streamed are on the GPU at once.
///
/// thread  engine thread
class WeightStreamer final {
public:
    /// What a weight is called here: the address of its slot.
    using Key = const void*;

    /// copies  must outlive the streamer and every tensor that it gives
    WeightStreamer(const cuda::Copies& copies, at::Device device)
        : m_copies(copies),
          m_device(device) {}
    WeightStreamer(const WeightStreamer&) = delete;
    WeightStreamer& operator=(const WeightStreamer&) = delete;
    /// Waits for what is being copied.
    ~WeightStreamer();

    [[nodiscard]] bool holds(Key key) const { return m_masters.contains(key); }

    /// Keeps a pinned copy of `weight` (dense, on the CPU, in the form that its layer computes
    /// with) as the master of `key`.
    /// throws  EngineException(OutOfMemory)
    void keep(Key key, const at::Tensor& weight);

    /// A copy on the device of what is kept as `key`; work that is queued from now on finds it
    /// there.
    /// throws  EngineException(DeviceLost), c10::OutOfMemoryError
    [[nodiscard]] at::Tensor bring(Key key);

    /// The same for a weight that is made at each use: it may be on its way already, and the one
    /// that came after it last time is sent for. That one is only sent for where there is memory.
    [[nodiscard]] at::Tensor stream(Key key);

    /// Gives up what was sent for ahead of its use.
    void forgetAhead() noexcept;

private:
    /// A weight on its way.
    struct Copy {
        Key key = nullptr;
        at::Tensor tensor;
        void* ticket = nullptr;
    };

    [[nodiscard]] Copy start(Key key) const;
    [[nodiscard]] at::Tensor finish(Copy copy) const;
    void sendFor(Key key);

    const cuda::Copies& m_copies;
    at::Device m_device;
    std::unordered_map<Key, at::Tensor> m_masters;
    std::unordered_map<Key, Key> m_after;  // which weight came after which, last time
    Key m_last = nullptr;
    Copy m_ahead;  // its key is null when there is none
};

}  // namespace audioldm::engine::weights
