// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>

#include <QByteArray>
#include <QList>
#include <QString>

namespace audioldm::ui {

/// A place that sound can come out of.
struct SoundDevice {
    QByteArray id;
    QString name;  ///< as the system calls it
    bool isDefault = false;

    friend bool operator==(const SoundDevice&, const SoundDevice&) = default;
};

/// The device that sound goes to, as the device's thread has set it up.
struct OutputSetup {
    bool hasDevice = false;
    SoundDevice device;          ///< when hasDevice
    std::int32_t rate = 0;       ///< frames a second that it takes, or the sound's own
    std::int32_t askedRate = 0;  ///< of the sound that it was set up for
};

}  // namespace audioldm::ui
