// SPDX-License-Identifier: MIT
#include "engine/service/error_boundary.h"

namespace audioldm::engine::service {
namespace {

/// libtorch's own text without the list of call sites below it.
std::string firstLine(const char* text) {
    const std::string all(text);
    return all.substr(0, all.find('\n'));
}

constexpr const char* kOutOfMemoryAdvice =
    " Choose a shorter duration or a smaller model, or close other programs.";

}  // namespace

Error errorFromCurrentException() {
    try {
        throw;
    } catch (const EngineException& exception) {
        return exception.error();
    } catch (const c10::OutOfMemoryError& exception) {
        return {ErrorCode::OutOfMemory,
                concat("The device is out of memory: ",
                       firstLine(exception.what_without_backtrace()), kOutOfMemoryAdvice),
                ""};
    } catch (const std::bad_alloc&) {
        return {ErrorCode::OutOfMemory, concat("The system is out of memory.", kOutOfMemoryAdvice),
                ""};
    } catch (const c10::Error& exception) {
        return {ErrorCode::Internal,
                concat("The computation failed: ", firstLine(exception.what_without_backtrace())),
                ""};
    } catch (const std::exception& exception) {
        return {ErrorCode::Internal, concat("Unexpected failure: ", exception.what()), ""};
    } catch (...) {
        return {ErrorCode::Internal, "Unexpected failure of an unknown kind.", ""};
    }
}

}  // namespace audioldm::engine::service
