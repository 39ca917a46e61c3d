// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <QWidget>

class QDoubleSpinBox;
class QLabel;
class QSlider;

namespace audioldm::ui {

/// A number with a name: a slider for the usual values, a spin box for all of them.
///
/// Double click on the slider, or "Reset" in its menu, goes back to the default.
/// thread  GUI thread
class ParameterSlider final : public QWidget {
    Q_OBJECT

public:
    struct Range {
        double least = 0;
        double most = 1;
        double mostOnSlider = 1;  ///< the slider's end; the spin box goes on to `most`
        double step = 1;
        int decimals = 0;
        double byDefault = 0;
    };

    /// name    of the parameter, for eye and screen reader
    /// suffix  of the spin box (" s"); may be empty
    /// effect  what the value does to the sound
    ParameterSlider(const QString& name, const Range& range, const QString& suffix,
                    const QString& effect, QWidget* parent = nullptr);
    Q_DISABLE_COPY_MOVE(ParameterSlider)

    [[nodiscard]] double value() const;
    /// Brought into the range; changed() comes when it differs.
    void setValue(double value);
    /// What the present value costs, below the effect in the tooltip; empty when not known.
    void setCost(const QString& cost);
    /// Sliders of one column start in one line.
    [[nodiscard]] QLabel* label() const { return m_label; }
    [[nodiscard]] QDoubleSpinBox* spinBox() const { return m_spin; }

Q_SIGNALS:
    void changed(double value);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    void build(const QString& name, const QString& suffix);
    void follow(double value);

    const Range m_range;
    const QString m_effect;
    QLabel* m_label;
    QSlider* m_slider;
    QDoubleSpinBox* m_spin;
};

}  // namespace audioldm::ui
