// SPDX-License-Identifier: MIT
#include "ui/widgets/memory_monitor.h"

#include <algorithm>

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include "ui/widgets/memory_graph.h"
#include "ui/widgets/memory_text.h"
#include "ui/widgets/memory_warning.h"
#include "ui/widgets/module_bars.h"

namespace audioldm::ui {

MemoryMonitor::MemoryMonitor(QWidget* parent)
    : QWidget(parent),
      m_activity(new QLabel(this)),
      m_use(new QLabel(this)),
      m_warning(new MemoryWarning(this)),
      m_graph(new MemoryGraph(this)),
      m_modules(new ModuleBars(this)) {
    setObjectName(QStringLiteral("memoryMonitor"));
    m_activity->setObjectName(QStringLiteral("memoryActivity"));
    m_use->setObjectName(QStringLiteral("memoryUse"));
    QFont bold = m_activity->font();
    bold.setWeight(QFont::DemiBold);
    m_activity->setFont(bold);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(10, 6, 10, 8);
    column->setSpacing(6);
    auto* words = new QHBoxLayout;
    words->addWidget(m_activity);
    words->addStretch(1);
    words->addWidget(m_use);
    auto* pictures = new QHBoxLayout;
    pictures->setSpacing(16);
    pictures->addWidget(m_graph, 3);
    pictures->addWidget(m_modules, 2);
    column->addWidget(m_warning);
    column->addLayout(words);
    column->addLayout(pictures, 1);
    connect(m_warning, &MemoryWarning::suggestionChosen, this, &MemoryMonitor::suggestionChosen);
    showWords();
}

void MemoryMonitor::addStatus(const MemoryStatus& status) {
    m_status = status;
    m_hasStatus = true;
    m_graph->add(status.seconds, status.live);
    m_modules->setModules(status.modules);
    showLevels();
    showWords();
}

void MemoryMonitor::setPlan(const MemoryPlan& plan) {
    m_plan = plan;
    m_hasPlan = true;
    m_warning->setPlan(plan);
    showLevels();
    showWords();
}

void MemoryMonitor::clearPlan() {
    m_plan = {};
    m_hasPlan = false;
    m_warning->clear();
    showLevels();
    showWords();
}

void MemoryMonitor::showLevels() {
    // While a task runs its own plan counts; before it the plan of the next one.
    const bool running = m_hasStatus && m_status.activity != MemoryActivity::Idle;
    MemoryGraph::Levels levels;
    levels.budget = m_hasStatus ? m_status.budget : m_plan.budget;
    levels.planned = m_hasPlan && !(running && m_status.plannedPeak > 0) ? m_plan.predictedPeak
                                                                         : m_status.plannedPeak;
    levels.peak = m_status.peak;
    levels.deviceTotal = m_status.deviceTotal;
    m_graph->setLevels(levels);
}

void MemoryMonitor::showWords() {
    m_activity->setText(MemoryText::activity(m_status.activity));
    m_use->setText(m_hasStatus ? MemoryText::use(m_status) : tr("No model is loaded"));
    setAccessibleName(tr("Memory"));
    setAccessibleDescription(valueText());
    m_graph->setAccessibleName(tr("Memory over the last %Ln minute(s)", nullptr,
                                  static_cast<int>(MemoryHistory::kSpanSeconds / 60)));
    m_graph->setAccessibleDescription(levelsText());
    m_modules->setAccessibleName(tr("Where the model is"));
    const QString modules = modulesText();
    m_modules->setAccessibleDescription(modules);
    m_modules->setToolTip(modules);
    setToolTip(othersText());
}

QString MemoryMonitor::levelsText() const {
    const MemoryGraph::Levels& levels = m_graph->levels();
    QStringList sentences;
    if (levels.budget > 0) {
        sentences << tr("The limit is %1.").arg(MemoryText::bytes(levels.budget));
    }
    if (levels.planned > 0) {
        sentences << tr("Planned are %1.").arg(MemoryText::bytes(levels.planned));
    }
    if (levels.peak > 0) {
        sentences << tr("The peak was %1.").arg(MemoryText::bytes(levels.peak));
    }
    return sentences.join(QLatin1Char(' '));
}

QString MemoryMonitor::modulesText() const {
    QStringList sentences;
    for (const ModuleMemory& module : m_status.modules) {
        sentences << tr("%1: %2.", "module and where it is")
                         .arg(MemoryText::moduleName(module.name), MemoryText::module(module));
    }
    return sentences.join(QLatin1Char(' '));
}

QString MemoryMonitor::othersText() const {
    if (m_status.deviceTotal <= 0) {
        return {};
    }
    QString text =
        tr("%1 of %2 are free on the device.")
            .arg(MemoryText::bytes(m_status.deviceFree), MemoryText::bytes(m_status.deviceTotal));
    if (m_status.others > 0) {
        text += QLatin1Char(' ') +
                tr("Other programs take %1.").arg(MemoryText::bytes(m_status.others));
    }
    return text;
}

QString MemoryMonitor::valueText() const {
    QStringList sentences{m_activity->text(), m_use->text()};
    for (QString& sentence : sentences) {
        sentence += QLatin1Char('.');
    }
    sentences << levelsText() << modulesText() << othersText() << m_warning->text();
    sentences.removeAll(QString());
    return sentences.join(QLatin1Char(' '));
}

void MemoryMonitor::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::LocaleChange) {
        showWords();
    } else if (event->type() == QEvent::FontChange) {
        QFont bold = font();
        bold.setWeight(QFont::DemiBold);
        m_activity->setFont(bold);
    }
    QWidget::changeEvent(event);
}

}  // namespace audioldm::ui
