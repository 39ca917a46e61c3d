// SPDX-License-Identifier: MIT
#include "ui/state/session.h"

#include <QJsonDocument>
#include <QJsonObject>

#include "ui/state/request_json.h"

namespace audioldm::ui {
namespace {

using namespace Qt::StringLiterals;

QString packed(const QByteArray& bytes) {
    return QString::fromLatin1(bytes.toBase64());
}

QByteArray unpacked(const QJsonValue& value) {
    return QByteArray::fromBase64(value.toString().toLatin1());
}

}  // namespace

QByteArray Session::toJson() const {
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
    return session;
}

}  // namespace audioldm::ui
