// SPDX-License-Identifier: MIT
#include "ui/widgets/memory_text.h"

#include <algorithm>
#include <cmath>

#include <QLocale>

namespace audioldm::ui {

QString MemoryText::bytes(std::int64_t bytes) {
    return QLocale().formattedDataSize(std::max<std::int64_t>(bytes, 0), 1,
                                       QLocale::DataSizeTraditionalFormat);
}

QString MemoryText::activity(MemoryActivity activity) {
    switch (activity) {
        case MemoryActivity::LoadingWeights:
            return tr("Loading the model");
        case MemoryActivity::MovingWeights:
            return tr("Moving weights");
        case MemoryActivity::Computing:
            return tr("Making sound");
        case MemoryActivity::FreeingMemory:
            return tr("Freeing memory");
        case MemoryActivity::Idle:
            break;
    }
    return tr("Idle");
}

QString MemoryText::moduleName(const std::string& name) {
    if (name == "text_encoder") {
        return tr("Text encoder");
    }
    if (name == "unet") {
        return tr("Denoiser", "the UNet");
    }
    if (name == "vae") {
        return tr("Decoder", "the VAE");
    }
    if (name == "vocoder") {
        return tr("Vocoder");
    }
    return QString::fromStdString(name);
}

QString MemoryText::residency(Residency residency) {
    switch (residency) {
        case Residency::Device:
            return tr("on the device");
        case Residency::Streamed:
            return tr("streamed");
        case Residency::Host:
            return tr("in main memory");
        case Residency::NotLoaded:
            break;
    }
    return tr("not loaded");
}

QString MemoryText::module(const ModuleMemory& module) {
    if (module.residency == Residency::NotLoaded || module.bytes <= 0) {
        return residency(module.residency);
    }
    return tr("%1, %2", "where a module is, and its size")
        .arg(residency(module.residency), bytes(module.bytes));
}

QString MemoryText::use(const MemoryStatus& status) {
    if (status.budget <= 0) {
        return tr("%1 in use").arg(bytes(status.live));
    }
    return tr("%1 of %2 in use").arg(bytes(status.live), bytes(status.budget));
}

QString MemoryText::suggestion(const PlanSuggestion& suggestion) {
    switch (suggestion.kind) {
        case PlanSuggestion::Kind::RaiseBudget:
            return tr("Allow %1").arg(bytes(std::llround(suggestion.value)));
        case PlanSuggestion::Kind::ShortenDuration:
            return tr("Shorten to %1 s").arg(QLocale().toString(suggestion.value, 'f', 1));
        case PlanSuggestion::Kind::Quantize:
            break;
    }
    if (suggestion.value <= 0) {
        return tr("Leave weights in their file");
    }
    return tr("Store weights in %1 bits").arg(QLocale().toString(std::llround(suggestion.value)));
}

QString MemoryText::problem(const MemoryPlan& plan) {
    return tr("This needs %1 of memory, and %2 are allowed. Change one of these:")
        .arg(bytes(plan.predictedPeak), bytes(plan.budget));
}

}  // namespace audioldm::ui
