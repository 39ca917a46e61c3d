// SPDX-License-Identifier: MIT
#pragma once

#include <QCoreApplication>
#include <QString>

#include "engine/api/memory_status.h"

namespace audioldm::ui {

/// What memory values mean, in words.
class MemoryText final {
    Q_DECLARE_TR_FUNCTIONS(audioldm::ui::MemoryText)

public:
    MemoryText() = delete;

    /// "1.1 GB"
    [[nodiscard]] static QString bytes(std::int64_t bytes);
    /// "Making sound"
    [[nodiscard]] static QString activity(MemoryActivity activity);
    /// "Text encoder" for "text_encoder"; an unknown name as it is.
    [[nodiscard]] static QString moduleName(const std::string& name);
    /// "on the device"
    [[nodiscard]] static QString residency(Residency residency);
    /// "on the device, 350 MB"
    [[nodiscard]] static QString module(const ModuleMemory& module);
    /// "1.1 GB of 4.0 GB in use"
    [[nodiscard]] static QString use(const MemoryStatus& status);
    /// What a button does: "Allow 5.0 GB"
    [[nodiscard]] static QString suggestion(const PlanSuggestion& suggestion);
    /// Why the request cannot be carried out.
    [[nodiscard]] static QString problem(const MemoryPlan& plan);
};

}  // namespace audioldm::ui
