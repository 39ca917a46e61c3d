// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <deque>
#include <map>
#include <string>

#include "engine/api/latents.h"
#include "engine/api/take_store.h"

namespace audioldm::engine::service {

/// Whether latents outlive the program.
enum class LatentsPlace {
    Memory,
    MemoryAndStore,
};

/// The latents of takes that were denoised and are not safe yet, also of tasks that failed since:
/// whoever asks for the same sound again gets it without the steps. A few megabytes at most; the
/// oldest are given up first.
///
/// thread  engine thread
class UnfinishedTakes final {
public:
    explicit UnfinishedTakes(TakeStore& store)
        : m_store(store) {}

    /// A store that fails is passed over: what it cannot keep is in memory. Where memory is short,
    /// nothing is kept.
    void keep(const std::string& key, const Latents& latents, LatentsPlace place);
    [[nodiscard]] std::optional<Latents> find(const std::string& key, LatentsPlace place);
    /// The take is safe, or nobody wants it any more.
    void drop(const std::string& key, LatentsPlace place);

private:
    void keepInMemory(const std::string& key, const Latents& latents);

    TakeStore& m_store;
    std::map<std::string, Latents> m_latents;
    std::deque<std::string> m_order;  // the keys, the oldest first
    std::size_t m_bytes = 0;
};

}  // namespace audioldm::engine::service
