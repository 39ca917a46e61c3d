// SPDX-License-Identifier: MIT
#include "engine/service/error_boundary.h"

#include "engine/memory/out_of_memory.h"

namespace audioldm::engine::service {
namespace {

/// libtorch's own text without the list of call sites below it.
std::string firstLine(const char* text) {
    const std::string all(text);
    return all.substr(0, all.find('\n'));
}

Error errorOf(const std::exception& exception) {
    if (const auto outOfMemory = memory::outOfMemoryError(exception)) {
        return *outOfMemory;
    }
    if (const auto* const ours = dynamic_cast<const EngineException*>(&exception)) {
        return ours->error();
    }
    if (const auto* const theirs = dynamic_cast<const c10::Error*>(&exception)) {
        return {ErrorCode::Internal,
                concat("The computation failed: ", firstLine(theirs->what_without_backtrace())),
                ""};
    }
    return {ErrorCode::Internal, concat("Unexpected failure: ", exception.what()), ""};
}

}  // namespace

Error errorFromCurrentException() {
    try {
        throw;
    } catch (const std::exception& exception) {
        return errorOf(exception);
    } catch (...) {
        return {ErrorCode::Internal, "Unexpected failure of an unknown kind.", ""};
    }
}

}  // namespace audioldm::engine::service
