// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <stop_token>

#include <QObject>

#include "engine/api/waveform.h"
#include "ui/sound/log_mel_spectrogram.h"
#include "ui/sound/peak_pyramid.h"

namespace audioldm::ui {

/// Peaks and spectrogram of one sound, computed on a worker thread: peaks of long sounds, and the
/// spectrogram once somebody asks for it.
///
/// thread  GUI thread; the signals come on it. What is being computed for an older sound stops
class SoundAnalysis final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SoundAnalysis)

public:
    explicit SoundAnalysis(QObject* parent = nullptr);
    ~SoundAnalysis() override;

    /// Null or empty: no sound. The peaks of a short one are there on return.
    void setSound(const WaveformPtr& sound);
    [[nodiscard]] const WaveformPtr& sound() const { return m_sound; }

    /// Null until they are computed.
    [[nodiscard]] const std::shared_ptr<const PeakPyramid>& peaks() const { return m_peaks; }
    /// Null until it is computed.
    [[nodiscard]] const std::shared_ptr<const LogMelSpectrogram>& spectrogram() const {
        return m_spectrogram;
    }
    /// Begins to compute the spectrogram unless it is there or under way.
    void wantSpectrogram();

Q_SIGNALS:
    void peaksReady();
    void spectrogramReady();

private:
    WaveformPtr m_sound;
    std::shared_ptr<const PeakPyramid> m_peaks;
    std::shared_ptr<const LogMelSpectrogram> m_spectrogram;
    bool m_spectrogramWanted = false;
    std::stop_source m_stop;  ///< of what is computed for m_sound
};

}  // namespace audioldm::ui
