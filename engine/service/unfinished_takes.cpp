// SPDX-License-Identifier: MIT
#include "engine/service/unfinished_takes.h"

#include <algorithm>
#include <new>

namespace audioldm::engine::service {
namespace {

/// 64 takes of 30 seconds.
constexpr std::size_t kMostBytes = std::size_t{32} << 20;

std::size_t bytesOf(const Latents& latents) {
    return latents.values.size() * sizeof(float);
}

}  // namespace

void UnfinishedTakes::keep(const std::string& key, const Latents& latents, LatentsPlace place) {
    try {
        keepInMemory(key, latents);
        if (place == LatentsPlace::MemoryAndStore) {
            (void)m_store.keepLatents(key, latents);
        }
    } catch (const std::bad_alloc&) {
        // The take itself is what memory is needed for.
    }
}

void UnfinishedTakes::keepInMemory(const std::string& key, const Latents& latents) {
    drop(key, LatentsPlace::Memory);
    m_order.push_back(key);
    try {
        m_latents.emplace(key, latents);
    } catch (const std::bad_alloc&) {
        m_order.pop_back();
        throw;
    }
    m_bytes += bytesOf(latents);
    while (m_bytes > kMostBytes && m_order.size() > 1) {
        drop(std::string(m_order.front()), LatentsPlace::Memory);
    }
}

std::optional<Latents> UnfinishedTakes::find(const std::string& key, LatentsPlace place) {
    if (const auto found = m_latents.find(key); found != m_latents.end()) {
        return found->second;
    }
    return place == LatentsPlace::MemoryAndStore ? m_store.latentsOf(key) : std::nullopt;
}

void UnfinishedTakes::drop(const std::string& key, LatentsPlace place) {
    if (const auto found = m_latents.find(key); found != m_latents.end()) {
        m_bytes -= bytesOf(found->second);
        m_latents.erase(found);
        m_order.erase(std::find(m_order.begin(), m_order.end(), key));
    }
    if (place == LatentsPlace::MemoryAndStore) {
        m_store.dropLatents(key);
    }
}

}  // namespace audioldm::engine::service
