// SPDX-License-Identifier: MIT
#include "tests/support/fake_take_library.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <sstream>

namespace audioldm::test {
namespace {

constexpr std::int64_t kFirstMs = 1'700'000'000'000;

Error noSuch(const std::string& id) {
    return Error{ErrorCode::InvalidRequest, "There is no \"" + id + "\".", id};
}

}  // namespace

FakeTakeLibrary::FakeTakeLibrary() {
    Preset preset;
    preset.id = "built-in-default";
    preset.name = "Default";
    preset.builtIn = true;
    m_presets.push_back(preset);
    preset.id = "built-in-draft";
    preset.name = "Fast draft";
    preset.request.steps = 10;
    m_presets.push_back(preset);
}

void FakeTakeLibrary::called() const {
    if (m_delayMs > 0) {
        std::this_thread::sleep_for(std::chrono::milliseconds(m_delayMs));
    }
    const std::lock_guard lock(m_mutex);
    ++m_calls[std::this_thread::get_id()];
}

int FakeTakeLibrary::callsOn(std::thread::id thread) const {
    const std::lock_guard lock(m_mutex);
    const auto found = m_calls.find(thread);
    return found == m_calls.end() ? 0 : found->second;
}

void FakeTakeLibrary::tell() {
    const std::lock_guard lock(m_listenerMutex);
    for (const auto& [id, listener] : m_listeners) {
        listener();
    }
}

std::string FakeTakeLibrary::add(StoredTake take) {
    std::string id;
    {
        const std::lock_guard lock(m_mutex);
        if (take.id.empty()) {
            take.id = "take-" + std::to_string(m_nextId);
        }
        if (take.createdMs == 0) {
            take.createdMs = kFirstMs + m_nextId * std::int64_t{3'600'000};
        }
        ++m_nextId;
        id = take.id;
        const std::string prompt = take.recipe.request.prompt;
        std::erase_if(m_prompts, [&](const UsedPrompt& used) { return used.prompt == prompt; });
        m_prompts.insert(m_prompts.begin(), {prompt, "", take.createdMs, 1});
        m_takes.insert(m_takes.begin(), std::move(take));
    }
    tell();
    return id;
}

void FakeTakeLibrary::addMany(int count) {
    const std::lock_guard lock(m_mutex);
    std::vector<StoredTake> made;
    for (int index = 0; index < count; ++index) {
        StoredTake take;
        take.id = "many-" + std::to_string(index);
        take.createdMs = kFirstMs - index * std::int64_t{3'600'000};
        take.recipe.request.prompt = "Rain on roof number " + std::to_string(index);
        take.recipe.request.durationSeconds = 1 + index % 9;
        take.recipe.request.seed = index;
        take.recipe.modelName = "starter";
        take.sampleRate = 16000;
        take.samples = 16000 * (1 + index % 9);
        take.starred = index % 10 == 0;
        for (int pair = 0; pair < 64; ++pair) {
            const auto high = static_cast<float>(std::fabs(std::sin(pair * 0.1 + index)));
            take.thumbnail.push_back(-high);
            take.thumbnail.push_back(high);
        }
        made.push_back(std::move(take));
    }
    m_takes.insert(m_takes.end(), made.begin(), made.end());
}

bool FakeTakeLibrary::matches(const StoredTake& take, const TakeQuery& query) {
    if (query.starred && *query.starred != take.starred) {
        return false;
    }
    const std::string text = ' ' + take.recipe.request.prompt + ' ' + take.name;
    std::istringstream words(query.words);
    for (std::string word; words >> word;) {
        const auto found = std::search(text.begin(), text.end(), word.begin(), word.end(),
                                       [](char left, char right) {
                                           return std::tolower(static_cast<unsigned char>(left)) ==
                                                  std::tolower(static_cast<unsigned char>(right));
                                       });
        if (found == text.end()) {
            return false;
        }
    }
    return true;
}

Result<TakePage> FakeTakeLibrary::takes(const TakeQuery& query) {
    called();
    ++m_queries;
    const std::lock_guard lock(m_mutex);
    std::vector<const StoredTake*> found;
    for (const StoredTake& take : m_takes) {
        if (!m_removed.contains(take.id) && matches(take, query)) {
            found.push_back(&take);
        }
    }
    const auto before = [&](const StoredTake* left, const StoredTake* right) {
        switch (query.order) {
            case TakeOrder::OldestFirst:
                return left->createdMs < right->createdMs;
            case TakeOrder::ByPrompt:
                return left->recipe.request.prompt < right->recipe.request.prompt;
            case TakeOrder::LongestFirst:
                return left->samples > right->samples;
            case TakeOrder::NewestFirst:
                break;
        }
        return left->createdMs > right->createdMs;
    };
    std::stable_sort(found.begin(), found.end(), before);
    TakePage page;
    page.total = static_cast<std::int64_t>(found.size());
    for (std::size_t index = static_cast<std::size_t>(query.offset);
         index < found.size() && page.takes.size() < static_cast<std::size_t>(query.limit);
         ++index) {
        page.takes.push_back(*found[index]);
    }
    return page;
}

Result<StoredTake> FakeTakeLibrary::take(const std::string& id) {
    called();
    const std::lock_guard lock(m_mutex);
    for (const StoredTake& take : m_takes) {
        if (take.id == id) {
            return take;
        }
    }
    return noSuch(id);
}

Result<void> FakeTakeLibrary::changeTake(const std::string& id,
                                         const std::function<void(StoredTake&)>& change) {
    called();
    if (m_fails) {
        return Error{ErrorCode::Io, "The disk is full.", "library.db"};
    }
    bool found = false;
    {
        const std::lock_guard lock(m_mutex);
        for (StoredTake& take : m_takes) {
            if (take.id == id) {
                change(take);
                found = true;
            }
        }
    }
    if (!found) {
        return noSuch(id);
    }
    tell();
    return {};
}

Result<void> FakeTakeLibrary::renameTake(const std::string& id, const std::string& name) {
    return changeTake(id, [&](StoredTake& take) { take.name = name; });
}

Result<void> FakeTakeLibrary::starTake(const std::string& id, bool starred) {
    return changeTake(id, [&](StoredTake& take) { take.starred = starred; });
}

Result<void> FakeTakeLibrary::tagTake(const std::string& id, const std::vector<std::string>& tags) {
    return changeTake(id, [&](StoredTake& take) { take.tags = tags; });
}

Result<void> FakeTakeLibrary::removeTakes(const std::vector<std::string>& ids) {
    called();
    if (m_fails) {
        return Error{ErrorCode::Io, "The trash cannot be written.", "trash"};
    }
    {
        const std::lock_guard lock(m_mutex);
        m_removed.insert(ids.begin(), ids.end());
    }
    tell();
    return {};
}

Result<void> FakeTakeLibrary::restoreTakes(const std::vector<std::string>& ids) {
    called();
    {
        const std::lock_guard lock(m_mutex);
        for (const std::string& id : ids) {
            m_removed.erase(id);
        }
    }
    tell();
    return {};
}

Result<void> FakeTakeLibrary::relocateTake(const std::string& id, const std::string& file) {
    return changeTake(id, [&](StoredTake& take) {
        take.file = file;
        take.fileMissing = false;
    });
}

Result<std::vector<Preset>> FakeTakeLibrary::presets() {
    called();
    const std::lock_guard lock(m_mutex);
    std::vector<Preset> found;
    for (const Preset& preset : m_presets) {
        if (!m_removedPresets.contains(preset.id)) {
            found.push_back(preset);
        }
    }
    std::stable_sort(found.begin(), found.end(), [](const Preset& left, const Preset& right) {
        return left.builtIn != right.builtIn ? left.builtIn : false;
    });
    return found;
}

Result<Preset> FakeTakeLibrary::savePreset(const Preset& preset) {
    called();
    Preset saved = preset;
    {
        const std::lock_guard lock(m_mutex);
        for (const Preset& other : m_presets) {
            if (other.name == preset.name && other.id != preset.id &&
                !m_removedPresets.contains(other.id)) {
                return Error{ErrorCode::InvalidRequest, "The name is in use.", "name"};
            }
        }
        if (saved.id.empty()) {
            saved.id = "preset-" + std::to_string(m_nextId++);
        }
        std::erase_if(m_presets, [&](const Preset& other) { return other.id == saved.id; });
        m_presets.push_back(saved);
    }
    tell();
    return saved;
}

Result<void> FakeTakeLibrary::removePreset(const std::string& id) {
    called();
    {
        const std::lock_guard lock(m_mutex);
        m_removedPresets.insert(id);
    }
    tell();
    return {};
}

Result<void> FakeTakeLibrary::restorePreset(const std::string& id) {
    called();
    {
        const std::lock_guard lock(m_mutex);
        m_removedPresets.erase(id);
    }
    tell();
    return {};
}

Result<std::vector<UsedPrompt>> FakeTakeLibrary::prompts(int limit) {
    called();
    const std::lock_guard lock(m_mutex);
    const auto count = std::min(m_prompts.size(), static_cast<std::size_t>(limit));
    return std::vector<UsedPrompt>(m_prompts.begin(),
                                   m_prompts.begin() + static_cast<std::ptrdiff_t>(count));
}

Result<void> FakeTakeLibrary::forgetPrompts() {
    called();
    const std::lock_guard lock(m_mutex);
    m_prompts.clear();
    return {};
}

Result<std::optional<std::string>> FakeTakeLibrary::note(const std::string& key) {
    called();
    const std::lock_guard lock(m_mutex);
    const auto found = m_notes.find(key);
    return found == m_notes.end() ? std::optional<std::string>() : found->second;
}

Result<void> FakeTakeLibrary::setNote(const std::string& key, const std::string& value) {
    called();
    const std::lock_guard lock(m_mutex);
    m_notes[key] = value;
    return {};
}

std::vector<LibraryNotice> FakeTakeLibrary::notices() {
    called();
    return {};
}

int FakeTakeLibrary::listen(std::function<void()> changed) {
    const std::lock_guard lock(m_listenerMutex);
    m_listeners.emplace(m_nextListener, std::move(changed));
    return m_nextListener++;
}

void FakeTakeLibrary::stopListening(int listenerId) {
    const std::lock_guard lock(m_listenerMutex);
    m_listeners.erase(listenerId);
}

}  // namespace audioldm::test
