// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>

namespace audioldm::engine::service {

/// The functions themselves are those of engine/api/task.h: taskFromJson(), taskToJson() and
/// taskResultToJson().

/// Most bytes of a task's JSON: a prompt may be long, and JSON may write a byte of it as six.
inline constexpr std::size_t kMaxTaskJsonBytes = std::size_t{16} << 20;

}  // namespace audioldm::engine::service
