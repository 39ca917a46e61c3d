// SPDX-License-Identifier: MIT
#include "engine/pipeline/execution_plan.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <span>

#include "engine/core/exception.h"
#include "engine/pipeline/activations.h"
#include "engine/pipeline/clip_length.h"

namespace audioldm::engine::pipeline {
namespace {

using weights::WeightPlacement;
using weights::WeightSizes;

/// Rough speeds of two cores, to tell plans apart: bytes of weights as they are computed with, a
/// second.
constexpr double kReadSpeed = 0.9e9;
constexpr double kExpandSpeed = 6e9;
/// The same from the host's pinned memory to a GPU.
constexpr double kCopySpeed = 12e9;
/// What computing the guidance's halves apart, and decoding in pieces, cost of a second of sound.
constexpr double kHalvesSecondsPerStep = 0.004;
constexpr double kPieceSeconds = 1.0;
/// Calls of the UNet whose conditioning is prepared at once.
constexpr std::int64_t kPreparedCalls = 64;
/// Shortest pieces first costs most; in latent and in mel frames.
constexpr std::array<std::int64_t, 4> kVaePieces = {0, 256, 128, 64};
constexpr std::array<std::int64_t, 6> kVocoderChunks = {0, 2048, 1024, 512, 256, 128};

/// One way to run a module.
struct Way {
    std::vector<std::int64_t> activations;  ///< bytes in each part of the module
    double passes = 1;                      ///< how often its weights are gone through
    double seconds = 0;                     ///< what the way itself costs
    bool halvesApart = false;
    std::int64_t frames = 0;  ///< of a piece or chunk
};

struct Choice {
    Way way;
    WeightPlacement placement;
    std::int64_t peak = 0;
    double seconds = 0;
};

class Planner final {
public:
    explicit Planner(const PlanInputs& inputs)
        : m_inputs(inputs),
          m_fetchSpeed(inputs.compute.device.is_cuda() ? kCopySpeed : kReadSpeed) {
        const Activations activations(inputs.config, inputs.compute);
        const std::int64_t latents = clipLength(inputs.config, inputs.durationSeconds).latentFrames;
        const std::int64_t mel = latents * inputs.config.vaeScaleFactor();
        const auto takes = static_cast<double>(inputs.count);
        const std::int64_t prepared =
            activations.conditioning(std::min<std::int64_t>(inputs.steps, kPreparedCalls));
        const double calls = inputs.steps * takes;
        const auto unet = [&](std::int64_t halves) {
            std::vector<std::int64_t> bytes = activations.unet(latents, halves);
            for (std::int64_t& value : bytes) {
                value += prepared;
            }
            return bytes;
        };
        ways(Module::TextEncoder)
            .push_back({{activations.text(inputs.promptTokens)}, 2, 0, false, 0});
        if (inputs.guided) {
            ways(Module::Unet).push_back({unet(2), calls});
        }
        ways(Module::Unet)
            .push_back({unet(1), inputs.guided ? 2 * calls : calls,
                        inputs.guided ? calls * inputs.durationSeconds * kHalvesSecondsPerStep : 0,
                        inputs.guided, 0});
        for (const std::int64_t frames : kVaePieces) {
            if (frames < latents) {
                ways(Module::Vae)
                    .push_back({activations.vae(latents, frames), takes * pieces(latents, frames),
                                frames == 0 ? 0 : takes * kPieceSeconds, false, frames});
            }
        }
        for (const std::int64_t frames : kVocoderChunks) {
            if (frames < mel) {
                ways(Module::Vocoder)
                    .push_back({{activations.vocoder(mel, frames)},
                                takes * pieces(mel, frames),
                                takes * 0.02 * (pieces(mel, frames) - 1),
                                false,
                                frames});
            }
        }
        for (std::size_t i = 0; i < kModuleCount; ++i) {
            m_stored[i] = inputs.weights[i].placed({0, true});
            m_formed[i] = inputs.weights[i].placed({WeightPlacement::kAll, false});
        }
    }

