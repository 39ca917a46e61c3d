// SPDX-License-Identifier: MIT
#include "engine/weights/weight_streamer.h"

#include <ATen/ops/empty_strided.h>
#include <c10/util/Exception.h>

#include <utility>

#include "engine/core/exception.h"
#include "engine/weights/pinned_memory.h"

namespace audioldm::engine::weights {
namespace {

[[noreturn]] void failToCopy() {
    fail(ErrorCode::DeviceLost,
         "Weights could not be copied to the GPU. Start the program again; if it persists, use "
         "--device cpu.",
         "device");
}

}  // namespace

WeightStreamer::~WeightStreamer() {
    forgetAhead();
    // Masters must not go while they are read.
    static_cast<void>(m_copies.finish(m_device.index()));
}

void WeightStreamer::keep(Key key, const at::Tensor& weight) {
    m_masters.insert_or_assign(key, pinnedCopy(weight, m_copies));
}

at::Tensor WeightStreamer::bring(Key key) {
    return finish(start(key));
}

at::Tensor WeightStreamer::stream(Key key) {
    Copy copy;
    if (m_ahead.key == key) {
        copy = std::exchange(m_ahead, {});
    } else {
        forgetAhead();
        copy = start(key);
    }
    at::Tensor tensor = finish(std::move(copy));
    if (m_last != nullptr) {
        m_after.insert_or_assign(m_last, key);
    }
    m_last = key;
    if (const auto next = m_after.find(key); next != m_after.end() && next->second != key) {
        sendFor(next->second);
    }
    return tensor;
}

void WeightStreamer::forgetAhead() noexcept {
    if (m_ahead.key != nullptr) {
        // Its memory may be given to others only when nothing is written to it any more.
        static_cast<void>(m_copies.waitFor(m_device.index(), m_ahead.ticket));
        m_ahead = {};
    }
}

void WeightStreamer::sendFor(Key key) {
    try {
        m_ahead = start(key);
    } catch (const c10::OutOfMemoryError&) {
        // It is fetched when it is needed, when this one is gone.
        m_ahead = {};
    }
}

WeightStreamer::Copy WeightStreamer::start(Key key) const {
    const at::Tensor& master = m_masters.at(key);
    Copy copy{
        key, at::empty_strided(master.sizes(), master.strides(), master.options().device(m_device)),
        nullptr};
    if (m_copies.start(m_device.index(), copy.tensor.mutable_data_ptr(), master.const_data_ptr(),
                       master.nbytes(), &copy.ticket) != 0) {
        failToCopy();
    }
    return copy;
}

at::Tensor WeightStreamer::finish(Copy copy) const {
    if (m_copies.waitFor(m_device.index(), copy.ticket) != 0) {
        failToCopy();
    }
    return std::move(copy.tensor);
}

}  // namespace audioldm::engine::weights
