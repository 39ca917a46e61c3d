// SPDX-License-Identifier: MIT
#include "app/studio/recently_used.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

namespace audioldm::app {

using namespace Qt::StringLiterals;

namespace {

const QDateTime kNow(QDate(2026, 11, 25), QTime(1, 2, 3), Qt::UTC);

QByteArray contentOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void write(const QString& path, const QByteArray& content) {
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
}

/// The addresses of the bookmarks, in their order; none when it is no XML.
QStringList bookmarksIn(const QByteArray& list) {
    QStringList found;
    QXmlStreamReader reader(list);
    while (!reader.atEnd()) {
        if (reader.readNext() == QXmlStreamReader::StartElement &&
            reader.qualifiedName() == u"bookmark"_s) {
            found << reader.attributes().value("href"_L1).toString();
        }
    }
    return reader.hasError() ? QStringList() : found;
}

}  // namespace

/// The desktop's own list of recently used files.
class RecentlyUsedTest final : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;

private Q_SLOTS:
    void itIsMadeWhereThereIsNone() {
        const QString list = m_folder.filePath(u"new/recently-used.xbel"_s);
        QVERIFY(addRecentlyUsed(list, u"/home/me/a bell & rain.wav"_s, kNow));
        const QByteArray text = contentOf(list);
        QCOMPARE(bookmarksIn(text), QStringList{u"file:///home/me/a%20bell%20&%20rain.wav"_s});
        QVERIFY(text.contains("audio/x-wav"));
        QVERIFY(text.contains("2026-11-25T01:02:03Z"));
        QVERIFY(text.contains("name=\"AudioLDM Studio\""));
        QVERIFY((QFile::permissions(list) & (QFile::ReadGroup | QFile::ReadOther)) == 0);
    }

    void whatOthersWroteStays() {
        const QString list = m_folder.filePath(u"others.xbel"_s);
        write(list,
              R"(<?xml version="1.0" encoding="UTF-8"?>
<xbel version="1.0" xmlns:bookmark="http://www.freedesktop.org/standards/desktop-bookmarks"
      xmlns:mime="http://www.freedesktop.org/standards/shared-mime-info">
  <bookmark href="file:///a.txt" added="2020-01-01T00:00:00Z" modified="2020-01-01T00:00:00Z">
    <title>Ä title</title>
    <info><metadata owner="http://freedesktop.org"><mime:mime-type type="text/plain"/>
      <bookmark:applications><bookmark:application name="Editor" exec="&apos;ed %u&apos;" count="3"/>
      </bookmark:applications></metadata></info>
  </bookmark>
  <bookmark href="file:///rain.wav" added="2021-01-01T00:00:00Z">
    <info><metadata owner="http://freedesktop.org">
      <bookmark:applications><bookmark:application name="Player" exec="&apos;play %u&apos;" count="2"/>
      <bookmark:application name="AudioLDM Studio" exec="&apos;audioldm-studio %u&apos;" count="4"/>
      </bookmark:applications></metadata></info>
  </bookmark>
</xbel>
)");
        QVERIFY(addRecentlyUsed(list, u"/rain.wav"_s, kNow));
        const QByteArray text = contentOf(list);
        QCOMPARE(bookmarksIn(text), (QStringList{u"file:///a.txt"_s, u"file:///rain.wav"_s}));
        for (const char* const kept :
             {"Ä title", "name=\"Editor\"", "name=\"Player\"", "added=\"2021-01-01T00:00:00Z\"",
              "count=\"5\"", "text/plain"}) {
            QVERIFY2(text.contains(kept), kept);
        }
        // Again and again it stays one.
        QVERIFY(addRecentlyUsed(list, u"/rain.wav"_s, kNow));
        QCOMPARE(bookmarksIn(contentOf(list)).size(), 2);
    }

    void aListThatCannotBeReadIsLeftAlone() {
        const QString list = m_folder.filePath(u"broken.xbel"_s);
        for (const QByteArray& broken :
             {QByteArray("<xbel><bookmark href="), QByteArray("<other/>"), QByteArray("words")}) {
            write(list, broken);
            QVERIFY(!addRecentlyUsed(list, u"/rain.wav"_s, kNow));
            QCOMPARE(contentOf(list), broken);
        }
    }
};

}  // namespace audioldm::app

QTEST_GUILESS_MAIN(audioldm::app::RecentlyUsedTest)
#include "recently_used_test.moc"
