// SPDX-License-Identifier: MIT
#include "ui/state/run_costs.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>
#include <cmath>

namespace audioldm::ui {
namespace {

constexpr qsizetype kKeptRuns = 7;

double passes(const GenerationRequest& request) {
    if (request.guidance <= 1) {
        return 1;
    }
    // Outside the interval of guidance one pass is run.
    return 1 + std::clamp(request.guidanceEnd - request.guidanceStart, 0.0, 1.0);
}

double median(QList<double> values) {
    std::sort(values.begin(), values.end());
    return values.at(values.size() / 2);
}

bool usable(double rate) {
    return std::isfinite(rate) && rate >= 0 && rate < 1e6;
}

}  // namespace

void RunCosts::learn(const TaskResult& result) {
    if (result.status != TaskStatus::Succeeded || result.takes.empty()) {
        return;
    }
    const double sound = result.request.durationSeconds * static_cast<double>(result.takes.size());
    const double units = sound * result.request.steps * passes(result.request);
    const StageSeconds& seconds = result.report.seconds;
    const Run run{seconds.denoise / units,
                  (seconds.text + seconds.vae + seconds.vocoder + seconds.save) / sound};
    if (!usable(run.denoiseRate) || !usable(run.restRate)) {
        return;
    }
    m_runs.append(run);
    if (m_runs.size() > kKeptRuns) {
        m_runs.removeFirst();
    }
    m_lastPeakBytes = result.report.bytes.peak;
}

std::optional<double> RunCosts::expectedSeconds(const GenerationRequest& request) const {
    if (m_runs.isEmpty()) {
        return std::nullopt;
    }
    QList<double> denoise;
    QList<double> rest;
    for (const Run& run : m_runs) {
        denoise.append(run.denoiseRate);
        rest.append(run.restRate);
    }
    return request.durationSeconds * request.count *
           (median(denoise) * request.steps * passes(request) + median(rest));
}

QByteArray RunCosts::toJson() const {
    QJsonArray runs;
    for (const Run& run : m_runs) {
        runs.append(QJsonArray{run.denoiseRate, run.restRate});
    }
    QJsonObject object{{QStringLiteral("runs"), runs}};
    if (m_lastPeakBytes) {
        object.insert(QStringLiteral("peak"), static_cast<double>(*m_lastPeakBytes));
    }
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

RunCosts RunCosts::fromJson(const QByteArray& json) {
    RunCosts costs;
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    const QJsonArray runs = object.value(QStringLiteral("runs")).toArray();
    for (const QJsonValue& value : runs) {
        const QJsonArray pair = value.toArray();
        const Run run{pair.at(0).toDouble(-1), pair.at(1).toDouble(-1)};
        if (pair.size() == 2 && usable(run.denoiseRate) && usable(run.restRate) &&
            costs.m_runs.size() < kKeptRuns) {
            costs.m_runs.append(run);
        }
    }
    const double peak = object.value(QStringLiteral("peak")).toDouble(-1);
    if (peak >= 0 && peak < 1e15) {
        costs.m_lastPeakBytes = static_cast<std::int64_t>(peak);
    }
    return costs;
}

}  // namespace audioldm::ui
