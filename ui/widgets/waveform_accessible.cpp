// SPDX-License-Identifier: MIT
#include "ui/widgets/waveform_accessible.h"

#include <QAccessible>
#include <QAccessibleWidget>

#include "ui/widgets/waveform_view.h"

namespace audioldm::ui {

namespace {

class WaveformAccessible final : public QAccessibleWidget, public QAccessibleValueInterface {
public:
    explicit WaveformAccessible(WaveformView& view)
        : QAccessibleWidget(&view, QAccessible::Slider),
          m_view(view) {}

    void* interface_cast(QAccessible::InterfaceType type) override {
        if (type == QAccessible::ValueInterface) {
            return static_cast<QAccessibleValueInterface*>(this);
        }
        return QAccessibleWidget::interface_cast(type);
    }

    [[nodiscard]] QString text(QAccessible::Text text) const override {
        return text == QAccessible::Value ? m_view.valueText() : QAccessibleWidget::text(text);
    }

    [[nodiscard]] QVariant currentValue() const override { return m_view.playhead(); }
    void setCurrentValue(const QVariant& value) override {
        bool isNumber = false;
        const double seconds = value.toDouble(&isNumber);
        if (isNumber) {
            m_view.setPlayhead(seconds, true);
            Q_EMIT m_view.seekRequested(m_view.playhead());
        }
    }
    [[nodiscard]] QVariant minimumValue() const override { return 0.0; }
    [[nodiscard]] QVariant maximumValue() const override { return duration(); }
    [[nodiscard]] QVariant minimumStepSize() const override {
        return m_view.sound() ? 1.0 / m_view.sound()->sampleRate : 0.0;
    }

private:
    [[nodiscard]] double duration() const {
        const WaveformPtr& sound = m_view.sound();
        return sound ? static_cast<double>(sound->samples.size()) / sound->sampleRate : 0;
    }

    WaveformView& m_view;
};

QAccessibleInterface* makeInterface(const QString& className, QObject* object) {
    if (className != QLatin1String("audioldm::ui::WaveformView")) {
        return nullptr;
    }
    auto* view = qobject_cast<WaveformView*>(object);
    return view == nullptr ? nullptr : new WaveformAccessible(*view);
}

}  // namespace

void installWaveformAccessibility() {
    static const bool installed = [] {
        QAccessible::installFactory(makeInterface);
        return true;
    }();
    Q_UNUSED(installed)
}

}  // namespace audioldm::ui
