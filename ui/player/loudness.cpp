// SPDX-License-Identifier: MIT
#include "ui/player/loudness.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

namespace audioldm::ui {

namespace {

constexpr double kAbsoluteGate = -70;
constexpr double kRelativeGate = -10;

/// A filter of second order, a0 = 1.
struct Biquad {
    double b0 = 0;
    double b1 = 0;
    double b2 = 0;
    double a1 = 0;
    double a2 = 0;
    double z1 = 0;
    double z2 = 0;

    double next(double input) {
        const double output = b0 * input + z1;
        z1 = b1 * input - a1 * output + z2;
        z2 = b2 * input - a2 * output;
        return output;
    }
};

// The standard gives coefficients at 48 kHz; these are the analogue filters behind them.
Biquad headShelf(double rate) {
    constexpr double kHertz = 1681.974450955533;
    constexpr double kQuality = 0.7071752369554196;
    const double high = std::pow(10.0, 3.999843853973347 / 20);
    const double middle = std::pow(high, 0.4996667741545416);
    // A shelf above half the rate would fold over; it is then left out of reach.
    const double k = std::tan(std::numbers::pi * std::min(kHertz / rate, 0.49));
    const double a0 = 1 + k / kQuality + k * k;
    return {(high + middle * k / kQuality + k * k) / a0, 2 * (k * k - high) / a0,
            (high - middle * k / kQuality + k * k) / a0, 2 * (k * k - 1) / a0,
            (1 - k / kQuality + k * k) / a0};
}

Biquad lowCut(double rate) {
    constexpr double kHertz = 38.13547087602444;
    constexpr double kQuality = 0.5003270373238773;
    const double k = std::tan(std::numbers::pi * std::min(kHertz / rate, 0.49));
    const double a0 = 1 + k / kQuality + k * k;
    return {1, -2, 1, 2 * (k * k - 1) / a0, (1 - k / kQuality + k * k) / a0};
}

double loudnessOfPower(double power) {
    return -0.691 + 10 * std::log10(power);
}

/// Mean power of the blocks that are louder than `gate`; 0 when there is none.
double meanAbove(const std::vector<double>& powers, double gate) {
    double sum = 0;
    int count = 0;
    for (const double power : powers) {
        if (power > 0 && loudnessOfPower(power) > gate) {
            sum += power;
            ++count;
        }
    }
    return count == 0 ? 0 : sum / count;
}

/// Powers of blocks of 0.4 s that begin every 0.1 s.
std::vector<double> blockPowers(const Waveform& waveform) {
    const double rate = waveform.sampleRate;
    Biquad shelf = headShelf(rate);
    Biquad cut = lowCut(rate);
    const auto step = static_cast<std::size_t>(std::max(1.0, std::round(rate / 10)));
    std::vector<double> sums;
    double sum = 0;
    for (std::size_t i = 0; i < waveform.samples.size(); ++i) {
        const auto sample = static_cast<double>(waveform.samples[i]);
        const double value = cut.next(shelf.next(std::isfinite(sample) ? sample : 0));
        sum += value * value;
        if ((i + 1) % step == 0) {
            sums.push_back(sum);
            sum = 0;
        }
    }
    if (sums.size() < 4) {
        double all = sum;
        for (const double part : sums) {
            all += part;
        }
        return {all / static_cast<double>(waveform.samples.size())};
    }
    std::vector<double> powers;
    for (std::size_t i = 0; i + 4 <= sums.size(); ++i) {
        powers.push_back((sums[i] + sums[i + 1] + sums[i + 2] + sums[i + 3]) /
                         static_cast<double>(4 * step));
    }
    return powers;
}

}  // namespace

std::optional<double> loudness(const Waveform& waveform) {
    if (waveform.samples.empty() || waveform.sampleRate < 1) {
        return std::nullopt;
    }
    const std::vector<double> powers = blockPowers(waveform);
    const double loud = meanAbove(powers, kAbsoluteGate);
    if (loud <= 0) {
        return std::nullopt;
    }
    return loudnessOfPower(meanAbove(powers, loudnessOfPower(loud) + kRelativeGate));
}

std::pair<float, float> matchingGains(const Waveform& a, const Waveform& b) {
    const std::optional<double> loudnessA = loudness(a);
    const std::optional<double> loudnessB = loudness(b);
    if (!loudnessA || !loudnessB) {
        return {1.0F, 1.0F};
    }
    const double quieter = std::min(*loudnessA, *loudnessB);
    const auto gain = [quieter](double own) {
        return static_cast<float>(std::pow(10.0, (quieter - own) / 20));
    };
    return {gain(*loudnessA), gain(*loudnessB)};
}

}  // namespace audioldm::ui
