// SPDX-License-Identifier: MIT
#include "tests/support/fake_studio.h"

#include <algorithm>

namespace audioldm::test {
namespace {

std::vector<float> thumbnailOf(const Waveform& waveform) {
    std::vector<float> pairs;
    const std::size_t parts = 64;
    for (std::size_t part = 0; part < parts; ++part) {
        const std::size_t first = waveform.samples.size() * part / parts;
        const std::size_t last = waveform.samples.size() * (part + 1) / parts;
        float low = 0;
        float high = 0;
        for (std::size_t index = first; index < last; ++index) {
            low = std::min(low, waveform.samples[index]);
            high = std::max(high, waveform.samples[index]);
        }
        pairs.push_back(low);
        pairs.push_back(high);
    }
    return pairs;
}

}  // namespace

Result<LoadedSound> FakeSoundFiles::load(const std::string& path) {
    const std::lock_guard lock(m_mutex);
    const auto found = m_saved.find(path);
    if (found == m_saved.end()) {
        return Error{ErrorCode::Io, "There is no such file.", path};
    }
    LoadedSound sound;
    sound.waveform = std::make_shared<Waveform>(found->second.waveform);
    sound.hasRecipe = true;
    sound.recipe = found->second.recipe;
    return sound;
}

Result<std::int64_t> FakeSoundFiles::save(const std::string& path, const Waveform& waveform,
                                          const Recipe& recipe, SoundFormat format) {
    const std::lock_guard lock(m_mutex);
    m_saved[path] = {waveform, recipe, format};
    return std::int64_t{0};
}

std::map<std::string, FakeSoundFiles::Saved> FakeSoundFiles::saved() const {
    const std::lock_guard lock(m_mutex);
    return m_saved;
}

QList<ui::InstalledModel> FakeStudioHost::models() {
    using namespace Qt::StringLiterals;
    return {{u"audioldm-s-full-v2"_s, u"/models/audioldm-s-full-v2"_s, 1'700'000'000,
             u"CC BY-NC-SA 4.0"_s, false},
            {u"starter"_s, u"/models/starter"_s, 40'000'000, u"MIT"_s, true}};
}

Result<void> FakeStudioHost::saveConfig(const EngineConfig& config) {
    m_config = config;
    return {};
}

QStringList FakeStudioHost::languages() {
    using namespace Qt::StringLiterals;
    return {u"en"_s, u"de"_s, u"fr"_s, u"es"_s, u"ja"_s, u"zh_CN"_s, u"ar"_s};
}

FakeStudio::FakeStudio()
    : service([this](const Task&, const GenerationRequest& request, TaskTake& take) {
          StoredTake stored;
          stored.recipe.request = request;
          stored.recipe.request.count = 1;
          stored.recipe.request.seed = take.take.seed;
          stored.recipe.modelName = "starter";
          stored.samples = static_cast<std::int64_t>(take.take.waveform->samples.size());
          stored.sampleRate = take.take.waveform->sampleRate;
          stored.thumbnail = thumbnailOf(*take.take.waveform);
          stored.file = "/takes/" + std::to_string(take.take.seed) + "-" +
                        std::to_string(library.queries()) + ".wav";
          take.file = stored.file;
          (void)files.save(stored.file, *take.take.waveform, stored.recipe, SoundFormat::Float);
          return library.add(stored);
      }) {}

}  // namespace audioldm::test
