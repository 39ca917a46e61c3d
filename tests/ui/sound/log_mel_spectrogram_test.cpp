// SPDX-License-Identifier: MIT
#include "ui/sound/log_mel_spectrogram.h"

#include <algorithm>
#include <cmath>
#include <complex>
#include <limits>
#include <numbers>
#include <random>

#include <QTest>

#include "ui/sound/real_fft.h"

namespace audioldm::ui {

namespace {

constexpr double kPi = std::numbers::pi;

Waveform noise(std::size_t count, int rate) {
    Waveform waveform;
    waveform.sampleRate = rate;
    std::mt19937 engine(11);
    std::normal_distribution<float> normal(0.0F, 0.2F);
    for (std::size_t i = 0; i < count; ++i) {
        waveform.samples.push_back(normal(engine));
    }
    return waveform;
}

Waveform sine(double hertz, double seconds, int rate) {
    Waveform waveform;
    waveform.sampleRate = rate;
    for (int i = 0; i < seconds * rate; ++i) {
        waveform.samples.push_back(static_cast<float>(0.5 * std::sin(2 * kPi * hertz * i / rate)));
    }
    return waveform;
}

/// One frame by the definition: reflected ends, Hann, discrete Fourier sum, triangles between
/// equally spaced points of Slaney's scale, each of area 1.
std::vector<double> melByDefinition(const Waveform& waveform, int frame) {
    constexpr int kSize = 1024;
    const int count = static_cast<int>(waveform.samples.size());
    std::vector<double> magnitude(kSize / 2 + 1);
    for (int k = 0; k <= kSize / 2; ++k) {
        std::complex<double> sum = 0;
        for (int i = 0; i < kSize; ++i) {
            int index = frame * 160 - kSize / 2 + i;
            while (index < 0 || index >= count) {
                index = index < 0 ? -index : 2 * (count - 1) - index;
            }
            const double window = 0.5 * (1 - std::cos(2 * kPi * i / kSize));
            sum += waveform.samples[static_cast<std::size_t>(index)] * window *
                   std::polar(1.0, -2 * kPi * k * i / kSize);
        }
        magnitude[static_cast<std::size_t>(k)] = std::abs(sum);
    }
    const auto hertz = [](double mel) {
        return mel < 15 ? mel * 200 / 3 : 1000 * std::pow(6.4, (mel - 15) / 27);
    };
    const double top = 15 + 27 * std::log(8.0) / std::log(6.4);
    std::vector<double> logMel;
    for (int bin = 0; bin < kMelBins; ++bin) {
        const double low = hertz(top * bin / (kMelBins + 1));
        const double peak = hertz(top * (bin + 1) / (kMelBins + 1));
        const double high = hertz(top * (bin + 2) / (kMelBins + 1));
        double sum = 0;
        for (int k = 0; k <= kSize / 2; ++k) {
            const double at = k * 16000.0 / kSize;
            const double weight = at <= low || at >= high ? 0
                                  : at < peak             ? (at - low) / (peak - low)
                                                          : (high - at) / (high - peak);
            sum += weight * 2 / (high - low) * magnitude[static_cast<std::size_t>(k)];
        }
        logMel.push_back(std::log(std::max(sum, 1e-5)));
    }
    return logMel;
}

int loudestBin(const LogMel& mel, std::int64_t frame) {
    const auto row = mel.values.begin() + frame * kMelBins;
    return static_cast<int>(std::max_element(row, row + kMelBins) - row);
}

}  // namespace

class LogMelSpectrogramTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void fourierTransformEqualsItsDefinition();
    void filtersAreTheModels();
    void equalsTheDefinition();
    void shortSoundsAreReflected();
    void otherRatesLookTheSame();
    void theEmptyAndTheHostile();
    void stops();
    void brightnessSpansEightyDecibels();
    void columnsAreMeans();
    void columnsOfLongSoundsUseCoarseLevels();
};

