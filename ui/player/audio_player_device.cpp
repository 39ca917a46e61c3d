// SPDX-License-Identifier: MIT
// Which device the player's sound comes out of.
#include <algorithm>

#include <QMetaObject>

#include "ui/player/audio_output.h"
#include "ui/player/audio_player.h"

namespace audioldm::ui {

void AudioPlayer::setDevice(const QByteArray& id) {
    m_chosenDevice = id;
    m_chosenName.clear();
    for (const SoundDevice& device : m_devices) {
        if (device.id == id) {
            m_chosenName = device.name;
        }
    }
    forgetBrokenDevices();
    configureOutput();
    Q_EMIT devicesChanged();
}

void AudioPlayer::devicesListed(const QList<SoundDevice>& devices) {
    m_devices = devices;
    if (needsOtherDevice()) {
        forgetBrokenDevices();
        configureOutput();
    }
    Q_EMIT devicesChanged();
}

bool AudioPlayer::needsOtherDevice() const {
    if (m_setup.askedRate == 0 || !m_brokenDevices.isEmpty() || !m_setup.hasDevice) {
        return true;  // One that failed may be back.
    }
    const auto isThere = [this](const auto& wanted) {
        return std::any_of(m_devices.begin(), m_devices.end(), wanted);
    };
    const QByteArray& used = m_setup.device.id;
    const bool usedIsThere = isThere([&](const SoundDevice& device) { return device.id == used; });
    const bool chosenIsThere =
        isThere([&](const SoundDevice& device) { return device.id == m_chosenDevice; });
    // A chosen one counts, else the default one; an unrelated device must not interrupt the sound.
    const bool usedIsRight =
        chosenIsThere ? used == m_chosenDevice : isThere([&](const SoundDevice& device) {
            return device.id == used && device.isDefault;
        });
    return !usedIsThere || !usedIsRight;
}

void AudioPlayer::configureOutput() {
    // Without a sound the model's own rate is what the first one will have.
    constexpr std::int32_t kUsualRate = 16000;
    const std::int32_t rate = m_sound ? m_sound->sampleRate : kUsualRate;
    m_requestedRate = rate;
    QMetaObject::invokeMethod(
        m_output,
        [output = m_output, rate, wanted = m_chosenDevice, broken = m_brokenDevices] {
            output->configure(rate, wanted, broken);
        },
        Qt::QueuedConnection);
}

void AudioPlayer::setUp(const OutputSetup& setup) {
    if (m_sound && setup.askedRate != m_sound->sampleRate) {
        return;  // Another sound came in between; its own answer is on the way.
    }
    // The new device goes on where the old one was heard.
    if (m_sound && !m_pendingStart) {
        m_pendingStart = position();
    }
    m_setup = setup;
    if (m_sound) {
        prepare();
    }
    runOutput(isPlaying());
    setDeviceProblem(problemOf(setup));
    Q_EMIT devicesChanged();
}

void AudioPlayer::outputFailed(const SoundDevice& device) {
    if (!m_brokenDevices.contains(device.id)) {
        m_brokenDevices.append(device.id);
    }
    m_brokenName = device.name;
    m_retry.start();
    configureOutput();
}

void AudioPlayer::tryBrokenDevices() {
    QMetaObject::invokeMethod(
        m_output, [output = m_output, broken = m_brokenDevices] { output->probe(broken); },
        Qt::QueuedConnection);
}

void AudioPlayer::deviceIsBack(const QByteArray& id) {
    if (m_brokenDevices.removeAll(id) > 0) {
        if (m_brokenDevices.isEmpty()) {
            m_retry.stop();
        }
        configureOutput();
    }
}

void AudioPlayer::forgetBrokenDevices() {
    m_brokenDevices.clear();
    m_retry.stop();
}

QString AudioPlayer::problemOf(const OutputSetup& setup) const {
    if (!m_brokenDevices.isEmpty()) {
        return setup.hasDevice
                   ? tr("The sound device %1 does not work. Sound comes out of %2.")
                         .arg(m_brokenName, setup.device.name)
                   : tr("The sound device %1 does not work, so nothing is heard. Choose another "
                        "one, or plug it in again.")
                         .arg(m_brokenName);
    }
    if (!setup.hasDevice) {
        return tr("There is no sound device, so nothing is heard. Everything else works.");
    }
    if (!m_chosenDevice.isEmpty() && setup.device.id != m_chosenDevice) {
        return m_chosenName.isEmpty()
                   ? tr("The chosen sound device is not there. Sound comes out of %1.")
                         .arg(setup.device.name)
                   : tr("The sound device %1 is not there. Sound comes out of %2.")
                         .arg(m_chosenName, setup.device.name);
    }
    return {};
}

void AudioPlayer::setDeviceProblem(const QString& problem) {
    if (problem != m_deviceProblem) {
        m_deviceProblem = problem;
        Q_EMIT deviceProblemChanged(problem);
    }
}

void AudioPlayer::runOutput(bool running) {
    QMetaObject::invokeMethod(
        m_output, [output = m_output, running] { output->setRunning(running); },
        Qt::QueuedConnection);
}

}  // namespace audioldm::ui
