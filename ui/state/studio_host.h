// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

#include "engine/api/engine_config.h"
#include "engine/api/generation_service.h"
#include "engine/api/result.h"
#include "engine/api/sound_files.h"
#include "engine/api/take_library.h"

namespace audioldm::ui {

/// A model that is on this machine.
struct InstalledModel {
    QString name;    ///< what EngineConfig::modelPath takes
    QString folder;  ///< absolute
    qint64 bytes = 0;
    QString licence;  ///< its name, empty when the folder does not say
    bool comesAlong = false;
};

/// How the window behaves, apart from the engine.
struct UiPreferences {
    QString language;            ///< "de", "zh_CN"; empty: the system's
    bool reducedMotion = false;  ///< nothing moves or fades by itself
    bool notify = true;          ///< a notification when a long job ends out of sight
    bool autoPlay = true;        ///< a sound plays as soon as it is made
    bool showForming = true;     ///< the spectrogram of the sound as it forms
    QStringList recentModels;    ///< the latest first
    QStringList recentSounds;    ///< absolute paths of what was opened or saved, the latest first
    QString lastFolder;          ///< where a file was opened or saved last; empty: nowhere yet
};

/// What the window needs of the program around it. Implemented by app/studio and by fakes.
///
/// thread  GUI thread, but for models() and saveConfig()
class StudioHost {
public:
    StudioHost() = default;
    virtual ~StudioHost() = default;
    StudioHost(const StudioHost&) = delete;
    StudioHost& operator=(const StudioHost&) = delete;

    /// Looks at the disk; called on a worker thread.
    [[nodiscard]] virtual QList<InstalledModel> models() = 0;
    /// The folder into which models are put; made when it is not there.
    [[nodiscard]] virtual QString modelsFolder() = 0;
    /// Prompts that a model is good at, as its folder proposes them; empty when it proposes none.
    /// model  what EngineConfig::modelPath holds
    [[nodiscard]] virtual QStringList examplePrompts(const QString& model) = 0;

    /// Keeps the engine's settings for the next start. Called on a worker thread, which waits for
    /// the disk; one call at a time. errors  Io
    [[nodiscard]] virtual Result<void> saveConfig(const EngineConfig& config) = 0;

    [[nodiscard]] virtual UiPreferences preferences() = 0;
    /// Does not wait for the disk.
    virtual void savePreferences(const UiPreferences& preferences) = 0;

    /// Tells the desktop's own list of recently used files. Does not wait for the disk.
    /// path  absolute
    virtual void addRecentFile(const QString& path) = 0;

    /// Languages that the window can be shown in ("en", "de", ...).
    [[nodiscard]] virtual QStringList languages() = 0;
};

/// What a window works with. All outlive it.
struct StudioServices {
    GenerationService& generation;
    TakeLibrary& library;
    SoundFiles& files;
    StudioHost& host;
};

}  // namespace audioldm::ui
