// SPDX-License-Identifier: MIT
#include "ui/state/preset_title.h"

#include <QCoreApplication>

namespace audioldm::ui {
namespace {

constexpr const char* kContext = "audioldm::ui::PresetTitle";

/// The names in resources/presets, for lupdate to find.
[[maybe_unused]] constexpr const char* kTitles[] = {
    QT_TRANSLATE_NOOP("audioldm::ui::PresetTitle", "Default"),
    QT_TRANSLATE_NOOP("audioldm::ui::PresetTitle", "Fast draft"),
    QT_TRANSLATE_NOOP("audioldm::ui::PresetTitle", "Fine"),
    QT_TRANSLATE_NOOP("audioldm::ui::PresetTitle", "Short effect"),
    QT_TRANSLATE_NOOP("audioldm::ui::PresetTitle", "Ambience"),
    QT_TRANSLATE_NOOP("audioldm::ui::PresetTitle", "Music bed"),
};

}  // namespace

QString presetTitle(const Preset& preset) {
    return preset.builtIn ? QCoreApplication::translate(kContext, preset.name.c_str())
                          : QString::fromStdString(preset.name);
}

}  // namespace audioldm::ui
