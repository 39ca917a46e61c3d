// SPDX-License-Identifier: MIT
#include "app/studio/disk_studio_host.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>
#include <QSet>
#include <QSettings>

#include "app/common/app_options.h"
#include "app/common/user_folders.h"
#include "app/studio/example_prompts.h"
#include "app/studio/recently_used.h"

namespace audioldm::app {
namespace {

using namespace Qt::StringLiterals;

constexpr qint64 kMaxLicenceFile = 256 * 1024;

QString pathOf(const std::filesystem::path& path) {
    return QString::fromStdString(path.string());
}

QString named(std::string_view name) {
    return QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
}

/// Links are followed, as caches of downloads are made of them; what is reached twice counts once.
qint64 bytesBelow(const QString& folder) {
    qint64 bytes = 0;
    QSet<QString> seen;
    QDirIterator files(folder, QDir::Files,
                       QDirIterator::Subdirectories | QDirIterator::FollowSymlinks);
    while (files.hasNext()) {
        files.next();
        const QString file = files.fileInfo().canonicalFilePath();
        if (!file.isEmpty() && !seen.contains(file)) {
            seen.insert(file);
            bytes += files.fileInfo().size();
        }
    }
    return bytes;
}

/// The licence that a model's folder names: the "license:" line of its README, else the first line
/// of its LICENSE.
QString licenceOf(const QString& folder) {
    QFile readme(folder + "/README.md"_L1);
    if (readme.open(QIODevice::ReadOnly)) {
        const QString text = QString::fromUtf8(readme.read(kMaxLicenceFile));
        for (const QString& line : text.split(u'\n')) {
            if (line.startsWith("license:"_L1)) {
                return line.mid(8).simplified().left(80);
            }
        }
    }
    QFile licence(folder + "/LICENSE"_L1);
    if (licence.open(QIODevice::ReadOnly)) {
        return QString::fromUtf8(licence.readLine(200)).simplified().left(80);
    }
    return {};
}

QString settingsFile() {
    const std::filesystem::path folder = userConfigFolder();
    return folder.empty() ? QString() : pathOf(folder / "studio.ini");
}

ui::UiPreferences readPreferences() {
    const QSettings settings(settingsFile(), QSettings::IniFormat);
    const auto flag = [&settings](const QString& key, bool byDefault) {
        return settings.value(key, byDefault).toBool();
    };
    ui::UiPreferences preferences;
    preferences.language = settings.value(u"language"_s).toString();
    preferences.reducedMotion = flag(u"reducedMotion"_s, preferences.reducedMotion);
    preferences.notify = flag(u"notify"_s, preferences.notify);
    preferences.autoPlay = flag(u"autoPlay"_s, preferences.autoPlay);
    preferences.showForming = flag(u"showForming"_s, preferences.showForming);
    preferences.recentModels = settings.value(u"recentModels"_s).toStringList();
    preferences.recentSounds = settings.value(u"recentSounds"_s).toStringList();
    preferences.lastFolder = settings.value(u"lastFolder"_s).toString();
    return preferences;
}

void writePreferences(const ui::UiPreferences& preferences) {
    QSettings settings(settingsFile(), QSettings::IniFormat);
    settings.setValue(u"language"_s, preferences.language);
    settings.setValue(u"reducedMotion"_s, preferences.reducedMotion);
    settings.setValue(u"notify"_s, preferences.notify);
    settings.setValue(u"autoPlay"_s, preferences.autoPlay);
    settings.setValue(u"showForming"_s, preferences.showForming);
    settings.setValue(u"recentModels"_s, preferences.recentModels);
    settings.setValue(u"recentSounds"_s, preferences.recentSounds);
    settings.setValue(u"lastFolder"_s, preferences.lastFolder);
}

}  // namespace

QByteArray configToJson(const EngineConfig& config) {
    QJsonArray modules;
    for (const OffloadModule module : config.offloadModules) {
        modules.append(named(offloadModuleName(module)));
    }
    const EngineConfig standard;
    QJsonObject object{
        {u"maxMemory"_s, static_cast<qint64>(config.maxMemoryBytes)},
        {u"modelPath"_s, QString::fromStdString(config.modelPath)},
        {u"quantization"_s, named(quantizationName(config.quantization))},
        {u"diffusionSteps"_s, config.diffusionSteps},
        {u"useHalfPrecision"_s, config.useHalfPrecision},
        {u"offloadModules"_s, modules},
        {u"precision"_s, named(precisionName(config.precision))},
        {u"device"_s, QString::fromStdString(config.device)},
    };
    if (config.threads) {
        object.insert(u"threads"_s, *config.threads);
    }
    if (config.idleUnloadSeconds != standard.idleUnloadSeconds) {
        object.insert(u"idleUnloadSeconds"_s, config.idleUnloadSeconds);
    }
    if (config.typicalDurationSeconds != standard.typicalDurationSeconds) {
        object.insert(u"typicalDuration"_s, config.typicalDurationSeconds);
    }
    return QJsonDocument(object).toJson(QJsonDocument::Indented);
}

DiskStudioHost::DiskStudioHost()
    : m_catalogue(ModelCatalogue::ofUser()),
      m_preferences(readPreferences()) {}

QList<ui::InstalledModel> DiskStudioHost::models() {
    const QString own = pathOf(userDataFolder());
    QList<ui::InstalledModel> models;
    for (const CatalogueEntry& entry : m_catalogue.list()) {
        ui::InstalledModel model;
        model.name = QString::fromStdString(entry.name);
        model.folder = pathOf(entry.folder);
        model.bytes = bytesBelow(model.folder);
        model.licence = licenceOf(model.folder);
        model.comesAlong = own.isEmpty() || !model.folder.startsWith(own);
        models.append(model);
    }
    return models;
}

QString DiskStudioHost::modelsFolder() {
    const std::filesystem::path folder = userDataFolder();
    if (folder.empty()) {
        return {};
    }
    const QString path = pathOf(folder / "models");
    QDir().mkpath(path);
    return path;
}

QStringList DiskStudioHost::examplePrompts(const QString& model) {
    const auto folder = m_catalogue.resolve(model.toStdString());
    return folder ? examplePromptsOf(pathOf(folder.value())) : QStringList();
}

Result<void> DiskStudioHost::saveConfig(const EngineConfig& config) {
    const QString path = pathOf(configFile());
    if (path.isEmpty()) {
        return Error{ErrorCode::Io,
                     "There is no folder for settings: neither XDG_CONFIG_HOME nor HOME is set.",
                     "config.json"};
    }
    QDir().mkpath(QFileInfo(path).absolutePath());
    QSaveFile file(path);
    const QByteArray json = configToJson(config);
    if (!file.open(QIODevice::WriteOnly) || file.write(json) != json.size() || !file.commit()) {
        return Error{ErrorCode::Io,
                     "The settings could not be written: " + file.errorString().toStdString(),
                     path.toStdString()};
    }
    return {};
}

void DiskStudioHost::savePreferences(const ui::UiPreferences& preferences) {
    m_preferences = preferences;
    m_writer.run([preferences] { writePreferences(preferences); });
}

void DiskStudioHost::addRecentFile(const QString& path) {
    const QString list = recentlyUsedFile();
    if (!list.isEmpty()) {
        m_writer.run(
            [list, path] { addRecentlyUsed(list, path, QDateTime::currentDateTimeUtc()); });
    }
}

QStringList DiskStudioHost::languages() {
    return {u"en"_s, u"de"_s, u"fr"_s, u"es"_s, u"ja"_s, u"zh_CN"_s, u"ar"_s};
}

}  // namespace audioldm::app
