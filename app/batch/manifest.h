// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "engine/api/result.h"

namespace audioldm::batch {

/// Most bytes of a manifest; all of it is held in memory.
inline constexpr std::size_t kMaxManifestBytes = std::size_t{1} << 30;

/// One line of a manifest that says something.
struct ManifestLine {
    int number = 0;         ///< from 1, blank lines counted
    std::string_view text;  ///< without white space around it
    /// What the line is known by, wherever it stands: 32 hexadecimal digits made of its text and of
    /// how many equal lines stand before it.
    std::string key;
};

/// Which lines a program does: those whose place, blank lines not counted, leaves index - 1 when
/// divided by count.
struct Shard {
    int index = 1;  ///< 1 to count
    int count = 1;
};

/// "K/N". errors  InvalidRequest
[[nodiscard]] Result<Shard> parseShard(const std::string& text);

/// The lines of a manifest: a task a line (JSONL). Whether a line is a task is not looked at.
/// thread  any; immutable
class Manifest final {
public:
    /// text  LF or CR LF; a byte order mark at the start is passed over
    explicit Manifest(std::string text);
    Manifest(const Manifest&) = delete;  // lines refer to the text
    Manifest& operator=(const Manifest&) = delete;
    ~Manifest() = default;

    [[nodiscard]] const std::string& text() const { return m_text; }
    [[nodiscard]] const std::vector<ManifestLine>& lines() const { return m_lines; }
    [[nodiscard]] std::vector<ManifestLine> linesOf(const Shard& shard) const;

private:
    const std::string m_text;
    std::vector<ManifestLine> m_lines;
};

}  // namespace audioldm::batch
