// SPDX-License-Identifier: MIT
#include "ui/widgets/parameters_panel.h"

#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

#include "ui/state/formatting.h"
#include "ui/widgets/advanced_panel.h"
#include "ui/widgets/column_scroll.h"
#include "ui/widgets/fold.h"
#include "ui/widgets/parameter_slider.h"
#include "ui/widgets/preset_bar.h"
#include "ui/widgets/prompt_panel.h"
#include "ui/widgets/seed_field.h"

namespace audioldm::ui {
namespace {

using namespace Qt::StringLiterals;

bool near(double left, double right) {
    return std::fabs(left - right) < 5e-4;
}

QString nameOf(const std::string& scheduler) {
    return scheduler.empty() ? u"ddim"_s : QString::fromStdString(scheduler);
}

}  // namespace

bool sameSettings(const GenerationRequest& left, const GenerationRequest& right) {
    return left.steps == right.steps && near(left.guidance, right.guidance) &&
           near(left.durationSeconds, right.durationSeconds) && left.count == right.count &&
           nameOf(left.scheduler) == nameOf(right.scheduler) && near(left.eta, right.eta) &&
           near(left.guidanceStart, right.guidanceStart) &&
           near(left.guidanceEnd, right.guidanceEnd) &&
           near(left.guidanceRescale, right.guidanceRescale) &&
           left.negativePrompt == right.negativePrompt;
}

ParametersPanel::ParametersPanel(QWidget* parent)
    : QWidget(parent),
      m_prompt(new PromptPanel(this)),
      m_presets(new PresetBar(this)),
      m_seed(new SeedField(this)),
      m_count(new QSpinBox(this)),
      m_advanced(new AdvancedPanel),
      m_generate(new QPushButton(tr("Generate"), this)) {
    buildSliders();
    build();
    connect(m_prompt, &PromptPanel::changed, this, &ParametersPanel::textChanged);
    for (const ParameterSlider* const slider : {m_steps, m_guidance, m_duration}) {
        connect(slider, &ParameterSlider::changed, this, &ParametersPanel::fieldChanged);
    }
    connect(m_seed, &SeedField::changed, this, &ParametersPanel::fieldChanged);
    connect(m_count, &QSpinBox::valueChanged, this, &ParametersPanel::fieldChanged);
    connect(m_advanced, &AdvancedPanel::requestChanged, this, &ParametersPanel::fieldChanged);
    connect(m_generate, &QPushButton::clicked, this, &ParametersPanel::generateClicked);
    m_before = request();
}

void ParametersPanel::buildSliders() {
    m_steps = new ParameterSlider(
        tr("Steps"), {1, kMaxSteps, 200, 1, 0, 25}, {},
        tr("How often the sound is refined. More steps: finer, and as much longer to make."), this);
    m_steps->setObjectName(u"steps"_s);
    m_guidance = new ParameterSlider(
        tr("Guidance"), {0, kMaxGuidance, 15, 0.1, 2, 3.5}, {},
        tr("How closely the sound follows the prompt. Low: freer and more natural; high: "
           "literal, sometimes harsh. At 1 or less it takes half the time."),
        this);
    m_guidance->setObjectName(u"guidance"_s);
    m_duration = new ParameterSlider(
        tr("Duration"), {kMinDurationSeconds, kMaxDurationSeconds, kMaxDurationSeconds, 0.1, 2, 5},
        tr(" s", "unit of a spin box"),
        tr("How long the sound is. Longer sounds take more time and memory."), this);
    m_duration->setObjectName(u"duration"_s);
    m_count->setObjectName(u"count"_s);
    m_count->setRange(1, kMaxCount);
    m_count->setAccessibleName(tr("Takes"));
    m_count->setToolTip(tr("How many sounds to make, each with a seed of its own."));
}

void ParametersPanel::build() {
    auto* const inner = new QWidget;
    auto* const column = new QVBoxLayout(inner);
    column->setContentsMargins(12, 12, 12, 12);
    column->setSpacing(8);
    column->addWidget(m_prompt);
    column->addSpacing(4);
    column->addWidget(m_presets);
    column->addWidget(m_steps);
    column->addWidget(m_guidance);
    column->addWidget(m_duration);
    auto* const row = new QHBoxLayout;
    auto* const seedLabel = new QLabel(tr("Seed"), inner);
    seedLabel->setObjectName(u"seedLabel"_s);
    seedLabel->setBuddy(m_seed);
    row->addWidget(seedLabel);
    row->addWidget(m_seed, 1);
    column->addLayout(row);
    auto* const takes = new QHBoxLayout;
    auto* const takesLabel = new QLabel(tr("Takes"), inner);
    takesLabel->setObjectName(u"countLabel"_s);
    takesLabel->setBuddy(m_count);
    takes->addWidget(takesLabel);
    takes->addWidget(m_count);
    takes->addStretch(1);
    column->addLayout(takes);
    buildAdvanced(column);

    auto* const scroll = new ColumnScroll(inner, this);
    scroll->setObjectName(u"parametersScroll"_s);
    m_generate->setObjectName(u"generate"_s);
    m_generate->setDefault(true);
    m_generate->setAccessibleName(tr("Generate"));
    m_generate->setMinimumHeight(fontMetrics().height() * 2);
    auto* const foot = new QVBoxLayout;
    foot->setContentsMargins(12, 8, 12, 12);
    foot->addWidget(m_generate);
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(scroll, 1);
    layout->addLayout(foot);
    alignLabels();
}

void ParametersPanel::buildAdvanced(QVBoxLayout* layout) {
    m_advancedFold = new Fold(tr("Advanced"), m_advanced, this);
    m_advancedFold->setObjectName(u"advancedFold"_s);
    layout->addWidget(m_advancedFold);
    // In a high window the fields stay together.
    layout->addStretch(1);
}

void ParametersPanel::alignLabels() {
    QList<QLabel*> labels = {m_steps->label(), m_guidance->label(), m_duration->label(),
                             findChild<QLabel*>(u"seedLabel"_s),
                             findChild<QLabel*>(u"countLabel"_s)};
    labels.append(m_presets->findChildren<QLabel*>());
    int width = 0;
    for (const QLabel* const label : labels) {
        width = std::max(width, label->sizeHint().width());
    }
    for (QLabel* const label : labels) {
        label->setMinimumWidth(width);
    }
    const QList<QDoubleSpinBox*> boxes = {m_steps->spinBox(), m_guidance->spinBox(),
                                          m_duration->spinBox()};
    int boxWidth = 0;
    for (const QDoubleSpinBox* const box : boxes) {
        boxWidth = std::max({boxWidth, box->sizeHint().width(), box->minimumWidth()});
    }
    for (QDoubleSpinBox* const box : boxes) {
        box->setFixedWidth(boxWidth);
    }
}

GenerationRequest ParametersPanel::request() const {
    GenerationRequest request;
    request.prompt = m_prompt->prompt().toStdString();
    request.negativePrompt = m_prompt->negativePrompt().toStdString();
    request.steps = static_cast<int>(std::lround(m_steps->value()));
    request.guidance = m_guidance->value();
    request.durationSeconds = m_duration->value();
    request.seed = m_seed->seed();
    request.count = m_count->value();
    m_advanced->fill(request);
    return request;
}

void ParametersPanel::setRequest(const GenerationRequest& request) {
    m_filling = true;
    m_prompt->setPrompt(QString::fromStdString(request.prompt));
    m_prompt->setNegativePrompt(QString::fromStdString(request.negativePrompt));
    m_steps->setValue(request.steps);
    m_guidance->setValue(request.guidance);
    m_duration->setValue(request.durationSeconds);
    m_seed->setSeed(request.seed);
    m_count->setValue(request.count);
    m_advanced->setRequest(request);
    m_filling = false;
    m_before = this->request();
    showCosts();
    Q_EMIT changed();
}

void ParametersPanel::applyPreset(const GenerationRequest& preset) {
    const GenerationRequest before = request();
    GenerationRequest wanted = preset;
    if (wanted.prompt.empty()) {
        wanted.prompt = before.prompt;
    }
    if (!wanted.seed) {
        wanted.seed = before.seed;
    }
    setRequest(wanted);
    Q_EMIT edited(before, request());
}

void ParametersPanel::fieldChanged() {
    if (m_filling) {
        return;
    }
    const GenerationRequest before = m_before;
    m_before = request();
    showCosts();
    Q_EMIT changed();
    Q_EMIT edited(before, m_before);
}

void ParametersPanel::textChanged() {
    if (m_filling) {
        return;
    }
    m_before = request();
    Q_EMIT changed();
}

void ParametersPanel::setState(const GenerationState& state) {
    m_generate->setEnabled(state.canGenerate());
    m_generate->setText(state.wouldQueue() ? tr("Add to queue") : tr("Generate"));
    m_generate->setAccessibleName(m_generate->text());
    switch (state.obstacle()) {
        case Obstacle::NoPrompt:
            m_generate->setToolTip(tr("Write a prompt first."));
            return;
        case Obstacle::ModelUnusable:
            m_generate->setToolTip(tr("The model could not be loaded. Choose another one."));
            return;
        case Obstacle::DoesNotFit:
            m_generate->setToolTip(tr("These settings need more memory than is allowed."));
            return;
        case Obstacle::None:
            break;
    }
    m_generate->setToolTip(
        tr("Make the sound (%1)")
            .arg(QKeySequence(Qt::CTRL | Qt::Key_Return).toString(QKeySequence::NativeText)));
}

void ParametersPanel::setCosts(const RunCosts& costs) {
    m_costs = costs;
    showCosts();
}

void ParametersPanel::showCosts() {
    QString cost;
    if (const std::optional<double> seconds = m_costs.expectedSeconds(request())) {
        cost = tr("With these settings: about %1.").arg(Formatting::seconds(*seconds));
        if (const auto bytes = m_costs.lastPeakBytes()) {
            cost = tr("With these settings: about %1. The last sound took %2 of memory.")
                       .arg(Formatting::seconds(*seconds), Formatting::bytes(*bytes));
        }
    }
    for (ParameterSlider* const slider : {m_steps, m_guidance, m_duration}) {
        slider->setCost(cost);
    }
}

}  // namespace audioldm::ui
