// SPDX-License-Identifier: MIT
#include "engine/weights/pinned_memory.h"

#include <ATen/ops/from_blob.h>
#include <sys/mman.h>

#include <cstring>
#include <memory>

#include "engine/core/exception.h"

namespace audioldm::engine::weights {
namespace {

/// Pages from the system, pinned for as long as they are there.
class PinnedPages final {
public:
    PinnedPages(std::size_t bytes, const cuda::Copies& copies)
        : m_copies(copies),
          m_bytes(bytes),
          m_memory(
              mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)) {
        if (m_memory == MAP_FAILED) {
            fail(ErrorCode::OutOfMemory,
                 concat("The system has no ", bytes / (1024 * 1024),
                        " MiB of memory left for weights. Close other programs, or choose a "
                        "smaller model."));
        }
        m_pinned = m_copies.registerHost(m_memory, m_bytes) == 0;
    }
    PinnedPages(const PinnedPages&) = delete;
    PinnedPages& operator=(const PinnedPages&) = delete;
    ~PinnedPages() {
        if (m_pinned) {
            static_cast<void>(m_copies.unregisterHost(m_memory));
        }
        munmap(m_memory, m_bytes);
    }

    [[nodiscard]] void* memory() const { return m_memory; }

private:
    const cuda::Copies& m_copies;
    std::size_t m_bytes;
    void* m_memory;
    bool m_pinned = false;
};

}  // namespace

at::Tensor pinnedCopy(const at::Tensor& tensor, const cuda::Copies& copies) {
    assertThat(tensor.is_cpu() && tensor.is_non_overlapping_and_dense() && tensor.numel() > 0,
               "dense tensors on the CPU are pinned");
    const auto pages = std::make_shared<PinnedPages>(tensor.nbytes(), copies);
    std::memcpy(pages->memory(), tensor.const_data_ptr(), tensor.nbytes());
    return at::from_blob(
        pages->memory(), tensor.sizes(), tensor.strides(), [pages](void* /*memory*/) {},
        tensor.options());
}

}  // namespace audioldm::engine::weights
