// SPDX-License-Identifier: MIT
#include <QDir>
#include <QDropEvent>
#include <QFile>
#include <QFileDialog>
#include <QMenu>
#include <QMimeData>
#include <QSplitter>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

#include "tests/ui/support/window_fixture.h"

namespace audioldm::ui {

using namespace Qt::StringLiterals;
using test::WindowFixture;

/// Files of other folders: which were used, where, and what is dropped into the window.
class FilesTest final : public QObject {
    Q_OBJECT

private:
    static void putSound(WindowFixture& fixture, const QString& path) {
        Waveform sound;
        sound.sampleRate = 16000;
        sound.samples.assign(16000, 0.25F);
        QVERIFY(fixture.studio.files.save(path.toStdString(), sound, {}, SoundFormat::Pcm16).ok());
        // The menu looks whether it is there.
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
    }
    static void open(const WindowFixture& fixture, const QString& path) {
        fixture.window().openArguments({path});
        QTRY_COMPARE(fixture.window().soundTitle(), QFileInfo(path).fileName());
    }
    static QMenu& recent(const WindowFixture& fixture) {
        auto& menu = fixture.part<QMenu>("recentSounds");
        Q_EMIT menu.aboutToShow();
        return menu;
    }
    static bool drop(const WindowFixture& fixture, const QString& path) {
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(path)});
        QDragEnterEvent enter({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&fixture.window(), &enter);
        if (!enter.isAccepted()) {
            return false;
        }
        QDropEvent dropped({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&fixture.window(), &dropped);
        return dropped.isAccepted();
    }

private Q_SLOTS:
    void recentSoundsAreCappedClearedAndGreyWhenGone() {
        QTemporaryDir folder;
        WindowFixture fixture;
        fixture.start();
        QCOMPARE(recent(fixture).actions().size(), 1);
        QVERIFY(!recent(fixture).actions().first()->isEnabled());
        for (int number = 0; number < 10; ++number) {
            const QString path = folder.filePath(u"sound %1.wav"_s.arg(number));
            putSound(fixture, path);
            open(fixture, path);
        }
        open(fixture, folder.filePath(u"sound 4.wav"_s));
        QVERIFY(QFile::remove(folder.filePath(u"sound 9.wav"_s)));
        const QList<QAction*> actions = recent(fixture).actions();
        QCOMPARE(actions.size(), 8 + 2);  // a line and "Clear List"
        QCOMPARE(actions[0]->text(), u"sound 4.wav"_s);
        QCOMPARE(actions[0]->toolTip(), folder.filePath(u"sound 4.wav"_s));
        QVERIFY(actions[0]->isEnabled());
        QCOMPARE(actions[1]->text(), u"sound 9.wav"_s);
        QVERIFY(!actions[1]->isEnabled());
        // Each is opened by its command.
        actions[2]->trigger();
        QTRY_COMPARE(fixture.window().soundTitle(), u"sound 8.wav"_s);
        QCOMPARE(recent(fixture).actions()[0]->text(), u"sound 8.wav"_s);
        recent(fixture).actions().last()->trigger();
        QVERIFY(fixture.studio.host.preferences().recentSounds.isEmpty());
        QCOMPARE(recent(fixture).actions().size(), 1);
    }

    void theDesktopIsToldOfThem() {
        QTemporaryDir folder;
        WindowFixture fixture;
        fixture.start();
        const QString path = folder.filePath(u"rain.wav"_s);
        putSound(fixture, path);
        open(fixture, path);
        QCOMPARE(fixture.studio.host.recentFiles(), QStringList{path});
        // One that cannot be opened is none that was used.
        fixture.window().openArguments({folder.filePath(u"none.wav"_s)});
        QTRY_VERIFY(fixture.messages().text().contains(u"could not be read"_s));
        QCOMPARE(fixture.studio.host.recentFiles(), QStringList{path});
        QCOMPARE(fixture.studio.host.preferences().recentSounds, QStringList{path});
    }

    void dialogsBeginInTheFolderThatWasUsedLast() {
        QTemporaryDir folder;
        WindowFixture fixture;
        fixture.start();
        const QString path = folder.filePath(u"rain.wav"_s);
        putSound(fixture, path);
        open(fixture, path);
        fixture.start();  // the next start of the program
        fixture.trigger("open");
        auto* const dialog = fixture.window().findChild<QFileDialog*>();
        QVERIFY(dialog != nullptr);
        QCOMPARE(dialog->directory().canonicalPath(), QDir(folder.path()).canonicalPath());
        dialog->reject();
    }

    void theSplittersAreWhereTheyWere() {
        WindowFixture fixture;
        fixture.start();
        auto& columns = fixture.part<QSplitter>("columns");
        QList<int> sizes = columns.sizes();
        sizes[1] -= 60;
        sizes[2] += 60;
        columns.setSizes(sizes);
        QList<int> rows = fixture.part<QSplitter>("rows").sizes();
        rows[0] -= 40;
        rows[1] += 40;
        fixture.part<QSplitter>("rows").setSizes(rows);
        const QList<int> columnsBefore = columns.sizes();
        const QList<int> rowsBefore = fixture.part<QSplitter>("rows").sizes();
        fixture.window().keepSession();
        fixture.start();
        QCOMPARE(fixture.part<QSplitter>("columns").sizes(), columnsBefore);
        QCOMPARE(fixture.part<QSplitter>("rows").sizes(), rowsBefore);
    }

    void aDroppedModelIsLoaded() {
        QTemporaryDir folder;
        WindowFixture fixture;
        fixture.start();
        // Any folder: nothing changes.
        QVERIFY(drop(fixture, folder.path()));
        QVERIFY2(fixture.messages().text().contains(u"no model_index.json"_s),
                 qPrintable(fixture.messages().text()));
        QVERIFY(fixture.studio.service.modelStatus().model != folder.path().toStdString());
        QFile index(folder.filePath(u"model_index.json"_s));
        QVERIFY(index.open(QIODevice::WriteOnly));
        QVERIFY(drop(fixture, folder.path()));
        QTRY_COMPARE(fixture.studio.service.modelStatus().model, folder.path().toStdString());
    }

    void aDroppedFileOfPresetsIsTakenIn() {
        QTemporaryDir folder;
        WindowFixture fixture;
        fixture.start();
        const QString path = folder.filePath(u"mine.audioldm-presets"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(
            R"({"audioldmPresets": 1, "presets": [{"name": "Dropped", "params": {"diffusionSteps": 11}}]})");
        file.close();
        QVERIFY(drop(fixture, path));
        const auto isThere = [&fixture] {
            const std::vector<Preset> presets = fixture.studio.library.presets().value();
            return std::any_of(presets.begin(), presets.end(),
                               [](const Preset& preset) { return preset.name == "Dropped"; });
        };
        QTRY_VERIFY(isThere());
    }

    void whatIsNoFileIsNotTaken() {
        WindowFixture fixture;
        fixture.start();
        QMimeData data;
        data.setText(u"words"_s);
        QDragEnterEvent enter({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&fixture.window(), &enter);
        QVERIFY(!enter.isAccepted());
    }
};

}  // namespace audioldm::ui

QTEST_MAIN(audioldm::ui::FilesTest)
#include "files_test.moc"
