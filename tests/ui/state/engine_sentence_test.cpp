// SPDX-License-Identifier: MIT
#include "ui/state/engine_sentence.h"

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>
#include <QTranslator>

namespace audioldm::ui {

using namespace Qt::StringLiterals;

namespace {

/// A language that marks what it translates.
class MarkedLanguage final : public QTranslator {
public:
    using QTranslator::QTranslator;

    [[nodiscard]] bool isEmpty() const override { return false; }
    QString translate(const char* /*context*/, const char* source, const char* /*comment*/,
                      int /*n*/) const override {
        return u"<%1>"_s.arg(QString::fromUtf8(source));
    }
};

/// All C++ of the engine, with texts that go over several lines in one piece.
QString engineSources() {
    static const QRegularExpression kJoint(u"\"\\s*\\n\\s*\""_s);
    QString sources;
    QDirIterator files(u"" AUDIOLDM_SOURCE "/engine"_s, {u"*.cpp"_s}, QDir::Files,
                       QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (file.open(QIODevice::ReadOnly)) {
            sources += QString::fromUtf8(file.readAll()).remove(kJoint);
        }
    }
    return sources;
}

}  // namespace

/// What the engine tells in sentences, in the window's language.
class EngineSentenceTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QVERIFY(QCoreApplication::installTranslator(&m_marked)); }
    void cleanup() { QCoreApplication::removeTranslator(&m_marked); }

    void namesAndNumbersAreKept() {
        QCOMPARE(EngineSentence::translated("\"/a b/rain.wav\" is back."),
                 u"<\"/a b/rain.wav\" is back.>"_s);
        QCOMPARE(EngineSentence::translated(
                     "3 weights hold values that are not finite (unet: conv_in.weight, at (1, 2)); "
                     "audioldm models verify lists them."),
                 u"<3 weights hold values that are not finite (unet: conv_in.weight, at (1, 2)); "
                 "audioldm models verify lists them.>"_s);
    }

    void aSentenceWithinAnotherOneIsTranslatedToo() {
        QCOMPARE(EngineSentence::translated("No NVIDIA driver is installed (libcuda.so.1: cannot "
                                            "open). Sounds are computed on the CPU."),
                 u"<<No NVIDIA driver is installed (libcuda.so.1: cannot open).> Sounds are "
                 "computed on the CPU.>"_s);
    }

    void othersStayAsTheyAre() {
        QCOMPARE(EngineSentence::translated("This is new."), u"This is new."_s);
        QCOMPARE(EngineSentence::translated(""), QString());
    }

    /// A sentence that the engine words anew must be worded anew here.
    void theEngineSaysThemSo() {
        static const QRegularExpression kPlace(u"%[12]|\""_s);
        const QString sources = engineSources();
        QVERIFY(sources.size() > 100'000);
        QStringList gone;
        for (const QString& sentence : EngineSentence::known()) {
            for (const QString& piece : sentence.split(kPlace)) {
                const QString text = piece.trimmed();
                if (text.size() > 3 && !sources.contains(text)) {
                    gone << text;
                }
            }
        }
        QVERIFY2(gone.isEmpty(), qPrintable(gone.join(u" | "_s)));
    }

private:
    MarkedLanguage m_marked;
};

}  // namespace audioldm::ui

QTEST_MAIN(audioldm::ui::EngineSentenceTest)
#include "engine_sentence_test.moc"
