// SPDX-License-Identifier: MIT
#pragma once

#include <ATen/core/Tensor.h>

#include <cstddef>
#include <vector>

namespace audioldm::engine::diffusion {

/// What the residual blocks of the UNet add at each call: the projections of time and label, which
/// depend on nothing else and are therefore computed once for many calls.
class UnetConditioning final {
public:
    /// shifts: one tensor [N, B, channels of the block] per residual block, in the order of use.
    explicit UnetConditioning(std::vector<at::Tensor> shifts)
        : m_shifts(std::move(shifts)) {}

    [[nodiscard]] std::size_t blockCount() const { return m_shifts.size(); }
    [[nodiscard]] const at::Tensor& shifts(std::size_t block) const { return m_shifts[block]; }

private:
    std::vector<at::Tensor> m_shifts;
};

/// Which rows of the labels a call of the UNet is for.
struct LabelRows {
    std::int64_t first = 0;
    std::int64_t count = 1;
};

/// One call's view of the conditioning; hands the blocks their shifts in the order of use.
class CallConditioning final {
public:
    /// call: 0 <= call < N
    CallConditioning(const UnetConditioning& all, std::size_t call, LabelRows rows)
        : m_all(all),
          m_call(static_cast<std::int64_t>(call)),
          m_rows(rows) {}

    /// The next block's shift [B, channels].
    [[nodiscard]] at::Tensor next() {
        return m_all.shifts(m_next++).select(0, m_call).narrow(0, m_rows.first, m_rows.count);
    }

private:
    const UnetConditioning& m_all;
    std::int64_t m_call;
    LabelRows m_rows;
    std::size_t m_next = 0;
};

}  // namespace audioldm::engine::diffusion