void LogMelSpectrogramTest::fourierTransformEqualsItsDefinition() {
    for (const std::size_t size : {4U, 8U, 64U, 1024U}) {
        const Waveform waveform = noise(size, 16000);
        std::vector<float> magnitudes(size / 2 + 1);
        RealFft(size).magnitudes(waveform.samples, magnitudes);
        for (std::size_t k = 0; k <= size / 2; ++k) {
            std::complex<double> sum = 0;
            for (std::size_t i = 0; i < size; ++i) {
                sum += static_cast<double>(waveform.samples[i]) *
                       std::polar(
                           1.0, -2 * kPi * static_cast<double>(k * i) / static_cast<double>(size));
            }
            QVERIFY2(std::abs(magnitudes[k] - std::abs(sum)) < 1e-4,
                     qPrintable(QStringLiteral("size %1, k %2").arg(size).arg(k)));
        }
    }
}

void LogMelSpectrogramTest::filtersAreTheModels() {
    // Column 5 of librosa.filters.mel(sr=16000, n_fft=1024, n_mels=64, fmin=0, fmax=8000).
    const std::vector<float> wanted{0.00108943F, 0.00834507F, 0.01560071F,
                                    0.02024173F, 0.01298609F, 0.00573045F};
    const std::vector<MelFilter> filters = melFilters(1024, 16000);
    QCOMPARE(filters.size(), 64U);
    QCOMPARE(filters[5].first, 15);
    QCOMPARE(filters[5].weights.size(), wanted.size());
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        QVERIFY(std::abs(filters[5].weights[i] - wanted[i]) < 1e-7F);
    }
    QCOMPARE(filters[63].first, 466);
}

void LogMelSpectrogramTest::equalsTheDefinition() {
    const Waveform waveform = noise(5000, 16000);
    const LogMel mel = logMelOf(waveform);
    QCOMPARE(mel.frames, 32);
    QCOMPARE(mel.secondsPerFrame, 0.01);
    for (const int frame : {0, 1, 2, 15, 30, 31}) {
        const std::vector<double> wanted = melByDefinition(waveform, frame);
        for (int bin = 0; bin < kMelBins; ++bin) {
            const float value = mel.values[static_cast<std::size_t>(frame * kMelBins + bin)];
            QVERIFY2(std::abs(value - wanted[static_cast<std::size_t>(bin)]) < 2e-3,
                     qPrintable(QStringLiteral("frame %1, bin %2: %3 and not %4")
                                    .arg(frame)
                                    .arg(bin)
                                    .arg(static_cast<double>(value))
                                    .arg(wanted[static_cast<std::size_t>(bin)])));
        }
    }
}

void LogMelSpectrogramTest::shortSoundsAreReflected() {
    const Waveform waveform = noise(100, 16000);
    const LogMel mel = logMelOf(waveform);
    QCOMPARE(mel.frames, 1);
    const std::vector<double> wanted = melByDefinition(waveform, 0);
    for (std::size_t bin = 0; bin < kMelBins; ++bin) {
        QVERIFY(std::abs(static_cast<double>(mel.values[bin]) - wanted[bin]) < 2e-3);
    }
    QCOMPARE(logMelOf(noise(1, 16000)).frames, 1);
}

void LogMelSpectrogramTest::otherRatesLookTheSame() {
    for (const double hertz : {300.0, 1000.0, 3000.0}) {
        const LogMel model = logMelOf(sine(hertz, 0.5, 16000));
        for (const int rate : {8000, 22050, 44100, 48000}) {
            const LogMel other = logMelOf(sine(hertz, 0.5, rate));
            // The hop is a whole number of samples, so a frame may be off by a hair.
            QVERIFY(std::abs(other.secondsPerFrame - 0.01) < 1e-4);
            QCOMPARE(loudestBin(other, 25), loudestBin(model, 25));
            const auto place = static_cast<std::size_t>(25 * kMelBins + loudestBin(model, 25));
            QVERIFY2(std::abs(other.values[place] - model.values[place]) < 0.1F,
                     qPrintable(QStringLiteral("%1 Hz at %2: %3 and not %4")
                                    .arg(hertz)
                                    .arg(rate)
                                    .arg(static_cast<double>(other.values[place]))
                                    .arg(static_cast<double>(model.values[place]))));
        }
    }
}

