// SPDX-License-Identifier: MIT
#include "engine/vocoder/hifigan.h"

#include <algorithm>

#include "engine/core/cancellation.h"
#include "engine/layers/activation.h"

namespace audioldm::engine::vocoder {
namespace {

using layers::Conv2d;
using layers::ConvolutionGeometry;
using weights::WeightRole;
using weights::WeightScope;

/// Kernel of the first and last convolution.
constexpr std::int64_t kEdgeKernel = 7;
/// Slope before the last convolution: torch's default, not the config's.
constexpr double kLastSlope = 0.01;

ConvolutionGeometry alongTime(std::int64_t inChannels, std::int64_t outChannels,
                              std::int64_t kernel, std::int64_t dilation, std::int64_t length) {
    ConvolutionGeometry geometry;
    geometry.inChannels = inChannels;
    geometry.outChannels = outChannels;
    geometry.kernel = {1, kernel};
    geometry.dilation = {1, dilation};
    geometry.padding = {0, (kernel - 1) * dilation / 2};
    geometry.typicalInput = {1, length};
    return geometry;
}

/// A convolution stored as Conv1d: weight [out, in, k].
Conv2d convAlongTime(const WeightScope& scope, const ConvolutionGeometry& geometry) {
    return {scope,
            geometry,
            {geometry.outChannels, geometry.inChannels, geometry.kernel[1]},
            [](const at::Tensor& stored) { return stored.unsqueeze(2); },
            geometry.outChannels,
            {}};
}

std::int64_t tapsPerPhase(std::int64_t kernel, std::int64_t rate) {
    return (kernel + rate - 1) / rate;
}

ConvolutionGeometry upsamplerGeometry(std::int64_t inChannels, std::int64_t outChannels,
                                      std::int64_t rate, std::int64_t kernel, std::int64_t length) {
    const std::int64_t taps = tapsPerPhase(kernel, rate);
    ConvolutionGeometry geometry = alongTime(inChannels, rate * outChannels, taps, 1, length);
    geometry.padding = {0, taps - 1};
    return geometry;
}

/// [in, out, kernel] of a transposed convolution -> [rate * out, in, 1, taps]: output phase r takes
/// the taps r, r + rate, ... in reverse order.
at::Tensor phaseWeights(const at::Tensor& stored, std::int64_t rate) {
    const std::int64_t in = stored.size(0);
    const std::int64_t out = stored.size(1);
    const std::int64_t kernel = stored.size(2);
    const std::int64_t taps = tapsPerPhase(kernel, rate);
    // Tap by tap, so that no second form of all taps is in memory on the way.
    const at::Tensor phases = at::empty({rate, out, in, taps}, stored.options());
    for (std::int64_t phase = 0; phase < rate; ++phase) {
        for (std::int64_t tap = 0; tap < taps; ++tap) {
            const std::int64_t source = phase + (taps - 1 - tap) * rate;
            const at::Tensor target = phases.select(0, phase).select(2, tap);
            if (source < kernel) {
                target.copy_(stored.select(2, source).t());
            } else {
                target.zero_();
            }
        }
    }
    return phases.view({rate * out, in, 1, taps});
}

}  // namespace

Upsampler::Upsampler(const WeightScope& scope, std::int64_t inChannels, std::int64_t outChannels,
                     std::int64_t rate, std::int64_t kernel, std::int64_t typicalLength)
    : m_outChannels(outChannels),
      m_rate(rate),
      m_kernel(kernel),
      m_conv(
          scope, upsamplerGeometry(inChannels, outChannels, rate, kernel, typicalLength),
          {inChannels, outChannels, kernel},
          [rate](const at::Tensor& stored) { return phaseWeights(stored, rate); }, outChannels,
          [rate](const at::Tensor& bias) { return bias.repeat({rate}); }) {}

at::Tensor Upsampler::forward(const at::Tensor& x) const {
    const std::int64_t padding = (m_kernel - m_rate) / 2;
    const std::int64_t length = (x.size(3) - 1) * m_rate - 2 * padding + m_kernel;
    const at::Tensor phases = m_conv.forward(x);
    const at::Tensor joined = phases.permute({0, 2, 3, 1})
                                  .reshape({x.size(0), 1, phases.size(3) * m_rate, m_outChannels})
                                  .permute({0, 3, 1, 2});
    return joined.narrow(3, padding, length).contiguous(at::MemoryFormat::ChannelsLast);
}

ResidualBranch::ResidualBranch(const WeightScope& scope, std::int64_t channels, std::int64_t kernel,
                               const std::vector<std::int64_t>& dilations,
                               std::int64_t typicalLength, double slope)
    : m_slope(slope) {
    for (std::size_t i = 0; i < dilations.size(); ++i) {
        m_convs1.push_back(
            convAlongTime(scope.sub("convs1").sub(i),
                          alongTime(channels, channels, kernel, dilations[i], typicalLength)));
        m_convs2.push_back(convAlongTime(scope.sub("convs2").sub(i),
                                         alongTime(channels, channels, kernel, 1, typicalLength)));
    }
}

at::Tensor ResidualBranch::forward(const at::Tensor& x, const at::Tensor& activated) const {
    at::Tensor hidden = x;
    at::Tensor input = activated;
    for (std::size_t i = 0; i < m_convs1.size(); ++i) {
        if (i > 0) {
            input = layers::leakyRelu(hidden, m_slope);
        }
        const at::Tensor middle = m_convs1[i].forwardLeaky(input, m_slope);
        input.reset();  // the second convolution runs without it
        hidden = m_convs2[i].forwardAdd(middle, hidden);
    }
    return hidden;
}

HifiGan::HifiGan(const WeightScope& scope, const weights::VocoderConfig& config)
    : m_config(config),
      m_mean(scope.take("mean", {config.modelInDim}, WeightRole::Norm)),
      m_scale(scope.take("scale", {config.modelInDim}, WeightRole::Norm)),
      m_convPre(convAlongTime(scope.sub("conv_pre"),
                              alongTime(config.modelInDim, config.upsampleInitialChannel,
                                        kEdgeKernel, 1, scope.compute().typicalMelFrames))),
      m_convPost(
          convAlongTime(scope.sub("conv_post"),
                        alongTime(config.upsampleInitialChannel >> config.upsampleRates.size(), 1,
                                  kEdgeKernel, 1, scope.compute().typicalMelFrames))) {
    std::int64_t length = scope.compute().typicalMelFrames;
    for (std::size_t i = 0; i < config.upsampleRates.size(); ++i) {
        const std::int64_t inChannels = config.upsampleInitialChannel >> i;
        const std::int64_t outChannels = config.upsampleInitialChannel >> (i + 1);
        Stage stage{Upsampler(scope.sub("upsampler").sub(i), inChannels, outChannels,
                              config.upsampleRates[i], config.upsampleKernelSizes[i], length),
                    {}};
        length *= config.upsampleRates[i];
        for (std::size_t j = 0; j < config.resblockKernelSizes.size(); ++j) {
            stage.branches.emplace_back(
                scope.sub("resblocks").sub(i * config.resblockKernelSizes.size() + j), outChannels,
                config.resblockKernelSizes[j], config.resblockDilationSizes[j], length,
                config.leakyReluSlope);
        }
        m_stages.push_back(std::move(stage));
    }
}

at::Tensor HifiGan::synthesize(const at::Tensor& logMel, const std::stop_token& stop,
                               std::int64_t chunkFrames) const {
    const std::int64_t frames = logMel.size(1);
    if (chunkFrames <= 0 || chunkFrames >= frames) {
        return synthesizeWhole(logMel, stop);
    }
    std::int64_t samplesPerFrame = 1;
    for (const std::int64_t rate : m_config.upsampleRates) {
        samplesPerFrame *= rate;
    }
    // One tensor from the start: joined in the end, the pieces would be there twice.
    at::Tensor whole;
    for (std::int64_t begin = 0; begin < frames; begin += chunkFrames) {
        const std::int64_t end = std::min(frames, begin + chunkFrames);
        const std::int64_t first = std::max<std::int64_t>(0, begin - kChunkContext);
        const std::int64_t last = std::min(frames, end + kChunkContext);
        const at::Tensor samples = synthesizeWhole(logMel.slice(1, first, last), stop);
        // The last chunk has the few samples more that the vocoder gives at the end.
        const std::int64_t stopAt =
            end == frames ? samples.size(1) : (end - first) * samplesPerFrame;
        if (!whole.defined()) {
            const std::int64_t more = samples.size(1) - (last - first) * samplesPerFrame;
            whole =
                at::empty({samples.size(0), frames * samplesPerFrame + more}, samples.options());
        }
        const std::int64_t from = (begin - first) * samplesPerFrame;
        whole.narrow(1, begin * samplesPerFrame, stopAt - from)
            .copy_(samples.slice(1, from, stopAt));
    }
    return whole;
}

at::Tensor HifiGan::synthesizeWhole(const at::Tensor& logMel, const std::stop_token& stop) const {
    at::Tensor mel = logMel.to(m_convPre.dtype());
    if (m_config.normalizeBefore) {
        mel = ((mel - m_mean.tensor()) / m_scale.tensor()).to(m_convPre.dtype());
    }
    // [B, T, F] is the channels-last memory of [B, F, 1, T].
    at::Tensor x = m_convPre.forward(mel.contiguous().unsqueeze(1).permute({0, 3, 1, 2}));
    const double slope = m_config.leakyReluSlope;
    at::Tensor activated = layers::leakyRelu(x, slope);
    for (std::size_t i = 0; i < m_stages.size(); ++i) {
        // The first convolution and the last stage may compute in a wider type than the others.
        x = m_stages[i].upsampler.forward(activated.to(m_stages[i].upsampler.dtype()));
        activated = layers::leakyRelu(x, slope);
        std::vector<at::Tensor> branches;
        for (const ResidualBranch& branch : m_stages[i].branches) {
            throwIfStopped(stop);
            branches.push_back(branch.forward(x, activated));
        }
        const bool last = i + 1 == m_stages.size();
        activated = layers::meanLeakyRelu(branches, last ? kLastSlope : slope);
    }
    const at::Tensor waveform = m_convPost.forward(activated.to(m_convPost.dtype()));
    return at::tanh(waveform.to(at::kFloat)).flatten(1);
}

}  // namespace audioldm::engine::vocoder
