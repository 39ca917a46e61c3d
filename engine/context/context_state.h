// SPDX-License-Identifier: MIT
#pragma once

#include <type_traits>
#include <utility>
#include <vector>

#include "engine/context/change_watcher.h"
#include "engine/context/context_manager.h"
#include "engine/context/library.h"
#include "engine/context/presets.h"
#include "engine/context/take_keeper.h"

namespace audioldm::engine::context {

/// What a ContextManager consists of. Its own files include this, nobody else.
struct ContextManager::State {
    /// throws  EngineException, SQLite::Exception
    explicit State(const ContextSettings& settings);

    /// Runs `work()`; what it throws becomes an error.
    template <typename Work>
    auto asResult(Work&& work) {
        return guarded(library, std::forward<Work>(work));
    }

    /// Runs `work(database)` on one state of the database.
    template <typename Work>
    auto read(Work&& work) {
        return asResult([&] { return library.read(work); });
    }

    /// Runs `work()`, which changes takes or presets, and tells the listeners: also after an
    /// error, as a part may have been done.
    template <typename Work>
    auto change(Work&& work) {
        auto result = asResult(std::forward<Work>(work));
        watcher.tell();
        return result;
    }

    /// Runs `work(database)`, which changes takes or presets, in a transaction.
    template <typename Work>
    auto write(Work&& work) {
        return change([&] { return library.write(work); });
    }

    Library library;
    ChangeWatcher watcher;
    TakeKeeper keeper;
    std::vector<Preset> builtIn;
};

}  // namespace audioldm::engine::context
