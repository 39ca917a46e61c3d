// SPDX-License-Identifier: MIT
#include "engine/context/take_search.h"

#include <SQLiteCpp/Statement.h>

#include <algorithm>
#include <limits>
#include <string>

#include "engine/context/search_text.h"
#include "engine/core/exception.h"

namespace audioldm::engine::context {
namespace {

using Rows = std::vector<std::int64_t>;

constexpr int kMaxLimit = 1000;

/// First row that a take of that moment can have, see newTakeRow().
std::int64_t rowOfMoment(std::int64_t ms) {
    constexpr std::int64_t kWithin = 1024;
    constexpr std::int64_t kLast = std::numeric_limits<std::int64_t>::max() / kWithin;
    return std::clamp<std::int64_t>(ms, 0, kLast) * kWithin;
}

/// The rows between two moments.
struct RowRange {
    std::int64_t first = 0;
    std::int64_t last = std::numeric_limits<std::int64_t>::max();
};

RowRange rangeOf(const TakeQuery& query) {
    RowRange range;
    if (query.fromMs) {
        range.first = rowOfMoment(*query.fromMs);
    }
    if (query.toMs) {
        range.last = rowOfMoment(*query.toMs) - 1;
    }
    return range;
}

void bindRange(SQLite::Statement& statement, int index, const RowRange& range) {
    statement.bind(index, range.first);
    statement.bind(index + 1, range.last);
}

/// All rows that match words, star and model, in ascending order.
Rows matchingRows(SQLite::Database& database, const std::string& expression,
                  const RowRange& range) {
    SQLite::Statement query(database,
                            "SELECT rowid FROM take_words WHERE take_words MATCH ? AND rowid >= ? "
                            "AND rowid <= ? ORDER BY rowid");
    query.bind(1, expression);
    bindRange(query, 2, range);
    Rows rows;
    while (query.executeStep()) {
        rows.push_back(query.getColumn(0).getInt64());
    }
    return rows;
}

const char* orderColumns(TakeOrder order) {
    switch (order) {
        case TakeOrder::OldestFirst:
            return "row";
        case TakeOrder::ByPrompt:
            return "prompt_order, row DESC";
        case TakeOrder::LongestFirst:
            return "seconds DESC, row DESC";
        case TakeOrder::NewestFirst:
            break;
    }
    return "row DESC";
}

/// The index that holds the takes in an order. SQLite would rather narrow the rows down to the
/// range and sort them all.
const char* orderIndex(TakeOrder order) {
    switch (order) {
        case TakeOrder::ByPrompt:
            return "takes_by_prompt";
        case TakeOrder::LongestFirst:
            return "takes_by_length";
        case TakeOrder::NewestFirst:
        case TakeOrder::OldestFirst:
            break;
    }
    return "takes_by_state";
}

/// A page of all takes; the indexes hold them in every order.
FoundRows pageOfAll(SQLite::Database& database, const TakeQuery& query, const RowRange& range) {
    FoundRows found;
    SQLite::Statement count(database,
                            "SELECT count(*) FROM takes WHERE state = 0 AND row BETWEEN ? AND ?");
    bindRange(count, 1, range);
    count.executeStep();
    found.total = count.getColumn(0).getInt64();
    SQLite::Statement page(database,
                           concat("SELECT row FROM takes INDEXED BY ", orderIndex(query.order),
                                  " WHERE state = 0 AND row BETWEEN ? AND ? ORDER BY ",
                                  orderColumns(query.order), " LIMIT ? OFFSET ?"));
    bindRange(page, 1, range);
    page.bind(3, query.limit);
    page.bind(4, query.offset);
    while (page.executeStep()) {
        found.rows.push_back(page.getColumn(0).getInt64());
    }
    return found;
}

/// A page of rows that are there in ascending order.
Rows slice(const Rows& matches, const TakeQuery& query) {
    const auto total = static_cast<std::int64_t>(matches.size());
    const std::int64_t first = std::min<std::int64_t>(query.offset, total);
    const std::int64_t last = std::min<std::int64_t>(first + query.limit, total);
    if (query.order == TakeOrder::OldestFirst) {
        return {matches.begin() + first, matches.begin() + last};
    }
    return {matches.rbegin() + first, matches.rbegin() + last};
}

/// A page of matches in an order that the search index does not have: walks the order's index and
/// keeps what matches, until the page is full.
Rows walk(SQLite::Database& database, const Rows& matches, const TakeQuery& query) {
    SQLite::Statement all(database,
                          concat("SELECT row FROM takes INDEXED BY ", orderIndex(query.order),
                                 " WHERE state = 0 ORDER BY ", orderColumns(query.order)));
    Rows rows;
    std::int64_t toSkip = query.offset;
    while (static_cast<int>(rows.size()) < query.limit && all.executeStep()) {
        const std::int64_t row = all.getColumn(0).getInt64();
        if (std::binary_search(matches.begin(), matches.end(), row) && --toSkip < 0) {
            rows.push_back(row);
        }
    }
    return rows;
}

}  // namespace

FoundRows findTakes(SQLite::Database& database, const TakeQuery& query) {
    if (query.offset < 0 || query.limit < 1 || query.limit > kMaxLimit) {
        fail(ErrorCode::InvalidRequest,
             concat("A page of takes starts at 0 or later and has 1 to ", kMaxLimit,
                    " takes; asked for were ", query.limit, " from ", query.offset, " on."),
             query.offset < 0 ? "offset" : "limit");
    }
    const RowRange range = rangeOf(query);
    const SearchExpression expression = searchExpression(query);
    if (expression.matchesNothing) {
        return {};
    }
    if (!expression.needed) {
        return pageOfAll(database, query, range);
    }
    const Rows matches = matchingRows(database, expression.text, range);
    FoundRows found;
    found.total = static_cast<std::int64_t>(matches.size());
    const bool byMoment =
        query.order == TakeOrder::NewestFirst || query.order == TakeOrder::OldestFirst;
    found.rows = byMoment || query.offset >= found.total ? slice(matches, query)
                                                         : walk(database, matches, query);
    return found;
}

}  // namespace audioldm::engine::context
