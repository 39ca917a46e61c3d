// SPDX-License-Identifier: MIT
#include "ui/sound/sound_analysis.h"

#include "ui/sound/worker.h"

namespace audioldm::ui {

namespace {

/// Up to here the peaks take under 5 ms: not worth a frame without them.
constexpr std::size_t kShort = 1'000'000;

}  // namespace

SoundAnalysis::SoundAnalysis(QObject* parent)
    : QObject(parent) {}

SoundAnalysis::~SoundAnalysis() {
    m_stop.request_stop();
}

void SoundAnalysis::setSound(const WaveformPtr& sound) {
    m_stop.request_stop();
    m_stop = {};
    m_sound = sound && !sound->samples.empty() && sound->sampleRate > 0 ? sound : nullptr;
    m_peaks.reset();
    m_spectrogram.reset();
    m_spectrogramWanted = false;
    if (!m_sound) {
        return;
    }
    if (m_sound->samples.size() <= kShort) {
        m_peaks = std::make_shared<const PeakPyramid>(m_sound);
        return;
    }
    runOnWorker(
        this, [sound = m_sound] { return std::make_shared<const PeakPyramid>(sound); },
        [this, stop = m_stop.get_token()](const std::shared_ptr<const PeakPyramid>& peaks) {
            if (!stop.stop_requested()) {
                m_peaks = peaks;
                Q_EMIT peaksReady();
            }
        });
}

void SoundAnalysis::wantSpectrogram() {
    if (!m_sound || m_spectrogramWanted) {
        return;
    }
    m_spectrogramWanted = true;
    const std::stop_token stop = m_stop.get_token();
    runOnWorker(
        this,
        [sound = m_sound, stop] {
            return std::make_shared<const LogMelSpectrogram>(
                logMelOf(*sound, [&stop] { return stop.stop_requested(); }));
        },
        [this, stop](const std::shared_ptr<const LogMelSpectrogram>& spectrogram) {
            if (!stop.stop_requested()) {
                m_spectrogram = spectrogram;
                Q_EMIT spectrogramReady();
            }
        });
}

}  // namespace audioldm::ui