    [[nodiscard]] ExecutionPlan best(std::int64_t budget) const {
        std::optional<ExecutionPlan> best;
        PerModule<Keeping> keeping;
        visitKeepings(0, keeping, [&](const PerModule<Keeping>& kept) {
            const ExecutionPlan plan = planFor(kept, budget);
            const bool fits = plan.peak <= budget;
            const bool bestFits = best && best->peak <= budget;
            if (!best || (fits && !bestFits) ||
                (fits == bestFits &&
                 (fits ? plan.seconds < best->seconds : plan.peak < best->peak))) {
                best = plan;
            }
        });
        return *best;
    }

private:
    static double pieces(std::int64_t length, std::int64_t piece) {
        return piece == 0 ? 1.0 : static_cast<double>((length + piece - 1) / piece);
    }
    std::vector<Way>& ways(Module module) { return m_ways[indexOf(module)]; }

    [[nodiscard]] bool isQuantized(std::size_t module) const { return m_stored[module].stored > 0; }

    /// Calls visit with every way of keeping the modules.
    template <typename Visit>
    void visitKeepings(std::size_t module, PerModule<Keeping>& keeping, const Visit& visit) const {
        if (module == kModuleCount) {
            visit(keeping);
            return;
        }
        const bool mayKeep = m_inputs.keepModel && !m_inputs.offloaded[module];
        for (const Keeping kept : {Keeping::Formed, Keeping::Stored, Keeping::Nothing}) {
            // Quantized weights are kept quantized: that is what they are for.
            const bool offered = kept == Keeping::Nothing ||
                                 (mayKeep && isQuantized(module) == (kept == Keeping::Stored));
            if (offered) {
                keeping[module] = kept;
                visitKeepings(module + 1, keeping, visit);
            }
        }
    }

    [[nodiscard]] std::int64_t keptBytes(std::size_t module, Keeping keeping) const {
        switch (keeping) {
            case Keeping::Formed:
                return m_formed[module].kept();
            case Keeping::Stored:
                return m_stored[module].kept();
            case Keeping::Nothing:
                break;
        }
        return 0;
    }

    [[nodiscard]] Choice choice(std::size_t module, const Way& way, Keeping keeping,
                                std::int64_t others, std::int64_t formedBytes) const {
        const bool keepStored = keeping == Keeping::Stored;
        const WeightPlacement placement{formedBytes, keepStored};
        const WeightSizes::Placed placed = m_inputs.weights[module].placed(placement);
        Choice result{way, placement, 0, way.seconds};
        result.peak = others + placed.kept() + placed.mostWith(way.activations);
        if (keeping == Keeping::Nothing) {
            result.peak = std::max(result.peak, others + placed.makingPeak);
            result.seconds += static_cast<double>(m_formed[module].kept()) / m_fetchSpeed;
        } else if (keepStored) {
            result.seconds += static_cast<double>(placed.formed) / kExpandSpeed;
        }
        result.seconds += way.passes * (static_cast<double>(placed.madeFromStored) / kExpandSpeed +
                                        static_cast<double>(placed.madeFromFile) / m_fetchSpeed);
        return result;
    }

    /// The way and the placement of one module, with as much of it formed as fits.
    [[nodiscard]] Choice chooseWay(std::size_t module, Keeping keeping, std::int64_t others,
                                   std::int64_t budget) const {
        std::optional<Choice> best;
        const auto consider = [&](const Choice& offered) {
            const bool fits = offered.peak <= budget;
            const bool bestFits = best && best->peak <= budget;
            if (!best || (fits && !bestFits) ||
                (fits == bestFits &&
                 (fits ? offered.seconds < best->seconds : offered.peak < best->peak))) {
                best = offered;
            }
        };
        for (const Way& way : m_ways[module]) {
            const Choice all = choice(module, way, keeping, others, WeightPlacement::kAll);
            consider(all);
            if (all.peak <= budget || keeping == Keeping::Formed) {
                continue;
            }
            std::int64_t fitting = 0;
            std::int64_t refused = m_formed[module].formed;
            const std::int64_t closeEnough = std::max<std::int64_t>(refused / 256, 1);
            while (refused - fitting > closeEnough) {
                const std::int64_t middle = fitting + (refused - fitting) / 2;
                (choice(module, way, keeping, others, middle).peak <= budget ? fitting : refused) =
                    middle;
            }
            consider(choice(module, way, keeping, others, fitting));
        }
        return *best;
    }

