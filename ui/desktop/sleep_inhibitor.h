// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QString>

namespace audioldm::ui {

/// Keeps the machine from falling asleep while sounds are made, through the desktop portal. Without
/// a portal nothing happens.
///
/// thread  GUI thread; no call waits
class SleepInhibitor final : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;
    ~SleepInhibitor() override;
    Q_DISABLE_COPY_MOVE(SleepInhibitor)

    void setActive(bool active);

private:
    void release();

    bool m_active = false;
    QString m_handle;  ///< of the portal's request; empty: none
};

}  // namespace audioldm::ui
