// SPDX-License-Identifier: MIT
#include <atomic>
#include <chrono>
#include <thread>

#include "tests/engine/context/context_fixture.h"

namespace audioldm::tests {
namespace {

using namespace std::chrono_literals;

class TakeLibraryTest : public ContextTest {
protected:
    static bool soon(const std::function<bool()>& holds) {
        for (int i = 0; i < 200 && !holds(); ++i) {
            std::this_thread::sleep_for(10ms);
        }
        return holds();
    }
};

TEST_F(TakeLibraryTest, NamesStarsAndTagsStay) {
    const std::string id = store("rain").contextId;
    expectDone(library().renameTake(id, "Wet \"roof\""));
    expectDone(library().starTake(id, true));
    expectDone(library().tagTake(id, {"field", "ナイト"}));
    const StoredTake kept = (reopened(), take(id));
    EXPECT_EQ(kept.name, "Wet \"roof\"");
    EXPECT_TRUE(kept.starred);
    EXPECT_EQ(kept.tags, (std::vector<std::string>{"field", "ナイト"}));
    expectRefused(library().renameTake("none", "x"), ErrorCode::InvalidRequest, "\"none\"");
    expectRefused(library().renameTake(id, "\xFF"), ErrorCode::InvalidRequest, "UTF-8");
    expectRefused(library().tagTake(id, std::vector<std::string>(101, "x")),
                  ErrorCode::InvalidRequest, "100");
    EXPECT_EQ(take(id).name, "Wet \"roof\"");
}

TEST_F(TakeLibraryTest, ListsInEveryOrderPageByPage) {
    store(taskOf("b", 1, "1"), 0, 800);
    store(taskOf("C", 2, "2"), 0, 2400);
    store(taskOf("a", 3, "3"), 0, 1600);
    const auto prompts = [&](TakeOrder order, int offset = 0, int limit = 100) {
        TakeQuery query;
        query.order = order;
        query.offset = offset;
        query.limit = limit;
        std::string text;
        const TakePage page = list(query);
        EXPECT_EQ(page.total, 3);
        for (const StoredTake& entry : page.takes) {
            text += entry.recipe.request.prompt;
        }
        return text;
    };
    EXPECT_EQ(prompts(TakeOrder::NewestFirst), "aCb");
    EXPECT_EQ(prompts(TakeOrder::OldestFirst), "bCa");
    EXPECT_EQ(prompts(TakeOrder::ByPrompt), "abC");
    EXPECT_EQ(prompts(TakeOrder::LongestFirst), "Cab");
    EXPECT_EQ(prompts(TakeOrder::ByPrompt, 1, 1), "b");
    EXPECT_EQ(prompts(TakeOrder::NewestFirst, 5, 10), "");
    TakeQuery query;
    query.limit = 0;
    expectRefused(library().takes(query), ErrorCode::InvalidRequest, "1 to 1000");
    query.limit = 1001;
    expectRefused(library().takes(query), ErrorCode::InvalidRequest, "1001");
    query.limit = 1;
    query.offset = -1;
    expectRefused(library().takes(query), ErrorCode::InvalidRequest, "-1");
}

TEST_F(TakeLibraryTest, AFileThatIsMovedIsNoticedAndFoundAgain) {
    const StoredFile stored = store("rain");
    const std::filesystem::path elsewhere = m_folder / "moved.wav";
    std::filesystem::rename(stored.file, elsewhere);
    EXPECT_TRUE(list().takes[0].fileMissing);
    EXPECT_TRUE(hasNotice("is not where it was"));
    EXPECT_TRUE(take(stored.contextId).fileMissing);

    writeBytes(m_folder / "other.wav", "no sound");
    expectRefused(library().relocateTake(stored.contextId, m_folder / "other.wav"),
                  ErrorCode::InvalidRequest, "other.wav");
    const StoredFile another = store(taskOf("wind", 8, "2"));
    expectRefused(library().relocateTake(stored.contextId, another.file), ErrorCode::InvalidRequest,
                  "another sound");
    expectRefused(library().relocateTake(stored.contextId, m_folder / "none.wav"), ErrorCode::Io,
                  "none.wav");
    expectDone(library().relocateTake(stored.contextId, elsewhere));
    EXPECT_FALSE(take(stored.contextId).fileMissing);
    EXPECT_EQ((reopened(), take(stored.contextId)).file, elsewhere.string());

    std::filesystem::rename(elsewhere, stored.file);
    EXPECT_TRUE(take(stored.contextId).fileMissing);
    expectDone(library().relocateTake(stored.contextId, stored.file));
}

TEST_F(TakeLibraryTest, BuiltInPresetsComeFirstAndStay) {
    const auto presets = library().presets().value();
    ASSERT_EQ(presets.size(), 6U);
    EXPECT_TRUE(library().notices().empty());
    const std::vector<std::string> names = {"Default",      "Fast draft", "Fine",
                                            "Short effect", "Ambience",   "Music bed"};
    for (std::size_t i = 0; i < names.size(); ++i) {
        EXPECT_EQ(presets[i].name, names[i]);
        EXPECT_TRUE(presets[i].builtIn);
        Preset checked = presets[i];
        checked.request.prompt = "x";
        expectDone(validate(checked.request));
    }
    expectRefused(library().removePreset("default"), ErrorCode::InvalidRequest, "comes with");
    expectRefused(library().savePreset(presets[0]), ErrorCode::InvalidRequest, "comes with");
}

TEST_F(TakeLibraryTest, PresetsAreSavedReplacedRemovedAndRestored) {
    Preset preset;
    preset.name = "Mine";
    preset.request.steps = 40;
    preset.request.seed = 5;
    preset.request.guidanceRescale = 0.5;
    const auto saved = library().savePreset(preset);
    ASSERT_TRUE(saved.ok()) << saved.error().message;
    EXPECT_FALSE(saved.value().id.empty());
    const auto kept = reopened().presets().value().back();
    EXPECT_EQ(kept.name, "Mine");
    EXPECT_EQ(kept.request.steps, 40);
    EXPECT_EQ(kept.request.seed, 5);
    EXPECT_EQ(kept.request.guidanceRescale, 0.5);
    EXPECT_TRUE(kept.request.prompt.empty());

    preset.name = "mINE";
    expectRefused(library().savePreset(preset), ErrorCode::InvalidRequest, "already");
    preset.name = "fast DRAFT";
    expectRefused(library().savePreset(preset), ErrorCode::InvalidRequest, "already");
    for (const std::string& name : {std::string(), std::string(101, 'x'), std::string("a\nb")}) {
        preset.name = name;
        expectRefused(library().savePreset(preset), ErrorCode::InvalidRequest, "name");
    }
    Preset changed = saved.value();
    changed.request.steps = 0;
    expectRefused(library().savePreset(changed), ErrorCode::InvalidRequest, "steps");
    changed.request.steps = 60;
    expectDone(library().savePreset(changed));
    EXPECT_EQ(library().presets().value().back().request.steps, 60);

    expectDone(library().removePreset(changed.id));
    EXPECT_EQ(library().presets().value().size(), 6U);
    expectRefused(library().removePreset(changed.id), ErrorCode::InvalidRequest, "no preset");
    expectDone(library().restorePreset(changed.id));
    EXPECT_EQ(library().presets().value().back().request.steps, 60);
    expectRefused(library().restorePreset(changed.id), ErrorCode::InvalidRequest, "removed");
}

TEST_F(TakeLibraryTest, APresetFileThatCannotBeUsedIsTold) {
    std::filesystem::create_directory(m_folder / "presets");
    writeBytes(m_folder / "presets" / "a.json", "{");
    writeBytes(m_folder / "presets" / "b.json",
               R"({"preset": 1, "id": "b", "name": "B", "params": {"diffusionSteps": 0}})");
    writeBytes(m_folder / "presets" / "c.json",
               R"({"preset": 1, "id": "c", "name": "C", "params": {"duration": 1}})");
    ContextSettings with = settings();
    with.presets = m_folder / "presets";
    auto opened = ContextManager::open(with);
    ASSERT_TRUE(opened.ok());
    EXPECT_EQ(opened.value()->presets().value().size(), 1U);
    EXPECT_EQ(opened.value()->notices().size(), 2U);
}

TEST_F(TakeLibraryTest, PromptsAreCountedAndForgotten) {
    store(taskOf("rain", 1, "1"));
    store(taskOf("wind", 2, "2"));
    store(taskOf("rain", 3, "3"));
    store(taskOf("rain", 3, "3"), 1);
    const auto prompts = library().prompts(10).value();
    ASSERT_EQ(prompts.size(), 2U);
    EXPECT_EQ(prompts[0].prompt, "rain");
    EXPECT_EQ(prompts[0].uses, 2);
    EXPECT_EQ(prompts[1].prompt, "wind");
    EXPECT_EQ(library().prompts(1).value().size(), 1U);
    expectDone(library().forgetPrompts());
    EXPECT_TRUE(library().prompts(10).value().empty());
}

TEST_F(TakeLibraryTest, NotesStay) {
    EXPECT_EQ(library().note("window").value(), std::nullopt);
    const std::string value("a\0b\xC3\xA9", 5);
    expectDone(library().setNote("window", value));
    expectDone(library().setNote("window", value + "!"));
    EXPECT_EQ(reopened().note("window").value(), value + "!");
}

TEST_F(TakeLibraryTest, ListenersHearOfChangesHereAndElsewhere) {
    std::atomic<int> calls = 0;
    const int id = library().listen([&] { ++calls; });
    const std::string take = store("rain").contextId;
    EXPECT_TRUE(soon([&] { return calls == 1; })) << calls;
    auto other = ContextManager::open(settings());
    ASSERT_TRUE(other.ok());
    const int before = calls;
    expectDone(other.value()->starTake(take, true));
    EXPECT_TRUE(soon([&] { return calls > before; }));
    const int after = calls;
    expectDone(other.value()->setNote("no", "change"));
    std::this_thread::sleep_for(600ms);
    EXPECT_EQ(calls, after);
    library().stopListening(id);
    expectDone(library().starTake(take, false));
    std::this_thread::sleep_for(100ms);
    EXPECT_EQ(calls, after);
}

TEST_F(TakeLibraryTest, AListenerMayStopItself) {
    std::atomic<int> calls = 0;
    int id = 0;
    id = library().listen([&] {
        ++calls;
        library().stopListening(id);
    });
    const std::string take = store("rain").contextId;
    EXPECT_TRUE(soon([&] { return calls == 1; }));
    expectDone(library().starTake(take, true));
    std::this_thread::sleep_for(50ms);
    EXPECT_EQ(calls, 1);
}

TEST_F(TakeLibraryTest, ManyThreadsMayUseItAtOnce) {
    library();
    std::vector<std::thread> threads;
    std::atomic<int> failures = 0;
    for (int t = 0; t < 4; ++t) {
        threads.emplace_back([&, t] {
            for (int i = 0; i < 10; ++i) {
                const auto stored =
                    tryToStore(taskOf("rain", t * 10 + i, std::to_string(t * 10 + i)));
                failures += !stored.ok() ||
                            !library().starTake(stored.value().contextId, true).ok() ||
                            !library().takes({}).ok();
            }
        });
    }
    for (std::thread& thread : threads) {
        thread.join();
    }
    EXPECT_EQ(failures, 0);
    EXPECT_EQ(list().total, 40);
    EXPECT_EQ(integrity(), "ok");
}

TEST_F(TakeLibraryTest, AFolderThatCannotBeUsedIsRefusedWithItsPath) {
    writeBytes(m_folder / "file", "x");
    ContextSettings bad = settings();
    bad.folder = m_folder / "file";
    expectRefused(ContextManager::open(bad), ErrorCode::Io, (m_folder / "file").string());
    bad.folder = "";
    expectRefused(ContextManager::open(bad), ErrorCode::InvalidRequest, "folder");
    bad.folder = m_folder / "odd";
    std::filesystem::create_directories(m_folder / "odd" / "library.db");
    expectRefused(ContextManager::open(bad), ErrorCode::Io, "library.db");
}

}  // namespace
}  // namespace audioldm::tests
