// SPDX-License-Identifier: MIT
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <memory>

#include "app/common/app_options.h"
#include "app/studio/disk_studio_host.h"
#include "app/studio/example_prompts.h"
#include "app/studio/start_settings.h"

namespace audioldm::app {

using namespace Qt::StringLiterals;

/// What the program reads and writes of the user's settings, and of a model's folder.
class StudioSettingsTest final : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_home;

    [[nodiscard]] QString path(const QString& name) const { return m_home->filePath(name); }
    void write(const QString& name, const QByteArray& content) const {
        QVERIFY(QDir().mkpath(QFileInfo(path(name)).absolutePath()));
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
    }
    [[nodiscard]] QByteArray read(const QString& name) const {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

private Q_SLOTS:
    void init() {
        m_home = std::make_unique<QTemporaryDir>();
        qputenv("XDG_CONFIG_HOME", QFile::encodeName(path(u"config"_s)));
        qputenv("XDG_DATA_HOME", QFile::encodeName(path(u"data"_s)));
    }

    void theEnginesSettingsComeBackAsTheyWereSaved() {
        EngineConfig config;
        config.maxMemoryBytes = 3'333'333'333;
        config.modelPath = "mine";
        config.quantization = Quantization::FourBit;
        config.diffusionSteps = 77;
        config.useHalfPrecision = false;
        config.offloadModules = {OffloadModule::Unet};
        config.precision = Precision::Float32;
        config.device = "cpu";
        config.threads = 3;
        config.idleUnloadSeconds = 60;
        config.typicalDurationSeconds = 8;
        DiskStudioHost host;
        QVERIFY(host.saveConfig(config).ok());
        const auto read = readConfigFile(configFile());
        QVERIFY2(read.ok(), read.ok() ? "" : read.error().message.c_str());
        QCOMPARE(read.value().maxMemoryBytes, config.maxMemoryBytes);
        QCOMPARE(read.value().modelPath, config.modelPath);
        QVERIFY(read.value().quantization == config.quantization);
        QCOMPARE(read.value().diffusionSteps, 77);
        QCOMPARE(read.value().useHalfPrecision, false);
        QVERIFY(read.value().offloadModules == config.offloadModules);
        QVERIFY(read.value().precision == config.precision);
        QCOMPARE(read.value().device, config.device);
        QVERIFY(read.value().threads == config.threads);
        QCOMPARE(read.value().idleUnloadSeconds, 60.0);
        QCOMPARE(read.value().typicalDurationSeconds, 8.0);
    }

    void aFolderThatCannotBeWrittenIsAnError() {
        write(u"config/audioldm-studio"_s, "a file where the folder should be");
        DiskStudioHost host;
        const auto saved = host.saveConfig({});
        QVERIFY(!saved.ok());
        QVERIFY(saved.error().code == ErrorCode::Io);
    }

    void preferencesComeBack() {
        {
            DiskStudioHost host;
            ui::UiPreferences preferences = host.preferences();
            QVERIFY(preferences.notify && preferences.autoPlay && preferences.showForming);
            preferences.language = u"ar"_s;
            preferences.reducedMotion = true;
            preferences.notify = false;
            preferences.recentModels = {u"/a, b"_s, u"c"_s};
            preferences.recentSounds = {u"/a, b.wav"_s};
            preferences.lastFolder = u"/ä"_s;
            host.savePreferences(preferences);
            QCOMPARE(host.preferences().language, u"ar"_s);
        }
        DiskStudioHost host;
        QCOMPARE(host.preferences().language, u"ar"_s);
        QVERIFY(host.preferences().reducedMotion);
        QVERIFY(!host.preferences().notify);
        QCOMPARE(host.preferences().recentModels, (QStringList{u"/a, b"_s, u"c"_s}));
        QCOMPARE(host.preferences().recentSounds, QStringList{u"/a, b.wav"_s});
        QCOMPARE(host.preferences().lastFolder, u"/ä"_s);
    }

    void brokenSettingsArePutAsideAndTold() {
        write(u"config/audioldm-studio/config.json"_s, "{\"diffusionSteps\": \"many\"}");
        const StartSettings settings = readStartSettings(false);
        QVERIFY(settings.notice.contains(u"diffusionSteps"_s));
        QCOMPARE(settings.system.service.config.diffusionSteps, EngineConfig().diffusionSteps);
        QCOMPARE(read(u"config/audioldm-studio/config.json.before"_s),
                 QByteArray("{\"diffusionSteps\": \"many\"}"));
        QVERIFY(readStartSettings(false).notice.isEmpty());
    }

    void safeModePutsBothFilesAside() {
        write(u"config/audioldm-studio/config.json"_s, "{\"diffusionSteps\": 9}");
        write(u"config/audioldm-studio/studio.ini"_s, "[General]\nlanguage=ja\n");
        QCOMPARE(readStartSettings(false).system.service.config.diffusionSteps, 9);
        putSettingsAside();
        QCOMPARE(DiskStudioHost().preferences().language, QString());
        const StartSettings settings = readStartSettings(true);
        QCOMPARE(settings.system.service.config.diffusionSteps, EngineConfig().diffusionSteps);
        QVERIFY(!settings.notice.isEmpty());
        QCOMPARE(read(u"config/audioldm-studio/studio.ini.before"_s),
                 QByteArray("[General]\nlanguage=ja\n"));
    }

    void installedModelsAreFoundWithSizeAndLicence() {
        write(u"data/audioldm-studio/models/mine/model_index.json"_s, "{}");
        write(u"data/audioldm-studio/models/mine/weights.bin"_s, QByteArray(5000, 'x'));
        write(u"data/audioldm-studio/models/mine/README.md"_s,
              "---\nlicense: cc-by-4.0\n---\n# Mine\n");
        write(u"data/audioldm-studio/models/mine/concepts.json"_s,
              "[{\"concept\": \"rain\", \"example\": \"rain falling\", \"captions\": [\"rain\"]}]");
        DiskStudioHost host;
        bool found = false;
        for (const ui::InstalledModel& model : host.models()) {
            if (model.name == u"mine"_s) {
                found = true;
                QVERIFY(model.bytes > 5000);
                QCOMPARE(model.licence, u"cc-by-4.0"_s);
                QVERIFY(!model.comesAlong);
            }
        }
        QVERIFY(found);
        QCOMPARE(host.examplePrompts(u"mine"_s), QStringList{u"rain falling"_s});
        QCOMPARE(host.examplePrompts(u"none of these"_s), QStringList());
        QVERIFY(QDir(host.modelsFolder()).exists());
    }

    void aModelOfLinksHasTheSizeOfWhatTheyLeadTo() {
        write(u"cache/blobs/one"_s, QByteArray(5000, 'x'));
        write(u"cache/blobs/two/weights.bin"_s, QByteArray(300, 'x'));
        const QString folder = path(u"data/audioldm-studio/models/linked"_s);
        QVERIFY(QDir().mkpath(folder));
        const auto link = [&](const QString& target, const QString& name) {
            QVERIFY(QFile::link(target, folder + u'/' + name));
        };
        write(u"data/audioldm-studio/models/linked/model_index.json"_s, "{}");
        link(path(u"cache/blobs/one"_s), u"weights.bin"_s);
        link(path(u"cache/blobs/two"_s), u"unet"_s);
        // Twice and in a circle: counted once.
        link(path(u"cache/blobs/one"_s), u"weights-again.bin"_s);
        link(folder, u"circle"_s);
        link(path(u"nowhere"_s), u"broken"_s);
        DiskStudioHost host;
        qint64 bytes = -1;
        for (const ui::InstalledModel& model : host.models()) {
            bytes = model.name == u"linked"_s ? model.bytes : bytes;
        }
        QCOMPARE(bytes, qint64{5302});
    }

    void examplesOfAStrangersFile() {
        QCOMPARE(
            examplePromptsIn("[{\"captions\": [\"wind\", \"gale\"]}, {\"example\": \" a  b \"},"
                             " {\"example\": \"wind\"}, {\"example\": 7}, \"text\", null]"),
            (QStringList{u"wind"_s, u"a b"_s}));
        QCOMPARE(examplePromptsIn("{\"rain\": {\"captions\": [\"rain\"]}}"),
                 QStringList{u"rain"_s});
        for (const char* const text : {"", "{", "7", "[]", "{\"captions\": []}"}) {
            QCOMPARE(examplePromptsIn(text), QStringList());
        }
        QByteArray many = "[";
        for (int index = 0; index < 100; ++index) {
            many += "{\"example\": \"number " + QByteArray::number(index) + "\"},";
        }
        many.back() = ']';
        QCOMPARE(examplePromptsIn(many).size(), kMostExamples);
    }
};

}  // namespace audioldm::app

QTEST_GUILESS_MAIN(audioldm::app::StudioSettingsTest)
#include "studio_settings_test.moc"
