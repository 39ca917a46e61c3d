// SPDX-License-Identifier: MIT
#include "ui/widgets/advanced_panel.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/widgets/aligned_forms.h"
#include "ui/widgets/engine_fields.h"
#include "ui/widgets/narrow_box.h"

namespace audioldm::ui {
namespace {

using namespace Qt::StringLiterals;

/// Letters: a longer label leaves no room for fields in a narrow column.
constexpr int kWidestLabel = 18;

}  // namespace

AdvancedPanel::AdvancedPanel(QWidget* parent)
    : QWidget(parent),
      m_scheduler(narrowBox(this, tr("Scheduler"),
                            tr("The way in which noise becomes sound. The first one follows the "
                               "original exactly; others need fewer steps."))),
      m_eta(fraction(tr("Eta"),
                     tr("Fresh noise in each step: 0 none, 1 as much as DDPM. DDIM only."), 0)),
      m_guidanceStart(
          fraction(tr("Guidance from"), tr("From which part of the steps on guidance acts."), 0)),
      m_guidanceEnd(fraction(tr("Guidance to"),
                             tr("Up to which part of the steps guidance acts. Steps without it "
                                "take half the time."),
                             1)),
      m_rescale(fraction(tr("Guidance rescale"),
                         tr("Takes back the harshness of strong guidance: 0 not, 1 fully."), 0)),
      m_engine(new EngineFields(this)) {
    auto* const form = new QFormLayout;
    form->setRowWrapPolicy(QFormLayout::DontWrapRows);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    buildRequest(form);
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(form);
    layout->addWidget(m_engine);
    alignForms(*this, kWidestLabel * fontMetrics().averageCharWidth());
    connect(m_engine, &EngineFields::changed, this, &AdvancedPanel::configChanged);
    follow();
}

QDoubleSpinBox* AdvancedPanel::fraction(const QString& name, const QString& effect,
                                        double byDefault) {
    auto* const box = new QDoubleSpinBox(this);
    box->setAccessibleName(name);
    box->setAccessibleDescription(effect);
    box->setToolTip(effect);
    box->setRange(0, 1);
    box->setSingleStep(0.05);
    box->setDecimals(2);
    box->setValue(byDefault);
    connect(box, &QDoubleSpinBox::valueChanged, this, [this] {
        follow();
        Q_EMIT requestChanged();
    });
    return box;
}

void AdvancedPanel::buildRequest(QFormLayout* form) {
    m_scheduler->setObjectName(u"scheduler"_s);
    connect(m_scheduler, &QComboBox::currentIndexChanged, this, [this] {
        follow();
        Q_EMIT requestChanged();
    });
    auto* const interval = new QHBoxLayout;
    interval->addWidget(m_guidanceStart, 1);
    interval->addWidget(new QLabel(tr("to", "between two numbers"), this));
    interval->addWidget(m_guidanceEnd, 1);
    form->addRow(tr("Scheduler"), m_scheduler);
    form->addRow(tr("Eta"), m_eta);
    form->addRow(tr("Guidance acts"), interval);
    form->addRow(tr("Guidance rescale"), m_rescale);
}

void AdvancedPanel::setSchedulers(const QStringList& names) {
    const QSignalBlocker blocked(m_scheduler);
    const QString chosen = m_scheduler->currentText();
    m_scheduler->clear();
    m_scheduler->addItems(names);
    m_scheduler->setCurrentIndex(std::max(0, m_scheduler->findText(chosen)));
    follow();
}

void AdvancedPanel::fill(GenerationRequest& request) const {
    request.scheduler = m_scheduler->currentText().toStdString();
    request.eta = m_eta->isEnabled() ? m_eta->value() : 0;
    request.guidanceStart = m_guidanceStart->value();
    request.guidanceEnd = m_guidanceEnd->value();
    request.guidanceRescale = m_rescale->value();
}

void AdvancedPanel::setRequest(const GenerationRequest& request) {
    const QString name = QString::fromStdString(request.scheduler);
    if (!name.isEmpty() && m_scheduler->findText(name) < 0) {
        m_scheduler->addItem(name);
    }
    m_scheduler->setCurrentIndex(std::max(0, m_scheduler->findText(name)));
    m_eta->setValue(request.eta);
    // The start first: the end is never before it.
    m_guidanceEnd->setMinimum(0);
    m_guidanceStart->setValue(request.guidanceStart);
    m_guidanceEnd->setValue(request.guidanceEnd);
    m_rescale->setValue(request.guidanceRescale);
}

void AdvancedPanel::fill(EngineConfig& config) const {
    m_engine->fill(config);
}

void AdvancedPanel::setConfig(const EngineConfig& config) {
    m_engine->setConfig(config);
}

void AdvancedPanel::follow() {
    m_eta->setEnabled(m_scheduler->currentText() == "ddim"_L1);
    m_guidanceEnd->setMinimum(m_guidanceStart->value());
}

}  // namespace audioldm::ui
