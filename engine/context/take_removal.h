// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "engine/context/library.h"
#include "engine/context/take_rows.h"

namespace audioldm::engine::context {

/// Takes the takes out of the lists and puts their files into the trash. Each move stands in its
/// row before it is made, so that the next start can finish it.
/// ids     of takes that are listed; none is touched when one of them is not
/// throws  EngineException(InvalidRequest, Io): takes whose file could not be moved stay listed;
///         SQLite::Exception
void removeTakes(Library& library, const std::vector<std::string>& ids);

/// The way back. A take whose file has left the trash stays removed.
/// throws  as removeTakes()
void restoreTakes(Library& library, const std::vector<std::string>& ids);

/// Where the file of a removed take may come back to: its own place, else the next that neither a
/// file nor another take has.
/// throws  SQLite::Exception
[[nodiscard]] std::string placeToRestore(TakeRows& rows, const TakeRecord& record);

/// Finishes moves that a program began and did not end; what cannot be moved stays where it is,
/// with a notice. The caller holds the work lock. throws  SQLite::Exception
void finishMoves(Library& library);

}  // namespace audioldm::engine::context
