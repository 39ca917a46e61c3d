// SPDX-License-Identifier: MIT
#include "ui/state/session.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>

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
        {u"takesShown"_s, takesShown},
        {u"memoryShown"_s, memoryShown},
        {u"volume"_s, volume},
        {u"muted"_s, muted},
        {u"looping"_s, looping},
        {u"soundDevice"_s, packed(soundDevice)},
        {u"display"_s, display},
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
    session.takesShown = object.value(u"takesShown"_s).toBool(true);
    session.memoryShown = object.value(u"memoryShown"_s).toBool(true);
    session.volume = std::clamp(object.value(u"volume"_s).toDouble(1), 0.0, 1.0);
    session.muted = object.value(u"muted"_s).toBool();
    session.looping = object.value(u"looping"_s).toBool();
    session.soundDevice = unpacked(object.value(u"soundDevice"_s));
    session.display = std::clamp(object.value(u"display"_s).toInt(), 0, 2);
    return session;
}

}  // namespace audioldm::ui