    [[nodiscard]] ExecutionPlan planFor(const PerModule<Keeping>& keeping,
                                        std::int64_t budget) const {
        ExecutionPlan plan;
        std::int64_t all = 0;
        for (std::size_t i = 0; i < kModuleCount; ++i) {
            all += keptBytes(i, keeping[i]);
            plan.stageByStage =
                plan.stageByStage || (m_inputs.count > 1 && keeping[i] == Keeping::Nothing);
        }
        for (std::size_t i = 0; i < kModuleCount; ++i) {
            const std::int64_t others = all - keptBytes(i, keeping[i]);
            const Choice chosen = chooseWay(i, keeping[i], others, budget);
            plan.modules[i] = {chosen.placement, keeping[i], chosen.peak};
            plan.peak = std::max(plan.peak, chosen.peak);
            plan.seconds += chosen.seconds;
            plan.halvesApart = plan.halvesApart || chosen.way.halvesApart;
            if (i == indexOf(Module::Vae)) {
                plan.vaePieceFrames = chosen.way.frames;
            } else if (i == indexOf(Module::Vocoder)) {
                plan.vocoderChunkFrames = chosen.way.frames;
            }
        }
        addPreviews(plan, budget);
        return plan;
    }

    /// Decides whether the VAE can decode beside the UNet.
    void addPreviews(ExecutionPlan& plan, std::int64_t budget) const {
        const ModulePlan& unet = plan.of(Module::Unet);
        const ModulePlan& vae = plan.of(Module::Vae);
        if (!m_inputs.previews || unet.keeping == Keeping::Nothing ||
            vae.keeping == Keeping::Nothing) {
            return;
        }
        const std::int64_t extraUnet =
            m_inputs.weights[indexOf(Module::Unet)].placed(unet.placement).kept() -
            keptBytes(indexOf(Module::Unet), unet.keeping);
        const std::int64_t peak = vae.peak + extraUnet;
        plan.previews = peak <= budget;
        if (plan.previews) {
            plan.peak = std::max(plan.peak, peak);
        }
    }

    const PlanInputs& m_inputs;
    double m_fetchSpeed;  // of weights that are not on the device, bytes a second
    PerModule<std::vector<Way>> m_ways;
    PerModule<WeightSizes::Placed> m_stored;
    PerModule<WeightSizes::Placed> m_formed;
};

constexpr std::array<const char*, kModuleCount> kNames = {"text_encoder", "unet", "vae", "vocoder"};
constexpr std::array<const char*, kModuleCount> kWords = {"text encoder", "UNet", "VAE", "vocoder"};

}  // namespace

const char* moduleName(Module module) {
    return kNames[indexOf(module)];
}

std::vector<std::string> ExecutionPlan::measures() const {
    std::vector<std::string> words;
    for (std::size_t i = 0; i < kModuleCount; ++i) {
        const ModulePlan& plan = modules[i];
        if (plan.keeping == Keeping::Nothing) {
            words.push_back(concat(kWords[i], " in memory only while it computes"));
        }
        if (plan.placement.formedBytes != WeightPlacement::kAll) {
            constexpr std::int64_t kMegabyte = std::int64_t{1024} * 1024;
            words.push_back(concat(kWords[i], ": ", plan.placement.formedBytes / kMegabyte,
                                   " MB of weights ready, the others made at each use"));
        }
    }
    if (halvesApart) {
        words.emplace_back("the two halves of the guidance one after the other");
    }
    if (vaePieceFrames > 0) {
        words.push_back(concat("VAE in pieces of ", vaePieceFrames, " latent frames"));
    }
    if (vocoderChunkFrames > 0) {
        words.push_back(concat("vocoder in chunks of ", vocoderChunkFrames, " mel frames"));
    }
    return words;
}

ExecutionPlan planWithin(const PlanInputs& inputs, std::int64_t budget) {
    return Planner(inputs).best(budget);
}

}  // namespace audioldm::engine::pipeline
