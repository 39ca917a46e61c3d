// SPDX-License-Identifier: MIT
#include "ui/widgets/parameter_slider.h"

#include <QContextMenuEvent>
#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QSignalBlocker>
#include <QSlider>
#include <algorithm>
#include <cmath>

#include "ui/state/formatting.h"

namespace audioldm::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr int kSpinWidthInDigits = 9;

}  // namespace

ParameterSlider::ParameterSlider(const QString& name, const Range& range, const QString& suffix,
                                 const QString& effect, QWidget* parent)
    : QWidget(parent),
      m_range(range),
      m_effect(effect),
      m_label(new QLabel(name, this)),
      m_slider(new QSlider(Qt::Horizontal, this)),
      m_spin(new QDoubleSpinBox(this)) {
    build(name, suffix);
    setCost({});
    setValue(range.byDefault);
    connect(m_slider, &QSlider::valueChanged, this, [this](int position) {
        m_spin->setValue(std::max(m_range.least, position * m_range.step));
    });
    connect(m_spin, &QDoubleSpinBox::valueChanged, this, &ParameterSlider::follow);
}

void ParameterSlider::build(const QString& name, const QString& suffix) {
    m_label->setBuddy(m_spin);
    m_slider->setAccessibleName(name);
    m_slider->setRange(static_cast<int>(std::floor(m_range.least / m_range.step + 1e-9)),
                       static_cast<int>(std::lround(m_range.mostOnSlider / m_range.step)));
    m_slider->setPageStep(std::max(1, (m_slider->maximum() - m_slider->minimum()) / 10));
    m_slider->setMinimumWidth(fontMetrics().averageCharWidth() * 8);
    m_slider->installEventFilter(this);
    m_spin->setAccessibleName(name);
    m_spin->setDecimals(m_range.decimals);
    m_spin->setRange(m_range.least, m_range.most);
    m_spin->setSingleStep(m_range.step);
    m_spin->setSuffix(suffix);
    m_spin->setKeyboardTracking(true);
    m_spin->setCorrectionMode(QAbstractSpinBox::CorrectToNearestValue);
    m_spin->setAlignment(Qt::AlignTrailing | Qt::AlignVCenter);
    m_spin->setMinimumWidth(fontMetrics().horizontalAdvance(QLatin1Char('0')) * kSpinWidthInDigits);
    auto* const layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_label);
    layout->addWidget(m_slider, 1);
    layout->addWidget(m_spin);
}

double ParameterSlider::value() const {
    return m_spin->value();
}

void ParameterSlider::setValue(double value) {
    m_spin->setValue(value);
    follow(m_spin->value());
}

void ParameterSlider::follow(double value) {
    {
        const QSignalBlocker blocked(m_slider);
        m_slider->setValue(static_cast<int>(std::lround(value / m_range.step)));
    }
    Q_EMIT changed(value);
}

void ParameterSlider::setCost(const QString& cost) {
    const QString byDefault =
        tr("Default: %1").arg(Formatting::number(m_range.byDefault, m_range.decimals));
    const QString text = cost.isEmpty() ? u"%1\n%2"_s.arg(m_effect, byDefault)
                                        : u"%1\n%2\n%3"_s.arg(m_effect, cost, byDefault);
    m_slider->setToolTip(text);
    m_spin->setToolTip(text);
    m_label->setToolTip(text);
    m_spin->setAccessibleDescription(m_effect);
    m_slider->setAccessibleDescription(m_effect);
}

bool ParameterSlider::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_slider && event->type() == QEvent::MouseButtonDblClick) {
        setValue(m_range.byDefault);
        return true;
    }
    // A wheel that scrolls the column does not change what it happens to pass over.
    if (watched == m_slider && event->type() == QEvent::Wheel && !m_slider->hasFocus()) {
        event->ignore();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void ParameterSlider::contextMenuEvent(QContextMenuEvent* event) {
    auto* const menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Reset to %1").arg(Formatting::number(m_range.byDefault, m_range.decimals)),
                    this, [this] { setValue(m_range.byDefault); });
    menu->popup(event->globalPos());
}

}  // namespace audioldm::ui
