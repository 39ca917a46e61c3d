// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>
#include <optional>

#include "engine/api/generation_service.h"
#include "ui/state/generation_state.h"

class QProgressBar;
class QPushButton;

namespace audioldm::ui {

class ElidedLabel;

/// The foot of the window: what is going on, how long it will take, and the way to stop it; at the
/// other end the model.
///
/// thread  GUI thread
class ProgressStrip final : public QWidget {
    Q_OBJECT

public:
    explicit ProgressStrip(QWidget* parent = nullptr);
    Q_DISABLE_COPY_MOVE(ProgressStrip)

    void setState(const GenerationState& state);
    void setModel(const ModelStatus& status);
    void setProgress(const Progress& progress, std::optional<double> secondsLeft);
    /// What just happened ("Saved as dog.wav"), until something else is going on.
    void setNote(const QString& text);
    void setMemory(std::int64_t live);
    [[nodiscard]] QString text() const;

Q_SIGNALS:
    void cancelClicked();
    void clearQueueClicked();

private:
    void build();
    void follow();
    [[nodiscard]] QString stepText() const;

    GenerationState m_state;
    ModelStatus m_modelStatus;
    Progress m_progress;
    std::optional<double> m_secondsLeft;
    QString m_note;
    std::int64_t m_memory = 0;
    ElidedLabel* m_text;
    QProgressBar* m_bar;
    QPushButton* m_cancel;
    QPushButton* m_queue;
    ElidedLabel* m_model;
};

}  // namespace audioldm::ui
