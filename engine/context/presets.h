// SPDX-License-Identifier: MIT
#pragma once

#include <SQLiteCpp/Database.h>

#include <filesystem>
#include <string>
#include <vector>

#include "engine/api/context_types.h"

namespace audioldm::engine::context {

/// The presets that come with the program: the JSON files of a folder, in the order of their names.
///
/// 20-fast-draft.json: {"preset": 1, "id": "fast-draft", "name": "Fast draft",
///                      "params": {"diffusionSteps": 10}}
///
/// A file that cannot be used is passed over and told in `notices`. Never throws but for memory.
[[nodiscard]] std::vector<Preset> readBuiltInPresets(const std::filesystem::path& folder,
                                                     std::vector<LibraryNotice>& notices);

/// The presets of the user. Callers hold a transaction around changes.
/// All throw SQLite::Exception; those that change throw EngineException(InvalidRequest) as well.
class PresetRows final {
public:
    PresetRows(SQLite::Database& database, const std::vector<Preset>& builtIn)
        : m_database(database),
          m_builtIn(builtIn) {}

    /// The built-in ones, then the user's by name.
    [[nodiscard]] std::vector<Preset> all();
    /// Adds or replaces; gives back what is stored.
    [[nodiscard]] Preset save(Preset preset);
    void remove(const std::string& id);
    void restore(const std::string& id);

private:
    void refuseBuiltIn(const std::string& id) const;
    void refuseUsedName(const std::string& name, const std::string& ownId);

    SQLite::Database& m_database;
    const std::vector<Preset>& m_builtIn;
};

}  // namespace audioldm::engine::context
