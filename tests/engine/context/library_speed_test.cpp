// SPDX-License-Identifier: MIT
//
// Times of a library of 100,000 takes. The promises are 50 ms a page and 1 s for the start; the
// bounds here are wider, for machines that are busy with other tests.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <functional>
#include <random>

#include "engine/context/database.h"
#include "engine/context/take_rows.h"
#include "tests/engine/context/context_fixture.h"

namespace audioldm::tests {
namespace {

using engine::context::LibraryPaths;
using engine::context::TakeRecord;
using engine::context::TakeRows;

constexpr int kTakes = 100'000;
constexpr double kPageBoundMs = 250;
constexpr double kStartBoundMs = 5000;

class LibrarySpeedTest : public ContextTest {
protected:
    static double milliseconds(const std::function<void()>& work) {
        const auto start = std::chrono::steady_clock::now();
        work();
        return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start)
            .count();
    }

    /// The median of some runs.
    static double typicalMs(const std::function<void()>& work) {
        std::vector<double> times;
        for (int i = 0; i < 7; ++i) {
            times.push_back(milliseconds(work));
        }
        std::nth_element(times.begin(), times.begin() + 3, times.end());
        return times[3];
    }

    std::string promptOf(int number) {
        static const std::vector<std::string> kWords = {
            "dog",   "rain",  "wind",    "barking", "distant", "tin",   "roof",  "engine",
            "choir", "piano", "thunder", "steps",   "gravel",  "metal", "door",  "crowd",
            "ocean", "waves", "birds",   "forest",  "night",   "city",  "train", "whistle"};
        std::string prompt = "a";
        for (int i = 0; i < 7; ++i) {
            prompt += " " + kWords[m_chance() % kWords.size()];
        }
        return prompt + " take" + std::to_string(number);
    }

    void fill() {
        library();
        close();
        const LibraryPaths paths{root()};
        const auto database = engine::context::connect(paths.database());
        database->exec("BEGIN IMMEDIATE");
        TakeRows rows(*database, paths);
        TakeRecord record;
        record.take.samples = 80'000;
        record.take.sampleRate = 16'000;
        record.take.thumbnail.assign(256, 0.5F);
        record.take.report = std::string(900, '{');
        record.take.recipe.modelHash = std::string(32, 'a');
        for (int i = 0; i < kTakes; ++i) {
            record.take.id = std::to_string(i);
            record.take.file = paths.takes() / ("take " + std::to_string(i) + ".wav");
            record.take.createdMs = 1'700'000'000'000 + i * 60'000LL;
            record.take.starred = i % 10 == 0;
            record.take.samples = 1000 + static_cast<int>(m_chance() % 100'000);
            record.take.recipe.modelName = i % 3 == 0 ? "big" : "starter";
            record.take.recipe.request.prompt = promptOf(i);
            record.soundHash = std::to_string(i);
            rows.insert(record);
            std::ofstream(record.take.file).put('x');
        }
        database->exec("COMMIT");
    }

    void expectPage(const char* what, const TakeQuery& query, std::int64_t atLeast) {
        std::int64_t total = 0;
        const double ms = typicalMs([&] { total = list(query).total; });
        std::printf("%-34s %8.1f ms, %lld takes\n", what, ms, static_cast<long long>(total));
        EXPECT_LT(ms, kPageBoundMs) << what;
        EXPECT_GE(total, atLeast) << what;
    }

    std::mt19937 m_chance{7};
};

TEST_F(LibrarySpeedTest, AHundredThousandTakes) {
    std::printf("%-34s %8.1f ms\n", "filling", milliseconds([&] { fill(); }));
    const double start = milliseconds([&] { library(); });
    std::printf("%-34s %8.1f ms\n", "start", start);
    EXPECT_LT(start, kStartBoundMs);
    TakeQuery query;
    expectPage("first page", query, kTakes);
    query.offset = kTakes - 100;
    expectPage("last page", query, kTakes);
    for (const TakeOrder order : {TakeOrder::ByPrompt, TakeOrder::LongestFirst}) {
        query.order = order;
        query.offset = 50'000;
        expectPage("middle page in another order", query, kTakes);
    }
    query = {};
    query.words = "dog";
    expectPage("one word", query, 1000);
    query.words = "dog rain th";
    expectPage("three words", query, 100);
    query.words = std::string("a");
    expectPage("a word of every take", query, kTakes);
    query.order = TakeOrder::ByPrompt;
    expectPage("the same by prompt", query, kTakes);
    query.words = "take99999";
    expectPage("a word of one take by prompt", query, 1);
    query = {};
    query.starred = true;
    expectPage("starred", query, kTakes / 10);
    query.modelName = "big";
    query.words = "rain";
    expectPage("starred, model and word", query, 1);
    query = {};
    query.fromMs = 1'700'000'000'000 + 50'000 * 60'000LL;
    expectPage("from a date on", query, kTakes / 2);
    query = {};
    query.limit = 1000;
    expectPage("a page of 1000", query, kTakes);
    std::printf("%-34s %8.1f ms\n", "star a take",
                typicalMs([&] { expectDone(library().starTake("5", true)); }));
    int number = 0;
    std::printf("%-34s %8.1f ms\n", "store a take", typicalMs([&] {
                    ++number;
                    store(taskOf("new", number, std::to_string(number)));
                }));
}

}  // namespace
}  // namespace audioldm::tests
