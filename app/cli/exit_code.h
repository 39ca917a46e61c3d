// SPDX-License-Identifier: MIT
#pragma once

#include "engine/api/error.h"

namespace audioldm::cli {

/// How the program ends. The numbers are promises of the interface.
enum class ExitCode : int {
    Done = 0,
    Internal = 1,
    Usage = 2,  ///< also an invalid request
    Model = 3,  ///< missing or bad
    OutOfMemory = 4,
    InputOutput = 5,
    SomeFailed = 6,   ///< of many tasks; the others are done
    Cancelled = 130,  ///< as shells say of SIGINT
};

[[nodiscard]] constexpr ExitCode exitCodeOf(ErrorCode code) {
    switch (code) {
        case ErrorCode::InvalidRequest:
            return ExitCode::Usage;
        case ErrorCode::ModelMissing:
        case ErrorCode::ModelInvalid:
        case ErrorCode::WeightMissing:
        case ErrorCode::ShapeMismatch:
            return ExitCode::Model;
        case ErrorCode::OutOfMemory:
            return ExitCode::OutOfMemory;
        case ErrorCode::Io:
            return ExitCode::InputOutput;
        case ErrorCode::DeviceLost:
        case ErrorCode::Internal:
            break;
    }
    return ExitCode::Internal;
}

}  // namespace audioldm::cli
