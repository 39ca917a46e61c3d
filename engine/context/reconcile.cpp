// SPDX-License-Identifier: MIT
#include "engine/context/reconcile.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "engine/audio/sound_file.h"
#include "engine/audio/sound_reader.h"
#include "engine/context/files.h"
#include "engine/context/latents_files.h"
#include "engine/context/small_rows.h"
#include "engine/context/take_keeper.h"
#include "engine/context/take_removal.h"

namespace audioldm::engine::context {
namespace {

namespace fs = std::filesystem;

/// The name that a temporary file of engine/core/atomic_file.h is for; none for other names.
std::optional<std::string> nameOfTemporary(const std::string& name) {
    constexpr std::string_view kEnding = ".part";
    constexpr std::size_t kLetters = 7;  // ".XXXXXX"
    if (!name.starts_with(".") || !name.ends_with(kEnding) ||
        name.size() <= 1 + kLetters + kEnding.size()) {
        return std::nullopt;
    }
    return name.substr(1, name.size() - 1 - kLetters - kEnding.size());
}

/// What is in the folder of takes, told apart by names alone.
struct FolderContent {
    std::unordered_set<std::string> sounds;
    std::vector<std::string> temporaries;
};

FolderContent listTakes(const LibraryPaths& paths) {
    FolderContent content;
    for (std::string& name : namesIn(paths.takes())) {
        if (nameOfTemporary(name)) {
            content.temporaries.push_back(std::move(name));
        } else if (!name.starts_with(".") && audio::checkSoundFileName(name).ok()) {
            content.sounds.insert(std::move(name));
        }
    }
    return content;
}

/// Whether the file is the whole sound of the record.
bool holdsSoundOf(const fs::path& file, const TakeRecord& record) {
    try {
        const Waveform sound = audio::readSound(file);
        return soundHash(sound.samples, sound.sampleRate) == record.soundHash;
    } catch (const EngineException&) {
        return false;
    }
}

/// The temporary file of an interrupted save, when all of the sound is in it.
std::optional<fs::path> wholeTemporary(const LibraryPaths& paths, const TakeRecord& record) {
    const std::string name = fs::path(record.take.file).filename().string();
    for (const std::string& temporary : listTakes(paths).temporaries) {
        if (nameOfTemporary(temporary) == name && holdsSoundOf(paths.takes() / temporary, record)) {
            return paths.takes() / temporary;
        }
    }
    return std::nullopt;
}

void finishSave(Library& library, TakeRecord record) {
    const fs::path file = record.take.file;
    bool saved = isRegularFile(file);
    if (saved) {
        syncFile(file);
    } else if (const auto temporary = wholeTemporary(library.paths(), record)) {
        syncFile(*temporary);
        saved = moveFile(*temporary, file) == Moved::Yes;
    }
    library.write([&](SQLite::Database& database) {
        TakeRows rows(database, library.paths());
        const auto now = rows.byRow(record.row);
        if (!now || now->state != TakeState::Saving || now->owner != record.owner) {
            return;  // another program was quicker
        }
        if (!saved) {
            rows.erase(record.row);
            return;
        }
        record.state = TakeState::Present;
        record.owner.clear();
        rows.update(record);
        countRevision(database);
    });
    if (saved) {
        library.addNotice(
            concat("\"", file.string(),
                   "\" was being saved when the program ended. It is whole and in the library."),
            file);
    }
}

/// What has happened to the file of a take behind the library's back.
enum class Change { None, Gone, Back, OutOfTrash };

Change changeOf(TakeState state, bool missing, bool isThere) {
    switch (state) {
        case TakeState::Present:
            if (isThere != missing) {
                return Change::None;
            }
            return isThere ? Change::Back : Change::Gone;
        case TakeState::Removed:
            return isThere ? Change::OutOfTrash : Change::None;
        case TakeState::Rescued:
            return isThere ? Change::None : Change::Gone;
        default:
            return Change::None;
    }
}

void tell(Library& library, Change change, const std::string& file) {
    if (change == Change::OutOfTrash) {
        library.addNotice(
            concat("\"", file, "\" was taken out of the trash and is in the library again."), file);
    } else {
        library.addFileNotice(file, change == Change::Back);
    }
}

/// Takes whose file is gone or back, and files that are no take's.
class Comparison final {
public:
    Comparison(Library& library, FolderContent content)
        : m_library(library),
          m_content(std::move(content)) {}

    std::vector<fs::path> run() {
        const auto places = m_library.read([&](SQLite::Database& database) {
            return TakeRows(database, m_library.paths()).places();
        });
        for (const TakeRows::Place& place : places) {
            m_states.emplace(place.file, place.state);
            compare(place);
        }
        writeChanges();
        return orphans();
    }

