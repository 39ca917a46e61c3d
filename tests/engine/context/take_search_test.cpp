// SPDX-License-Identifier: MIT
#include <limits>

#include "tests/engine/context/context_fixture.h"

namespace audioldm::tests {
namespace {

class TakeSearchTest : public ContextTest {
protected:
    std::string add(const std::string& prompt) {
        ++m_count;
        return store(taskOf(prompt, m_count, std::to_string(m_count))).contextId;
    }

    int m_count = 0;
};

TEST_F(TakeSearchTest, EachWordMustBeginAWordOfPromptNameTagsOrModel) {
    const std::string dog = add("A dog barking in the distance");
    add("Rain on a tin roof");
    expectDone(library().renameTake(dog, "Evening hound"));
    expectDone(library().tagTake(dog, {"animals", "night time"}));
    for (const char* const words : {"dog", "DO", "bark dist", "hound", "anim", "night dog",
                                    "time eve", "starter dog", "distance in the a", ""}) {
        const TakePage page = search(words);
        EXPECT_GE(page.total, 1) << words;
        EXPECT_EQ(page.takes.back().id == dog || page.takes.front().id == dog, true) << words;
    }
    for (const char* const words :
         {"og", "dogs", "dog rain", "bark cat", "plain", "starred", "m0"}) {
        EXPECT_EQ(search(words).total, 0) << words;
    }
    EXPECT_EQ(search("starter").total, 2);
}

TEST_F(TakeSearchTest, SignsAmongWordsAreNoWords) {
    add("chien 5 \u20AC \u2192 dog \u96E8");
    for (const char* const words : {"\u00AB chien \u00BB", "chien \u00BB", "dog \u20AC",
                                    "dog \u2192", "\u96E8 \uFF1F", "5 \u00D7 dog"}) {
        EXPECT_EQ(search(words).total, 1) << words;
    }
    EXPECT_EQ(search("\u20AC").total, 0);
}

TEST_F(TakeSearchTest, WhateverIsWrittenIsText) {
    const std::string odd = add("rock'n'roll \"quoted\" AND (bracket) prompt:x a*b - NEAR -minus");
    for (const char* const words : {"rock'n'ro",
                                    "\"quoted\"",
                                    "\"",
                                    "AND",
                                    "and",
                                    "OR",
                                    "NOT",
                                    "NEAR",
                                    "NEAR(a,b)",
                                    "(bracket)",
                                    "(",
                                    ")",
                                    "prompt:x",
                                    "marks:plain",
                                    "a*b",
                                    "*",
                                    "^",
                                    "^rock",
                                    "-",
                                    "-minus",
                                    "{a}",
                                    "+",
                                    "a AND",
                                    "\"a",
                                    "''",
                                    ";",
                                    "--",
                                    "%",
                                    "_",
                                    "\\",
                                    "rock OR none",
                                    "{prompt}:",
                                    "roll -"}) {
        TakeQuery query;
        query.words = words;
        const auto page = library().takes(query);
        EXPECT_TRUE(page.ok()) << words << ": " << page.error().message;
    }
    EXPECT_EQ(search("rock'n'ro").total, 1);
    EXPECT_EQ(search("\"quoted\"").total, 1);
    EXPECT_EQ(search("AND").total, 1);
    EXPECT_EQ(search("OR").total, 0);
    EXPECT_EQ(search("marks:plain").total, 0);
    EXPECT_EQ(search("rock - roll").total, 1);  // "roll" stands within rock'n'roll as a word
    EXPECT_EQ(search("a*b").total, 1);
    EXPECT_EQ(search("!!! ...").total, 0);
    EXPECT_EQ(search("minus - prompt").total, 1);
    for (const std::string& words :
         {std::string("\xFF\xFE"), std::string("a\0b", 3), std::string(100'000, 'x'),
          std::string(10'000, ' '), std::string("\xE3\x80"), std::string(5000, '"')}) {
        TakeQuery query;
        query.words = words;
        EXPECT_TRUE(library().takes(query).ok());
    }
    std::string many;
    for (int i = 0; i < 1000; ++i) {
        many += "rock ";
    }
    EXPECT_EQ(search(many).total, 1);
}

TEST_F(TakeSearchTest, FindsWordsOfManyScripts) {
    add("Café über naïve ÇELİK");
    add("Cafe\xCC\x81 decomposed");
    add("雨の音と犬の声");
    add("गरज के साथ बारिश");
    add("собака ЛАЕТ вдалеке");
    add("صوت المطر");
    add("เสียงฝนตก");
    add("개가 짖는다");
    add("dog 🐶 barking");
    EXPECT_EQ(search("cafe").total, 2);
    EXPECT_EQ(search("CAFÉ").total, 2);
    EXPECT_EQ(search("uber").total, 1);
    EXPECT_EQ(search("雨").total, 1);
    EXPECT_EQ(search("犬の声").total, 1);
    EXPECT_EQ(search("犬の雨").total, 0);
    EXPECT_EQ(search("बारि").total, 1);
    EXPECT_EQ(search("СОБ лает").total, 1);
    EXPECT_EQ(search("المط").total, 1);
    EXPECT_EQ(search("ฝน").total, 1);
    EXPECT_EQ(search("짖는").total, 1);
    EXPECT_EQ(search("🐶").total, 1);
}

TEST_F(TakeSearchTest, FiltersByModelStarAndDateTogether) {
    Task big = taskOf("rain", 1, "1");
    big.model = "big model";
    const std::string first = store(big).contextId;
    const std::string second = store(taskOf("rain", 2, "2")).contextId;
    expectDone(library().starTake(second, true));
    TakeQuery query;
    query.modelName = "big model";
    ASSERT_EQ(list(query).total, 1);
    EXPECT_EQ(list(query).takes[0].id, first);
    query.modelName = "big";
    EXPECT_EQ(list(query).total, 0);
    query.modelName = "";
    query.starred = true;
    ASSERT_EQ(list(query).total, 1);
    EXPECT_EQ(list(query).takes[0].id, second);
    query.starred = false;
    EXPECT_EQ(list(query).takes[0].id, first);
    query.starred.reset();
    query.words = "rain";
    const std::int64_t at = take(second).createdMs;
    query.fromMs = at;
    query.toMs = at + 1;
    EXPECT_GE(list(query).total, 1);
    query.toMs = at;
    EXPECT_EQ(list(query).total, 0);
    query.words = "";
    EXPECT_EQ(list(query).total, 0);
    query.fromMs = std::numeric_limits<std::int64_t>::min();
    query.toMs = std::numeric_limits<std::int64_t>::max();
    EXPECT_EQ(list(query).total, 2);
}

TEST_F(TakeSearchTest, OrdersAndPagesWhatItFinds) {
    for (const char* const prompt : {"rain c", "wind x", "rain a", "rain B"}) {
        add(prompt);
    }
    TakeQuery query;
    query.words = "rain";
    query.limit = 2;
    const auto prompts = [&](TakeOrder order, int offset) {
        query.order = order;
        query.offset = offset;
        const TakePage page = list(query);
        EXPECT_EQ(page.total, 3);
        std::string text;
        for (const StoredTake& entry : page.takes) {
            text += entry.recipe.request.prompt.back();
        }
        return text;
    };
    EXPECT_EQ(prompts(TakeOrder::NewestFirst, 0), "Ba");
    EXPECT_EQ(prompts(TakeOrder::NewestFirst, 2), "c");
    EXPECT_EQ(prompts(TakeOrder::OldestFirst, 0), "ca");
    EXPECT_EQ(prompts(TakeOrder::ByPrompt, 0), "aB");
    EXPECT_EQ(prompts(TakeOrder::ByPrompt, 2), "c");
    EXPECT_EQ(prompts(TakeOrder::LongestFirst, 1), "ac");
    EXPECT_EQ(prompts(TakeOrder::ByPrompt, 3), "");
}

TEST_F(TakeSearchTest, RemovedTakesAreNotFound) {
    const std::string id = add("rain");
    expectDone(library().removeTakes({id}));
    EXPECT_EQ(search("rain").total, 0);
    expectDone(library().restoreTakes({id}));
    EXPECT_EQ(search("rain").total, 1);
}

}  // namespace
}  // namespace audioldm::tests
