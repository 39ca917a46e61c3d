// SPDX-License-Identifier: MIT
#include "ui/state/request_json.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <algorithm>
#include <limits>
#include <utility>

namespace audioldm::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr int kPresetVersion = 1;
constexpr qsizetype kMaxPresets = 1000;
constexpr qsizetype kMaxPresetName = 100;
constexpr qsizetype kMaxPresetFile = 4 * 1024 * 1024;

double rangedNumber(const QJsonObject& object, const QString& name, double least, double most,
                    double byDefault) {
    return std::clamp(object.value(name).toDouble(byDefault), least, most);
}

std::string text(const QJsonObject& object, const QString& name) {
    return object.value(name).toString().toStdString();
}

Error notPresets(std::string message) {
    return Error{ErrorCode::InvalidRequest, std::move(message), "presets"};
}

}  // namespace

QJsonObject requestToJson(const GenerationRequest& request) {
    QJsonObject object{
        {u"prompt"_s, QString::fromStdString(request.prompt)},
        {u"negativePrompt"_s, QString::fromStdString(request.negativePrompt)},
        {u"diffusionSteps"_s, request.steps},
        {u"guidanceScale"_s, request.guidance},
        {u"duration"_s, request.durationSeconds},
        {u"count"_s, request.count},
        {u"scheduler"_s, QString::fromStdString(request.scheduler)},
        {u"eta"_s, request.eta},
        {u"guidanceInterval"_s, QJsonArray{request.guidanceStart, request.guidanceEnd}},
        {u"guidanceRescale"_s, request.guidanceRescale},
    };
    if (request.seed) {
        // As text: a number of JSON holds 53 bits, a seed 63.
        object.insert(u"seed"_s, QString::number(*request.seed));
    }
    return object;
}

GenerationRequest requestFromJson(const QJsonObject& object) {
    GenerationRequest request;
    request.prompt = text(object, u"prompt"_s);
    request.negativePrompt = text(object, u"negativePrompt"_s);
    request.steps =
        static_cast<int>(rangedNumber(object, u"diffusionSteps"_s, 1, kMaxSteps, request.steps));
    request.guidance = rangedNumber(object, u"guidanceScale"_s, 0, kMaxGuidance, request.guidance);
    request.durationSeconds = rangedNumber(object, u"duration"_s, kMinDurationSeconds,
                                           kMaxDurationSeconds, request.durationSeconds);
    request.count = static_cast<int>(rangedNumber(object, u"count"_s, 1, kMaxCount, request.count));
    request.scheduler = text(object, u"scheduler"_s);
    request.eta = rangedNumber(object, u"eta"_s, 0, 1, 0);
    const QJsonArray interval = object.value(u"guidanceInterval"_s).toArray();
    request.guidanceStart = std::clamp(interval.at(0).toDouble(0), 0.0, 1.0);
    request.guidanceEnd = std::clamp(interval.at(1).toDouble(1), request.guidanceStart, 1.0);
    request.guidanceRescale = rangedNumber(object, u"guidanceRescale"_s, 0, 1, 0);
    const QJsonValue seed = object.value(u"seed"_s);
    bool valid = false;
    const qlonglong number =
        seed.isDouble() ? seed.toInteger(-1) : seed.toString().toLongLong(&valid);
    if ((valid || seed.isDouble()) && number >= 0) {
        request.seed = number;
    }
    return request;
}

QByteArray presetsToJson(const std::vector<Preset>& presets) {
    QJsonArray list;
    for (const Preset& preset : presets) {
        list.append(QJsonObject{{u"name"_s, QString::fromStdString(preset.name)},
                                {u"params"_s, requestToJson(preset.request)}});
    }
    const QJsonObject file{{u"audioldmPresets"_s, kPresetVersion}, {u"presets"_s, list}};
    return QJsonDocument(file).toJson(QJsonDocument::Indented);
}

Result<std::vector<Preset>> presetsFromJson(const QByteArray& json) {
    if (json.size() > kMaxPresetFile) {
        return notPresets("The file is larger than 4 MB; a file of presets is not.");
    }
    QJsonParseError cause;
    const QJsonDocument document = QJsonDocument::fromJson(json, &cause);
    if (!document.isObject()) {
        return notPresets("The file is not JSON: " + cause.errorString().toStdString() + ".");
    }
    const QJsonObject object = document.object();
    const int version = object.value(u"audioldmPresets"_s).toInt(0);
    if (version < 1) {
        return notPresets("The file holds no presets of this program.");
    }
    if (version > kPresetVersion) {
        return notPresets("The file was written by a newer version of this program.");
    }
    const QJsonArray list = object.value(u"presets"_s).toArray();
    std::vector<Preset> presets;
    for (qsizetype index = 0; index < std::min(list.size(), kMaxPresets); ++index) {
        const QJsonObject entry = list.at(index).toObject();
        const QString name = entry.value(u"name"_s).toString().simplified().left(kMaxPresetName);
        if (!name.isEmpty() && entry.value(u"params"_s).isObject()) {
            Preset preset;
            preset.name = name.toStdString();
            preset.request = requestFromJson(entry.value(u"params"_s).toObject());
            presets.push_back(std::move(preset));
        }
    }
    if (presets.empty()) {
        return notPresets("The file holds no preset.");
    }
    return presets;
}

}  // namespace audioldm::ui
