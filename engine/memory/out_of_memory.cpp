// SPDX-License-Identifier: MIT
#include "engine/memory/out_of_memory.h"

#include <c10/util/Exception.h>

#include <new>
#include <string>
#include <string_view>

#include "engine/core/exception.h"

namespace audioldm::engine::memory {
namespace {

constexpr const char* kAdvice =
    " Choose a shorter duration or a smaller model, or close other programs.";

/// libtorch's own text without the list of call sites below it.
std::string firstLine(std::string_view text) {
    return std::string(text.substr(0, text.find('\n')));
}

/// CUDA's libraries allocate past libtorch when their first handle is made, and say so in words.
bool namesAllocationFailure(std::string_view text) {
    return text.find("CUBLAS_STATUS_ALLOC_FAILED") != std::string_view::npos ||
           text.find("CUDNN_STATUS_ALLOC_FAILED") != std::string_view::npos;
}

Error deviceError(const c10::Error& exception) {
    return {ErrorCode::OutOfMemory,
            concat("The device is out of memory: ", firstLine(exception.what_without_backtrace()),
                   kAdvice),
            {}};
}

}  // namespace

std::optional<Error> outOfMemoryError(const std::exception& exception) {
    if (const auto* const ours = dynamic_cast<const EngineException*>(&exception)) {
        return ours->error().code == ErrorCode::OutOfMemory ? std::optional(ours->error())
                                                            : std::nullopt;
    }
    if (const auto* const device = dynamic_cast<const c10::Error*>(&exception)) {
        const bool isMemory = dynamic_cast<const c10::OutOfMemoryError*>(device) != nullptr ||
                              namesAllocationFailure(device->what_without_backtrace());
        return isMemory ? std::optional(deviceError(*device)) : std::nullopt;
    }
    if (dynamic_cast<const std::bad_alloc*>(&exception) != nullptr) {
        return Error{ErrorCode::OutOfMemory, concat("The system is out of memory.", kAdvice), {}};
    }
    return std::nullopt;
}

}  // namespace audioldm::engine::memory
