// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>

namespace audioldm::engine::service {

/// The functions themselves are those of engine/api/task.h: taskFromJson(), taskToJson() and
/// taskResultToJson().

/// The id that a text names, though it is no task that can be used, so that the answer can name it
/// too; empty when there is none. thread  any
[[nodiscard]] std::string taskIdIn(const std::string& text);

/// Most bytes of a task's JSON: a prompt may be long, and JSON may write a byte of it as six.
inline constexpr std::size_t kMaxTaskJsonBytes = std::size_t{16} << 20;

}  // namespace audioldm::engine::service