void LogMelSpectrogramTest::theEmptyAndTheHostile() {
    QCOMPARE(logMelOf({}).frames, 0);
    QCOMPARE(logMelOf({{1.0F}, 0}).frames, 0);
    QCOMPARE(logMelOf({{1.0F}, -5}).frames, 0);
    QVERIFY(logMelOf({{1.0F, 0.5F, 0.2F}, 1}).frames > 0);
    Waveform waveform = noise(3000, 16000);
    waveform.samples[10] = std::numeric_limits<float>::quiet_NaN();
    waveform.samples[11] = std::numeric_limits<float>::infinity();
    const LogMel mel = logMelOf(waveform);
    QVERIFY(std::all_of(mel.values.begin(), mel.values.end(),
                        [](float value) { return std::isfinite(value); }));
    QCOMPARE(LogMelSpectrogram().column(0, 5), LogMelSpectrogram::Column{});
}

void LogMelSpectrogramTest::stops() {
    int asked = 0;
    const LogMel mel = logMelOf(noise(160 * 640, 16000), [&asked] { return ++asked == 3; });
    QCOMPARE(asked, 3);
    QCOMPARE(mel.frames, 0);
    QVERIFY(mel.values.empty());
}

void LogMelSpectrogramTest::brightnessSpansEightyDecibels() {
    const float decibels40 = std::log(100.0F);
    const std::vector<float> values{1.0F, 1.001F - decibels40, 1.0F - 2 * decibels40, -11.5F,
                                    std::numeric_limits<float>::quiet_NaN()};
    QCOMPARE(melBrightness(values), (std::vector<std::uint8_t>{255, 128, 0, 0, 0}));
    // Digital silence is dark, not the loudest.
    QCOMPARE(melBrightness(std::vector<float>{std::log(1e-5F)}), std::vector<std::uint8_t>{0});
}

void LogMelSpectrogramTest::columnsAreMeans() {
    LogMel mel;
    mel.frames = 20;
    mel.secondsPerFrame = 0.01;
    for (int t = 0; t < 20; ++t) {
        // Bin b is as bright as its frame says; bin 0 fixes the top.
        for (int bin = 0; bin < kMelBins; ++bin) {
            mel.values.push_back(bin == 0 ? 0.0F : -9.21034F * static_cast<float>(20 - t) / 20);
        }
    }
    const LogMelSpectrogram spectrogram(mel);
    const auto level = [](int t) { return std::round(255.0F * static_cast<float>(t) / 20); };
    QCOMPARE(spectrogram.column(3, 4)[5], level(3));
    QVERIFY(std::abs(spectrogram.column(4, 8)[5] -
                     (level(4) + level(5) + level(6) + level(7)) / 4) < 0.01F);
    QCOMPARE(spectrogram.column(4, 8)[0], 255.0F);
    // Between the middles of two frames.
    QVERIFY(std::abs(spectrogram.column(4.9, 5.1)[5] - (level(4) + level(5)) / 2) < 0.01F);
    // Past the end is the last frame.
    QCOMPARE(spectrogram.column(100, 200)[5], level(19));
}

void LogMelSpectrogramTest::columnsOfLongSoundsUseCoarseLevels() {
    LogMel mel;
    mel.frames = 60000;
    mel.secondsPerFrame = 0.01;
    mel.values.assign(static_cast<std::size_t>(mel.frames) * kMelBins, 0.0F);
    const LogMelSpectrogram spectrogram(mel);
    LogMelSpectrogram::Column column{};
    QBENCHMARK {
        for (int x = 0; x < 1500; ++x) {
            column = spectrogram.column(x * 40.0, (x + 1) * 40.0);
        }
    }
    QCOMPARE(column[63], 255.0F);
}

}  // namespace audioldm::ui

QTEST_GUILESS_MAIN(audioldm::ui::LogMelSpectrogramTest)
#include "log_mel_spectrogram_test.moc"
