// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

#include "engine/api/generation_request.h"
#include "ui/state/generation_state.h"
#include "ui/state/run_costs.h"

class QPushButton;
class QSpinBox;
class QVBoxLayout;

namespace audioldm::ui {

class AdvancedPanel;
class Fold;
class ParameterSlider;
class PresetBar;
class PromptPanel;
class SeedField;

/// The left column: everything that makes one request, and the button that sends it.
///
/// thread  GUI thread
class ParametersPanel final : public QWidget {
    Q_OBJECT

public:
    explicit ParametersPanel(QWidget* parent = nullptr);
    Q_DISABLE_COPY_MOVE(ParametersPanel)

    /// What stands in the fields; the seed is none unless it is locked.
    [[nodiscard]] GenerationRequest request() const;
    /// Fills the fields. Not an edit: edited() does not come, changed() does once.
    void setRequest(const GenerationRequest& request);
    /// Fills the fields of a preset: prompt and seed stay when it has none. An edit.
    void applyPreset(const GenerationRequest& preset);

    void setState(const GenerationState& state);
    /// What the tooltips and the button say of time and memory.
    void setCosts(const RunCosts& costs);

    [[nodiscard]] PromptPanel* prompt() const { return m_prompt; }
    [[nodiscard]] PresetBar* presetBar() const { return m_presets; }
    [[nodiscard]] SeedField* seed() const { return m_seed; }
    [[nodiscard]] AdvancedPanel* advanced() const { return m_advanced; }
    [[nodiscard]] Fold* advancedFold() const { return m_advancedFold; }

Q_SIGNALS:
    /// Any field has another value.
    void changed();
    /// Somebody changed a field that is not a text (those have an undo of their own).
    void edited(const audioldm::GenerationRequest& before,
                const audioldm::GenerationRequest& after);
    void generateClicked();

private:
    void build();
    void buildSliders();
    void buildAdvanced(QVBoxLayout* layout);
    void alignLabels();
    void fieldChanged();
    void textChanged();
    void showCosts();

    PromptPanel* m_prompt;
    PresetBar* m_presets;
    ParameterSlider* m_steps = nullptr;
    ParameterSlider* m_guidance = nullptr;
    ParameterSlider* m_duration = nullptr;
    SeedField* m_seed;
    QSpinBox* m_count;
    AdvancedPanel* m_advanced;
    Fold* m_advancedFold = nullptr;
    QPushButton* m_generate;
    GenerationRequest m_before;  ///< the fields before the edit that is coming
    RunCosts m_costs;
    bool m_filling = false;
};

/// Whether two requests ask for the same sound, prompt and seed apart.
[[nodiscard]] bool sameSettings(const GenerationRequest& left, const GenerationRequest& right);

}  // namespace audioldm::ui
