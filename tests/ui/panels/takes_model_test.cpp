// SPDX-License-Identifier: MIT
#include "ui/widgets/takes_model.h"

#include <QAbstractItemModelTester>
#include <QListView>
#include <QMimeData>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QUrl>

#include "tests/support/fake_studio.h"
#include "tests/ui/support/cpu_clock.h"
#include "ui/bridge/library_client.h"
#include "ui/widgets/take_delegate.h"
#include "ui/widgets/takes_panel.h"

namespace audioldm::ui {
namespace {

StoredTake takeOf(const char* prompt, const char* file = "/takes/a.wav") {
    StoredTake take;
    take.recipe.request.prompt = prompt;
    take.recipe.request.seed = 7;
    take.sampleRate = 16000;
    take.samples = 80000;
    take.file = file;
    return take;
}

}  // namespace

class TakesModelTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void rowsAreThereAtOnceAndFetchedWhenLookedAt() {
        audioldm::test::FakeTakeLibrary library;
        library.addMany(10'000);
        audioldm::test::FakeSoundFiles files;
        LibraryClient client(library, files);
        TakesModel model(client);
        QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setQuery({});
        QTRY_COMPARE(model.rowCount(), 10'000);
        QVERIFY(model.takeAt(0) != nullptr);
        QVERIFY(model.takeAt(5'000) == nullptr);
        QVERIFY(model.index(5'000).data().toString().isEmpty());
        QTRY_VERIFY(model.takeAt(5'000) != nullptr);
        QCOMPARE(model.index(5'000).data().toString(), QStringLiteral("Rain on roof number 5000"));
    }

    void aNewTakeIsInsertedAtTheTop() {
        audioldm::test::FakeTakeLibrary library;
        library.addMany(300);
        audioldm::test::FakeSoundFiles files;
        LibraryClient client(library, files);
        TakesModel model(client);
        model.setQuery({});
        QTRY_COMPARE(model.rowCount(), 300);
        QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        library.add(takeOf("Thunder"));
        QTRY_COMPARE(model.rowCount(), 301);
        QCOMPARE(inserted.size(), 1);
        QCOMPARE(reset.size(), 0);
        QCOMPARE(model.index(0).data().toString(), QStringLiteral("Thunder"));
    }

    void aTakeThatIsDeletedLeavesTheOthersInPlace() {
        audioldm::test::FakeTakeLibrary library;
        library.addMany(300);
        audioldm::test::FakeSoundFiles files;
        LibraryClient client(library, files);
        TakesModel model(client);
        model.setQuery({});
        QTRY_COMPARE(model.rowCount(), 300);
        QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        QVERIFY(library.removeTakes({"many-3", "many-5"}).ok());
        QTRY_COMPARE(model.rowCount(), 298);
        QCOMPARE(removed.size(), 2);
        QCOMPARE(reset.size(), 0);
        QCOMPARE(model.rowOf(QStringLiteral("many-4")), 3);
        QVERIFY(library.restoreTakes({"many-3"}).ok());
        QTRY_COMPARE(model.rowCount(), 299);
        QCOMPARE(model.rowOf(QStringLiteral("many-3")), 3);
        QCOMPARE(reset.size(), 0);
    }

    void aTakeThatIsDeletedFarDownLeavesTheOthersInPlace() {
        audioldm::test::FakeTakeLibrary library;
        library.addMany(10'000);
        audioldm::test::FakeSoundFiles files;
        LibraryClient client(library, files);
        TakesModel model(client);
        model.setQuery({});
        QTRY_COMPARE(model.rowCount(), 10'000);
        model.setVisible(5'020, 5'030);
        QVERIFY(model.index(5'025).data().toString().isEmpty());
        QTRY_VERIFY(model.takeAt(5'025) != nullptr);
        QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
        QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        QVERIFY(library.removeTakes({"many-5025"}).ok());
        QTRY_COMPARE(model.rowCount(), 9'999);
        QCOMPARE(removed.size(), 1);
        QCOMPARE(removed.first().at(1).toInt(), 5'025);
        QCOMPARE(model.rowOf(QStringLiteral("many-5026")), 5'025);
        QVERIFY(library.restoreTakes({"many-5025"}).ok());
        QTRY_COMPARE(model.rowCount(), 10'000);
        QCOMPARE(inserted.size(), 1);
        QCOMPARE(model.rowOf(QStringLiteral("many-5025")), 5'025);
        QCOMPARE(model.rowOf(QStringLiteral("many-5026")), 5'026);
        QCOMPARE(reset.size(), 0);
    }

    void whatTheListCannotExplainIsListedAnew() {
        audioldm::test::FakeTakeLibrary library;
        library.addMany(10'000);
        audioldm::test::FakeSoundFiles files;
        LibraryClient client(library, files);
        TakesModel model(client);
        model.setQuery({});
        QTRY_COMPARE(model.rowCount(), 10'000);
        // Far from what is on the screen: nobody knows which row that is.
        QVERIFY(library.removeTakes({"many-5025"}).ok());
        QTRY_COMPARE(model.rowCount(), 9'999);
        QCOMPARE(model.rowOf(QStringLiteral("many-3")), 3);
        QTRY_COMPARE(model.index(5'025).data().toString(),
                     QStringLiteral("Rain on roof number 5026"));
    }

    void aStarIsShownWhereItIsSet() {
        audioldm::test::FakeTakeLibrary library;
        library.addMany(20);
        audioldm::test::FakeSoundFiles files;
        LibraryClient client(library, files);
        TakesModel model(client);
        model.setQuery({});
        QTRY_COMPARE(model.rowCount(), 20);
        QVERIFY(library.starTake("many-1", true).ok());
        QTRY_VERIFY(model.index(1).data(TakesModel::StarredRole).toBool());
        TakeQuery starred;
        starred.starred = true;
        model.setQuery(starred);
        QTRY_COMPARE(model.rowCount(), 3);
    }

    void aTakeIsDraggedAsItsFile() {
        audioldm::test::FakeTakeLibrary library;
        library.add(takeOf("Rain", "/takes/rain.wav"));
        audioldm::test::FakeSoundFiles files;
        LibraryClient client(library, files);
        TakesModel model(client);
        model.setQuery({});
        QTRY_COMPARE(model.rowCount(), 1);
        const std::unique_ptr<QMimeData> data(model.mimeData({model.index(0)}));
        QVERIFY(data->hasFormat(QStringLiteral("text/uri-list")));
        QCOMPARE(data->urls(), {QUrl(QStringLiteral("file:///takes/rain.wav"))});
        QCOMPARE(model.supportedDragActions(), Qt::DropActions(Qt::CopyAction));
    }

    void anErrorIsToldAndDoesNotRepeatItself() {
        class Failing final : public TakeLibrary {
        public:
            Result<TakePage> takes(const TakeQuery&) override {
                ++calls;
                return Error{ErrorCode::Io, "no disk", "library"};
            }
            Result<StoredTake> take(const std::string&) override { return error(); }
            Result<void> renameTake(const std::string&, const std::string&) override {
                return error();
            }
            Result<void> starTake(const std::string&, bool) override { return error(); }
            Result<void> tagTake(const std::string&, const std::vector<std::string>&) override {
                return error();
            }
            Result<void> removeTakes(const std::vector<std::string>&) override { return error(); }
            Result<void> restoreTakes(const std::vector<std::string>&) override { return error(); }
            Result<void> relocateTake(const std::string&, const std::string&) override {
                return error();
            }
            Result<std::vector<Preset>> presets() override { return error(); }
            Result<Preset> savePreset(const Preset&) override { return error(); }
            Result<void> removePreset(const std::string&) override { return error(); }
            Result<void> restorePreset(const std::string&) override { return error(); }
            Result<std::vector<UsedPrompt>> prompts(int) override { return error(); }
            Result<void> forgetPrompts() override { return error(); }
            Result<std::optional<std::string>> note(const std::string&) override { return error(); }
            Result<void> setNote(const std::string&, const std::string&) override {
                return error();
            }
            std::vector<LibraryNotice> notices() override { return {}; }
            int listen(std::function<void()>) override { return 1; }
            void stopListening(int) override {}
            static Error error() { return Error{ErrorCode::Io, "no disk", "library"}; }

            std::atomic<int> calls = 0;
        };
        Failing library;
        audioldm::test::FakeSoundFiles files;
        LibraryClient client(library, files);
        TakesModel model(client);
        QSignalSpy failed(&model, &TakesModel::failed);
        model.setQuery({});
        QTRY_COMPARE(failed.size(), 1);
        QTest::qWait(50);
        QCOMPARE(library.calls.load(), 1);
    }

    void scrollingThroughManyTakesNeverWaits_data() {
        QTest::addColumn<int>("takes");
        QTest::newRow("ten thousand") << 10'000;
        QTest::newRow("a hundred thousand") << 100'000;
    }

    void scrollingThroughManyTakesNeverWaits() {
        QFETCH(int, takes);
        audioldm::test::FakeTakeLibrary library;
        library.addMany(takes);
        audioldm::test::FakeSoundFiles files;
        LibraryClient client(library, files);
        TakesPanel panel(client);
        panel.resize(360, 700);
        panel.show();
        QTRY_COMPARE_WITH_TIMEOUT(panel.model().rowCount(), takes, 20'000);
        QScrollBar* const bar = panel.list().verticalScrollBar();
        double slowest = 0;
        double sum = 0;
        constexpr int kFrames = 60;
        for (int frame = 0; frame < kFrames; ++frame) {
            const double before = test::cpuMilliseconds();
            bar->setValue(static_cast<int>(qint64{bar->maximum()} * frame / kFrames));
            panel.list().viewport()->repaint();
            QCoreApplication::processEvents();
            const double took = test::cpuMilliseconds() - before;
            slowest = qMax(slowest, took);
            sum += took;
        }
        qInfo("a frame took %.2f ms, the slowest %.2f ms", sum / kFrames, slowest);
        QVERIFY2(slowest < 100, qPrintable(QString::number(slowest)));
        QVERIFY2(sum / kFrames < 16.7, qPrintable(QString::number(sum / kFrames)));
        // What was scrolled to comes.
        bar->setValue(bar->maximum());
        QTRY_VERIFY_WITH_TIMEOUT(panel.model().takeAt(takes - 1) != nullptr, 30'000);
        // A new take does not throw the reader out of the place, and takes no time.
        const int place = bar->value();
        const double before = test::cpuMilliseconds();
        library.add(takeOf("Thunder"));
        QTRY_COMPARE_WITH_TIMEOUT(panel.model().rowCount(), takes + 1, 20'000);
        QVERIFY(bar->value() >= place - 200);
        QVERIFY(test::cpuMilliseconds() - before < 500);
    }

    void theCurrentTakeStaysThroughChanges() {
        audioldm::test::FakeTakeLibrary library;
        library.addMany(50);
        audioldm::test::FakeSoundFiles files;
        LibraryClient client(library, files);
        TakesPanel panel(client);
        QTRY_COMPARE(panel.model().rowCount(), 50);
        panel.choose(QStringLiteral("many-10"));
        QCOMPARE(QString::fromStdString(panel.current()->id), QStringLiteral("many-10"));
        library.add(takeOf("Thunder"));
        QTRY_COMPARE(panel.model().rowCount(), 51);
        QCOMPARE(QString::fromStdString(panel.current()->id), QStringLiteral("many-10"));
        QVERIFY(library.removeTakes({"many-10"}).ok());
        QTRY_COMPARE(panel.model().rowCount(), 50);
        QTRY_VERIFY(panel.current().has_value());
    }
};

}  // namespace audioldm::ui

QTEST_MAIN(audioldm::ui::TakesModelTest)
#include "takes_model_test.moc"
