// SPDX-License-Identifier: MIT
#pragma once

#include <QDBusVariant>
#include <QObject>
#include <QPalette>

namespace audioldm::ui {

/// Follows the desktop's choice of dark or light, through the portal's settings, and gives the
/// application the palette of it. Where there is no portal, the system's palette decides.
///
/// thread  GUI thread; no call waits
class ColourScheme final : public QObject {
    Q_OBJECT

public:
    explicit ColourScheme(QObject* parent = nullptr);
    Q_DISABLE_COPY_MOVE(ColourScheme)

    /// The palettes of the program: text at least 4.5:1, controls at least 3:1.
    [[nodiscard]] static QPalette light();
    [[nodiscard]] static QPalette dark();

private Q_SLOTS:
    void settingChanged(const QString& group, const QString& key, const QDBusVariant& value);

private:
    static void apply(bool isDark);

    const bool m_foundDark;  ///< what the system's palette was before
};

}  // namespace audioldm::ui
