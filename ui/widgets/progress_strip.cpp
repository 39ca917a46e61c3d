// SPDX-License-Identifier: MIT
#include "ui/widgets/progress_strip.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <algorithm>
#include <cmath>

#include "ui/state/formatting.h"
#include "ui/widgets/elided_label.h"

namespace audioldm::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr int kParts = 1000;
/// In letters: names of files and models may be of any length.
constexpr int kMostText = 60;
constexpr int kMostModel = 30;

}  // namespace

ProgressStrip::ProgressStrip(QWidget* parent)
    : QWidget(parent),
      m_text(new ElidedLabel(kMostText, this)),
      m_bar(new QProgressBar(this)),
      m_cancel(new QPushButton(tr("Cancel"), this)),
      m_queue(new QPushButton(this)),
      m_model(new ElidedLabel(kMostModel, this)) {
    build();
    connect(m_cancel, &QPushButton::clicked, this, &ProgressStrip::cancelClicked);
    connect(m_queue, &QPushButton::clicked, this, &ProgressStrip::clearQueueClicked);
    follow();
}

void ProgressStrip::build() {
    m_text->setObjectName(u"statusText"_s);
    m_bar->setObjectName(u"progress"_s);
    m_bar->setAccessibleName(tr("Progress"));
    m_bar->setRange(0, kParts);
    m_bar->setTextVisible(false);
    m_bar->setMaximumWidth(fontMetrics().averageCharWidth() * 32);
    m_bar->setMaximumHeight(fontMetrics().height() / 2 + 2);
    m_cancel->setObjectName(u"cancel"_s);
    m_cancel->setAccessibleName(tr("Cancel"));
    m_cancel->setToolTip(tr("Stop the sound that is being made"));
    m_queue->setObjectName(u"clearQueue"_s);
    m_queue->setFlat(true);
    m_queue->setToolTip(tr("Take the waiting sounds out of the queue"));
    m_model->setObjectName(u"modelText"_s);
    auto* const layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 4, 12, 4);
    layout->setSpacing(12);
    layout->addWidget(m_text);
    layout->addWidget(m_bar);
    layout->addWidget(m_cancel);
    layout->addWidget(m_queue);
    layout->addStretch(1);
    layout->addWidget(m_model);
    // As high with its buttons as without them: the window does not jump.
    setMinimumHeight(m_cancel->sizeHint().height() + 8);
}

void ProgressStrip::setState(const GenerationState& state) {
    if (state.showsProgress() && !m_state.showsProgress()) {
        m_note.clear();
        m_progress = {};
        m_secondsLeft.reset();
    }
    m_state = state;
    follow();
}

void ProgressStrip::setModel(const ModelStatus& status) {
    m_modelStatus = status;
    follow();
}

void ProgressStrip::setProgress(const Progress& progress, std::optional<double> secondsLeft) {
    m_progress = progress;
    m_secondsLeft = secondsLeft;
    follow();
}

void ProgressStrip::setNote(const QString& text) {
    m_note = text;
    follow();
}

void ProgressStrip::setMemory(std::int64_t live) {
    m_memory = live;
    follow();
}

QString ProgressStrip::text() const {
    return m_text->text();
}

QString ProgressStrip::stepText() const {
    const QLocale locale;
    QString text = Formatting::stage(m_progress.stage);
    if (m_progress.steps > 0) {
        text = tr("Step %1 of %2")
                   .arg(locale.toString(m_progress.step), locale.toString(m_progress.steps));
    }
    if (m_progress.takes > 1) {
        text =
            tr("Take %1 of %2: %3", "number, count, what is going on")
                .arg(locale.toString(m_progress.take + 1), locale.toString(m_progress.takes), text);
    }
    if (m_secondsLeft) {
        text = tr("%1, %2", "what is going on, time left")
                   .arg(text, Formatting::timeLeft(*m_secondsLeft));
    }
    return text;
}

void ProgressStrip::follow() {
    int part = 0;
    switch (m_state.phase()) {
        case Phase::Idle:
            m_text->showText(m_note.isEmpty() ? tr("Ready") : m_note);
            break;
        case Phase::LoadingModel:
            m_text->showText(tr("Loading the model"));
            part = static_cast<int>(std::lround(m_modelStatus.loadedPart * kParts));
            break;
        case Phase::Cancelling:
            m_text->showText(tr("Cancelling"));
            part = m_bar->value();
            break;
        case Phase::Generating:
            m_text->showText(stepText());
            if (m_progress.steps > 0) {
                const double take = static_cast<double>(m_progress.step) / m_progress.steps;
                part = static_cast<int>(kParts * (m_progress.take + take) /
                                        std::max(1, m_progress.takes));
            }
            break;
    }
    m_bar->setValue(part);
    m_bar->setVisible(m_state.showsProgress());
    m_cancel->setVisible(m_state.running);
    m_cancel->setEnabled(m_state.canCancel());
    m_queue->setVisible(m_state.canClearQueue());
    m_queue->setText(tr("%Ln waiting: clear", nullptr, m_state.waiting));
    m_queue->setAccessibleName(m_queue->text());
    const bool loaded = m_modelStatus.state == ModelState::Loaded && m_modelStatus.info;
    const QString name = loaded ? QString::fromStdString(m_modelStatus.info->name) : QString();
    if (!loaded) {
        m_model->showText(tr("No model loaded"));
    } else if (m_memory > 0) {
        m_model->showText(
            tr("%1, %2", "model, memory in use").arg(name, Formatting::bytes(m_memory)));
    } else {
        m_model->showText(name);
    }
}

}  // namespace audioldm::ui
