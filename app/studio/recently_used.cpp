// SPDX-License-Identifier: MIT
#include "app/studio/recently_used.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QUrl>
#include <QXmlStreamReader>
#include <QXmlStreamWriter>

#include "app/common/user_folders.h"

namespace audioldm::app {
namespace {

using namespace Qt::StringLiterals;

constexpr qint64 kMaxList = 32LL * 1024 * 1024;
constexpr auto kBookmarks = "http://www.freedesktop.org/standards/desktop-bookmarks"_L1;
constexpr auto kMime = "http://www.freedesktop.org/standards/shared-mime-info"_L1;
constexpr auto kOwner = "http://freedesktop.org"_L1;
constexpr auto kProgram = "AudioLDM Studio"_L1;
constexpr auto kCommand = "'audioldm-studio %u'"_L1;

/// What the list has about the file already.
struct Known {
    QString added;
    int count = 0;                             ///< how often this program used it
    QList<QXmlStreamAttributes> applications;  ///< those of other programs
};

/// Reads the bookmark that the reader stands on.
void readBookmark(QXmlStreamReader& reader, Known& known) {
    known.added = reader.attributes().value("added"_L1).toString();
    int depth = 1;
    while (depth > 0 && !reader.atEnd()) {
        const QXmlStreamReader::TokenType token = reader.readNext();
        if (token == QXmlStreamReader::EndElement) {
            --depth;
        } else if (token == QXmlStreamReader::StartElement) {
            ++depth;
            if (reader.name() == "application"_L1) {
                const QXmlStreamAttributes attributes = reader.attributes();
                if (attributes.value("name"_L1) == kProgram) {
                    known.count = attributes.value("count"_L1).toInt();
                } else {
                    known.applications << attributes;
                }
            }
        }
    }
}

void writeBookmark(QXmlStreamWriter& writer, const QString& href, const QString& mimeType,
                   const QString& when, const Known& known) {
    writer.writeStartElement(u"bookmark"_s);
    writer.writeAttribute(u"href"_s, href);
    writer.writeAttribute(u"added"_s, known.added.isEmpty() ? when : known.added);
    writer.writeAttribute(u"modified"_s, when);
    writer.writeAttribute(u"visited"_s, when);
    writer.writeStartElement(u"info"_s);
    writer.writeStartElement(u"metadata"_s);
    writer.writeAttribute(u"owner"_s, kOwner);
    writer.writeEmptyElement(kMime, u"mime-type"_s);
    writer.writeAttribute(u"type"_s, mimeType);
    writer.writeStartElement(kBookmarks, u"applications"_s);
    for (const QXmlStreamAttributes& other : known.applications) {
        writer.writeEmptyElement(kBookmarks, u"application"_s);
        writer.writeAttributes(other);
    }
    writer.writeEmptyElement(kBookmarks, u"application"_s);
    writer.writeAttribute(u"name"_s, kProgram);
    writer.writeAttribute(u"exec"_s, kCommand);
    writer.writeAttribute(u"modified"_s, when);
    writer.writeAttribute(u"count"_s, QString::number(known.count + 1));
    for (int open = 0; open < 4; ++open) {
        writer.writeEndElement();
    }
}

/// The start of the list, with the names that bookmarks use.
void writeStart(QXmlStreamWriter& writer) {
    writer.setAutoFormatting(true);
    writer.setAutoFormattingIndent(2);
    writer.writeStartDocument();
    writer.writeStartElement(u"xbel"_s);
    writer.writeAttribute(u"version"_s, u"1.0"_s);
    writer.writeNamespace(kBookmarks, u"bookmark"_s);
    writer.writeNamespace(kMime, u"mime"_s);
}

}  // namespace

QString recentlyUsedFile() {
    const std::filesystem::path folder = userDataFolder();
    return folder.empty()
               ? QString()
               : QString::fromStdString((folder.parent_path() / "recently-used.xbel").string());
}

bool addRecentlyUsed(const QString& list, const QString& sound, const QDateTime& when) {
    const QString href = QString::fromLatin1(QUrl::fromLocalFile(sound).toEncoded());
    const QString mimeType = QFileInfo(sound).suffix().compare("flac"_L1, Qt::CaseInsensitive) == 0
                                 ? u"audio/flac"_s
                                 : u"audio/x-wav"_s;
    QByteArray text;
    QXmlStreamWriter writer(&text);
    writeStart(writer);
    Known known;
    QFile before(list);
    if (before.exists()) {
        if (!before.open(QIODevice::ReadOnly) || before.size() > kMaxList) {
            return false;
        }
        QXmlStreamReader reader(&before);
        if (!reader.readNextStartElement() || reader.name() != "xbel"_L1) {
            return false;
        }
        while (reader.readNextStartElement()) {
            if (reader.name() == "bookmark"_L1 && reader.attributes().value("href"_L1) == href) {
                readBookmark(reader, known);
                continue;
            }
            int depth = 0;
            do {
                if (!reader.isWhitespace()) {
                    writer.writeCurrentToken(reader);
                }
                depth += reader.isStartElement() ? 1 : reader.isEndElement() ? -1 : 0;
            } while (depth > 0 && reader.readNext() != QXmlStreamReader::Invalid);
        }
        if (reader.hasError()) {
            return false;
        }
    }
    writeBookmark(writer, href, mimeType, when.toString(Qt::ISODate), known);
    writer.writeEndDocument();
    QDir().mkpath(QFileInfo(list).absolutePath());
    QSaveFile file(list);
    // What somebody used is nobody else's business.
    return file.open(QIODevice::WriteOnly) &&
           file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner) &&
           file.write(text) == text.size() && file.commit();
}

}  // namespace audioldm::app
