// SPDX-License-Identifier: MIT
#include "engine/weights/file_signature.h"

#include <array>

#include "engine/core/exception.h"

namespace audioldm::engine::weights {

namespace {

using namespace std::string_view_literals;

struct Signature {
    std::string_view bytes;
    std::string_view meaning;
    bool canRunCode;
};

/// The first one that fits counts.
constexpr std::array<Signature, 18> kSignatures = {{
    {"PK\x03\x04"sv, "a zip archive, as PyTorch's .pt, .bin and .ckpt files are", true},
    {"PK\x05\x06"sv, "an empty zip archive", false},
    {"\x80\x02"sv, "a PyTorch pickle", true},
    {"\x80\x03"sv, "a Python pickle", true},
    {"\x80\x04"sv, "a Python pickle", true},
    {"\x80\x05"sv, "a Python pickle", true},
    {"cposix\n"sv, "a Python pickle", true},
    {"cos\n"sv, "a Python pickle", true},
    {"c__builtin__\n"sv, "a Python pickle", true},
    {"\x89HDF\r\n\x1a\n"sv, "an HDF5 file, as Keras writes them", false},
    {"\x93NUMPY"sv, "a NumPy array", true},
    {"GGUF"sv, "a GGUF file", false},
    {"\x7f"
     "ELF"sv,
     "a program (ELF)", true},
    {"MZ"sv, "a program (Windows)", true},
    {"\x1f\x8b"sv, "a gzip archive", false},
    {"version https://git-lfs"sv, "a Git LFS pointer: the file itself was not downloaded", false},
    {"<!"sv, "a web page: the download went wrong", false},
    {"<html"sv, "a web page: the download went wrong", false},
}};

}  // namespace

std::optional<std::string> describeForeignFile(std::string_view firstBytes) {
    for (const Signature& signature : kSignatures) {
        if (!firstBytes.starts_with(signature.bytes)) {
            continue;
        }
        std::string_view meaning = signature.meaning;
        if (meaning.starts_with("a zip") && firstBytes.find(".npy") != std::string_view::npos) {
            meaning = "a NumPy archive (.npz)";
        }
        return concat("is not a safetensors file but ", meaning, ". ",
                      signature.canRunCode ? "Such a file can run code, so it is never read; "
                                           : "It cannot be read; ",
                      kConversionHint);
    }
    return std::nullopt;
}

}  // namespace audioldm::engine::weights
