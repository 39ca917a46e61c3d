// SPDX-License-Identifier: MIT
#include "app/studio/example_prompts.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace audioldm::app {
namespace {

using namespace Qt::StringLiterals;

constexpr qint64 kMaxFile = 1024 * 1024;
constexpr qsizetype kMaxLength = 120;

void addExample(const QJsonValue& text, QStringList& examples) {
    const QString example = text.toString().simplified();
    if (!example.isEmpty() && example.size() <= kMaxLength && !examples.contains(example)) {
        examples << example;
    }
}

void collect(const QJsonValue& value, QStringList& examples) {
    if (value.isArray()) {
        for (const QJsonValue& entry : value.toArray()) {
            collect(entry, examples);
        }
        return;
    }
    const QJsonObject object = value.toObject();
    if (object.contains("example"_L1)) {
        addExample(object.value("example"_L1), examples);
    } else if (object.contains("captions"_L1)) {
        addExample(object.value("captions"_L1).toArray().first(), examples);
    } else {
        for (const QJsonValue& entry : object) {
            collect(entry, examples);
        }
    }
}

}  // namespace

QStringList examplePromptsIn(const QByteArray& json) {
    const QJsonDocument document = QJsonDocument::fromJson(json);
    QStringList examples;
    collect(document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object()),
            examples);
    return examples.mid(0, kMostExamples);
}

QStringList examplePromptsOf(const QString& folder) {
    QFile file(folder + "/concepts.json"_L1);
    if (!file.open(QIODevice::ReadOnly)) {
        return {};
    }
    return examplePromptsIn(file.read(kMaxFile));
}

}  // namespace audioldm::app
