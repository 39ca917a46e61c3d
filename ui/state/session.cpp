// SPDX-License-Identifier: MIT
#include "ui/state/session.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>

#include "ui/state/request_json.h"

namespace audioldm::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr qsizetype kMaxPending = 1000;

QString packed(const QByteArray& bytes) {
    return QString::fromLatin1(bytes.toBase64());
}

QByteArray unpacked(const QJsonValue& value) {
    return QByteArray::fromBase64(value.toString().toLatin1());
}

}  // namespace

QByteArray Session::toJson() const {
    QJsonArray tasks;
    for (const PendingTask& task : pending) {
        tasks.append(QJsonObject{{u"id"_s, task.id}, {u"params"_s, requestToJson(task.request)}});
    }
    const QJsonObject object{
        {u"session"_s, 1},
        {u"geometry"_s, packed(geometry)},
        {u"columns"_s, packed(columns)},
        {u"rows"_s, packed(rows)},
        {u"params"_s, requestToJson(request)},
        {u"seedLocked"_s, seedLocked},
        {u"negativeOpen"_s, negativeOpen},
        {u"advancedOpen"_s, advancedOpen},
        {u"take"_s, takeId},
        {u"pending"_s, tasks},
        {u"resumed"_s, resumed},
    };
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

Session Session::fromJson(const QByteArray& json) {
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    Session session;
    session.geometry = unpacked(object.value(u"geometry"_s));
    session.columns = unpacked(object.value(u"columns"_s));
    session.rows = unpacked(object.value(u"rows"_s));
    session.request = requestFromJson(object.value(u"params"_s).toObject());
    session.seedLocked = object.value(u"seedLocked"_s).toBool();
    session.negativeOpen = object.value(u"negativeOpen"_s).toBool();
    session.advancedOpen = object.value(u"advancedOpen"_s).toBool();
    session.takeId = object.value(u"take"_s).toString();
    const QJsonArray tasks = object.value(u"pending"_s).toArray();
    for (qsizetype index = 0; index < std::min(tasks.size(), kMaxPending); ++index) {
        const QJsonObject entry = tasks.at(index).toObject();
        PendingTask task{entry.value(u"id"_s).toString(),
                         requestFromJson(entry.value(u"params"_s).toObject())};
        if (!task.id.isEmpty() && !task.request.prompt.empty()) {
            session.pending.append(task);
        }
    }
    session.resumed = std::clamp(object.value(u"resumed"_s).toInt(), 0, 1000);
    return session;
}

}  // namespace audioldm::ui