    /// Temporary files that no running program is writing.
    void clearTemporaries(std::vector<fs::path>& orphans) {
        for (const std::string& name : m_content.temporaries) {
            const std::string target = *nameOfTemporary(name);
            const auto found = m_states.find(target);
            if (found == m_states.end() || found->second != TakeState::Saving) {
                clearTemporary(name, target, orphans);
            }
        }
    }

private:
    [[nodiscard]] bool hasFile(const TakeRows::Place& place) const {
        const bool isInFolder = place.file.find('/') == std::string::npos;
        return isInFolder ? m_content.sounds.contains(place.file)
                          : isRegularFile(m_library.paths().absolute(place.file));
    }

    void compare(const TakeRows::Place& place) {
        if (changeOf(place.state, place.missing, hasFile(place)) != Change::None) {
            m_seeming.push_back(place);
        }
    }

    void writeChanges() {
        if (m_seeming.empty()) {
            return;
        }
        const auto changes = m_library.write([&](SQLite::Database& database) {
            // Another program may have saved or removed a take after the folder was listed: what
            // counts is the file now, while no row can change.
            std::vector<std::pair<Change, std::string>> found;
            bool revised = false;
            TakeRows rows(database, m_library.paths());
            for (const TakeRows::Place& place : m_seeming) {
                if (auto record = rows.byRow(place.row)) {
                    const bool isThere = isRegularFile(record->take.file);
                    const Change change =
                        changeOf(record->state, record->take.fileMissing, isThere);
                    if (change == Change::OutOfTrash && !holdsSoundOf(record->take.file, *record)) {
                        // Another sound has taken its name. The take stays in the trash, and the
                        // file is looked at as any that is new.
                        m_states.erase(place.file);
                        record->take.file = placeToRestore(rows, *record);
                        rows.update(*record);
                        revised = true;
                    } else if (change != Change::None) {
                        list(rows, *record, isThere);
                        found.emplace_back(change, record->take.file);
                    }
                }
            }
            if (revised || !found.empty()) {
                countRevision(database);
            }
            return found;
        });
        for (const auto& [change, file] : changes) {
            tell(m_library, change, file);
        }
    }

    static void list(TakeRows& rows, TakeRecord& record, bool isThere) {
        if (record.state == TakeState::Present) {
            rows.setMissing(record.row, !isThere);
            return;
        }
        record.state = TakeState::Present;
        record.take.fileMissing = !isThere;
        record.trash.clear();
        rows.update(record);
    }

    [[nodiscard]] std::vector<fs::path> orphans() const {
        std::vector<fs::path> files;
        for (const std::string& name : m_content.sounds) {
            const auto found = m_states.find(name);
            if (found == m_states.end() || found->second == TakeState::Rescued) {
                files.push_back(m_library.paths().takes() / name);
            }
        }
        // A rescued take may have been moved elsewhere by its user.
        for (const auto& [file, state] : m_states) {
            if (state == TakeState::Rescued && file.find('/') != std::string::npos &&
                isRegularFile(file)) {
                files.emplace_back(file);
            }
        }
        std::sort(files.begin(), files.end());
        return files;
    }

    void clearTemporary(const std::string& name, const std::string& target,
                        std::vector<fs::path>& orphans) {
        const fs::path temporary = m_library.paths().takes() / name;
        const fs::path file = m_library.paths().takes() / target;
        // The recipe stands at the end of a WAV file: one that holds it is whole.
        const auto recipe = audio::readRecipe(temporary);
        if (file.extension() == ".wav" && recipe.ok() && recipeFromJson(recipe.value()).ok() &&
            !m_states.contains(target) && !isRegularFile(file)) {
            syncFile(temporary);
            if (moveFile(temporary, file) == Moved::Yes) {
                orphans.push_back(file);
                return;
            }
        }
        if (const auto moved = moveIntoFolder(temporary, m_library.paths().quarantine())) {
            m_library.addNotice(concat("A file that was not written to its end was moved to \"",
                                       moved->string(), "\"."),
                                *moved);
        }
    }

    Library& m_library;
    const FolderContent m_content;
    std::unordered_map<std::string, TakeState> m_states;
    std::vector<TakeRows::Place> m_seeming;  ///< takes whose file seems to be gone or back
};

}  // namespace

void finishSaves(Library& library) {
    const auto records = library.read([&](SQLite::Database& database) {
        return TakeRows(database, library.paths()).inState(TakeState::Saving);
    });
    for (const TakeRecord& record : records) {
        if (!library.isUnderWay(record.owner)) {
            finishSave(library, record);
        }
    }
}

std::vector<fs::path> reconcile(Library& library) {
    const LockFile lock = library.lockForWork();
    finishSaves(library);
    finishMoves(library);
    // The folder first: whatever is in it by then has its row when the rows are read.
    Comparison comparison(library, listTakes(library.paths()));
    std::vector<fs::path> orphans = comparison.run();
    comparison.clearTemporaries(orphans);
    LatentsFiles(library.paths().unfinished()).dropOld();
    return orphans;
}

}  // namespace audioldm::engine::context
