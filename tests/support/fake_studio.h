// SPDX-License-Identifier: MIT
#pragma once

#include <QMap>
#include <map>
#include <mutex>
#include <string>

#include "tests/support/fake_generation_service.h"
#include "tests/support/fake_take_library.h"
#include "ui/state/studio_host.h"

namespace audioldm::test {

/// Sound files in memory, by their path.
class FakeSoundFiles final : public SoundFiles {
public:
    struct Saved {
        Waveform waveform;
        Recipe recipe;
        SoundFormat format = SoundFormat::Pcm16;
    };

    Result<LoadedSound> load(const std::string& path) override;
    Result<std::int64_t> save(const std::string& path, const Waveform& waveform,
                              const Recipe& recipe, SoundFormat format) override;

    [[nodiscard]] std::map<std::string, Saved> saved() const;

private:
    mutable std::mutex m_mutex;
    std::map<std::string, Saved> m_saved;  ///< shared, by m_mutex
};

/// A host that keeps everything in memory.
class FakeStudioHost final : public ui::StudioHost {
public:
    QList<ui::InstalledModel> models() override;
    QString modelsFolder() override { return QStringLiteral("/models"); }
    QStringList examplePrompts(const QString& model) override { return m_examples.value(model); }
    void setExamples(const QString& model, const QStringList& examples) {
        m_examples[model] = examples;
    }
    Result<void> saveConfig(const EngineConfig& config) override;
    ui::UiPreferences preferences() override { return m_preferences; }
    void savePreferences(const ui::UiPreferences& preferences) override {
        m_preferences = preferences;
    }
    void addRecentFile(const QString& path) override { m_recentFiles << path; }
    QStringList languages() override;

    [[nodiscard]] const EngineConfig& savedConfig() const { return m_config; }
    /// What the desktop was told of.
    [[nodiscard]] const QStringList& recentFiles() const { return m_recentFiles; }

private:
    EngineConfig m_config;
    QMap<QString, QStringList> m_examples;
    ui::UiPreferences m_preferences;
    QStringList m_recentFiles;
};

/// All that a window needs, without engine, disk and model. Takes that are made go into the
/// library and into the files.
struct FakeStudio {
    FakeStudio();

    FakeTakeLibrary library;
    FakeSoundFiles files;
    FakeStudioHost host;
    FakeGenerationService service;

    [[nodiscard]] ui::StudioServices services() { return {service, library, files, host}; }
};

}  // namespace audioldm::test
