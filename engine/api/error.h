// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace audioldm {

/// What kind of thing went wrong. A closed list: programs branch on it, people read
/// `Error::message`.
enum class ErrorCode {
    InvalidRequest,  ///< a parameter, a prompt, a task or a command line that cannot be carried out
    ModelMissing,    ///< no such model folder, or a file of it is not there
    ModelInvalid,    ///< a file of the model is damaged, hostile or of another architecture
    WeightMissing,   ///< a tensor that the architecture needs is not in the model's files
    ShapeMismatch,   ///< a tensor has another shape or type than the architecture needs
    OutOfMemory,     ///< the budget or the device cannot hold what the request needs
    DeviceLost,      ///< the compute device is absent, too old, or failed
    Io,              ///< reading or writing a file of the user failed
    Internal,        ///< a defect of this program
};

/// One failure, as a value. `message` is English, complete and for people: what, why, what now.
struct Error {
    ErrorCode code = ErrorCode::Internal;
    std::string message;
    /// Where it happened: a file path, a tensor name, a field path. May be empty.
    std::string context;

    friend bool operator==(const Error&, const Error&) = default;
};

/// The stable name of a code, as written into task results: "invalid_request", "model_missing", ...
[[nodiscard]] constexpr std::string_view errorCodeName(ErrorCode code) {
    switch (code) {
        case ErrorCode::InvalidRequest:
            return "invalid_request";
        case ErrorCode::ModelMissing:
            return "model_missing";
        case ErrorCode::ModelInvalid:
            return "model_invalid";
        case ErrorCode::WeightMissing:
            return "weight_missing";
        case ErrorCode::ShapeMismatch:
            return "shape_mismatch";
        case ErrorCode::OutOfMemory:
            return "out_of_memory";
        case ErrorCode::DeviceLost:
            return "device_lost";
        case ErrorCode::Io:
            return "io";
        case ErrorCode::Internal:
            break;
    }
    return "internal";
}

}  // namespace audioldm
