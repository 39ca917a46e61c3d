// SPDX-License-Identifier: MIT
#include "engine/text/byte_alphabet.h"

namespace audioldm::engine::text {

namespace {

constexpr bool standsForItself(unsigned byte) {
    return (byte >= 0x21 && byte <= 0x7E) || (byte >= 0xA1 && byte <= 0xAC) || byte >= 0xAE;
}

std::string utf8Of(unsigned codePoint) {
    if (codePoint < 0x80) {
        return {static_cast<char>(codePoint)};
    }
    return {static_cast<char>(0xC0U | (codePoint >> 6)),
            static_cast<char>(0x80U | (codePoint & 63U))};
}

std::array<std::string, 256> makeAlphabet() {
    std::array<std::string, 256> alphabet;
    unsigned next = 0x100;
    for (unsigned byte = 0; byte < alphabet.size(); ++byte) {
        alphabet[byte] = utf8Of(standsForItself(byte) ? byte : next++);
    }
    return alphabet;
}

}  // namespace

const std::array<std::string, 256>& byteAlphabet() {
    static const std::array<std::string, 256> kAlphabet = makeAlphabet();
    return kAlphabet;
}

}  // namespace audioldm::engine::text
