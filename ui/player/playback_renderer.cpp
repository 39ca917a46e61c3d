// SPDX-License-Identifier: MIT
#include "ui/player/playback_renderer.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

namespace audioldm::ui {

namespace {

constexpr int kGlidesPerSecond = 100;
/// Below this the gain counts as reached, so that full volume is exactly the sound.
constexpr float kGainStep = 1e-4F;

/// A step from `value` to `goal`, which is reached in a few glides.
float approached(float value, float goal, int glideFrames) {
    value += (goal - value) * (4.0F / static_cast<float>(glideFrames));
    return std::abs(value - goal) < kGainStep ? goal : value;
}

}  // namespace

/// Marks the published program as read for as long as it lives, so that the GUI thread keeps it.
class PlaybackRenderer::InUse {
public:
    explicit InUse(PlaybackRenderer& renderer)
        : m_renderer(renderer) {
        // The mark counts only if the program was still the published one after it was set: from
        // then on the GUI thread sees it before it frees anything.
        do {
            m_published = renderer.m_published.load();
            renderer.m_inUse.store(m_published);
        } while (m_published != renderer.m_published.load());
    }
    ~InUse() { m_renderer.m_inUse.store(nullptr); }
    InUse(const InUse&) = delete;
    InUse& operator=(const InUse&) = delete;

    [[nodiscard]] const Published& published() const { return *m_published; }

private:
    PlaybackRenderer& m_renderer;
    const Published* m_published = nullptr;
};

PlaybackRenderer::PlaybackRenderer() {
    setProgram(nullptr);
}

PlaybackRenderer::~PlaybackRenderer() = default;

void PlaybackRenderer::setProgram(std::shared_ptr<const PlaybackProgram> program) {
    if (!program) {
        program = std::make_shared<const PlaybackProgram>();
    }
    if (program->startFrame >= 0) {
        m_seek.store(-1);
    }
    const std::uint64_t number = m_kept.empty() ? 1 : m_kept.back()->number + 1;
    m_kept.push_back(std::make_unique<const Published>(Published{std::move(program), number}));
    m_published.store(m_kept.back().get());
    collect();
}

void PlaybackRenderer::collect() {
    const Published* read = m_inUse.load();
    const auto notRead = [read](const auto& kept) { return kept.get() != read; };
    m_kept.erase(std::remove_if(m_kept.begin(), m_kept.end() - 1, notRead), m_kept.end() - 1);
}

PlaybackRenderer::Place PlaybackRenderer::place() const {
    Place place;
    std::uint64_t before = 0;
    std::uint64_t number = 0;
    // Again if the device thread wrote meanwhile: that takes it less than a microsecond.
    do {
        before = m_made.version.load();
        number = m_made.number.load();
        place.rendered = m_made.rendered.load();
        place.position = m_made.position.load();
        place.sinceJump = m_made.sinceJump.load();
        place.sinceWrap = m_made.sinceWrap.load();
        place.loopLength = m_made.loopLength.load();
        place.afterEnd = m_made.afterEnd.load();
        place.pending = m_seek.load();
    } while (before % 2 != 0 || before != m_made.version.load());
    const Published& published = *m_kept.back();
    if (place.pending < 0 && number != published.number) {
        place.pending = published.program->startFrame;
    }
    return place;
}

std::int64_t PlaybackRenderer::position() const {
    const Place now = place();
    return now.pending >= 0 ? now.pending : now.position;
}

std::int64_t PlaybackRenderer::framesAfterEnd() const {
    const Place now = place();
    return now.pending >= 0 ? 0 : now.afterEnd;
}

std::int64_t PlaybackRenderer::positionAt(std::int64_t made) const {
    const Place now = place();
    if (now.pending >= 0) {
        return now.pending;
    }
    const std::int64_t ago =
        std::clamp<std::int64_t>(now.rendered - made - now.afterEnd, 0, now.sinceJump);
    if (now.sinceWrap >= 0 && ago > now.sinceWrap && now.loopLength > 0) {
        // Before the last seam: counted back from the loop's end.
        const std::int64_t loopFirst = now.position - now.sinceWrap;
        return loopFirst + now.loopLength - 1 - (ago - now.sinceWrap - 1) % now.loopLength;
    }
    return now.position - ago;
}

void PlaybackRenderer::jumpTo(std::int64_t frame) {
    m_next = frame;
    m_framesSinceJump = 0;
    m_framesSinceWrap = -1;
    m_silent = 0;
    m_jumped = true;
}

void PlaybackRenderer::begin(const PlaybackProgram& program) {
    if (program.rate > 0) {  // Silence has none, and glides like what was played before it.
        m_glideFrames = std::max(1, program.rate / kGlidesPerSecond);
    }
    m_framesSinceWrap = -1;
    m_silent = 0;
    if (program.startFrame >= 0) {
        jumpTo(program.startFrame);
        m_match = {program.sounds[0].gain, program.sounds[1].gain};
    }
}

std::int64_t PlaybackRenderer::follow(const Published& published) {
    const PlaybackProgram& program = *published.program;
    // In this order: a play() that came after a seek() must not begin before it.
    const bool playing = m_playing.load();
    const std::int64_t wanted = m_seek.load();
    if (published.number != m_number) {
        m_number = published.number;
        begin(program);
    }
    if (wanted >= 0) {
        jumpTo(wanted);
    }
    if (playing != m_wasPlaying) {
        m_wasPlaying = playing;
        m_jumped = true;
    }
    if (program.looping && m_next > program.loopLast) {
        jumpTo(program.loopFirst);
    }
    m_wantedSide = m_side.load();
    m_gainWanted = m_targetGain.load();
    m_framesOfLoop = program.looping ? program.loopLast - program.loopFirst : 0;
    return wanted;
}

float PlaybackRenderer::valueAt(const PlaybackProgram& program, PlaybackSide side) const {
    const PlaybackSound& sound = program.sounds[static_cast<std::size_t>(side)];
    if (!sound.frames || m_next >= static_cast<std::int64_t>(sound.frames->size())) {
        return 0;
    }
    float value = (*sound.frames)[static_cast<std::size_t>(m_next)];
    if (program.looping) {
        const auto before = static_cast<std::int64_t>(sound.seam.beforeEnd.size());
        const auto after = static_cast<std::int64_t>(sound.seam.afterStart.size());
        if (m_next >= program.loopLast - before && m_next < program.loopLast) {
            const std::int64_t place = m_next - (program.loopLast - before);
            value = sound.seam.beforeEnd[static_cast<std::size_t>(place)];
        } else if (m_framesSinceWrap >= 0 && m_framesSinceWrap < after) {
            value = sound.seam.afterStart[static_cast<std::size_t>(m_framesSinceWrap)];
        }
    }
    // What is not a number would stay in the glide for ever.
    return std::isfinite(value) ? value * m_match[static_cast<std::size_t>(side)] : 0.0F;
}

void PlaybackRenderer::rest() {
    m_mix = m_wantedSide == PlaybackSide::B ? 1.0F : 0.0F;
    m_gain = m_gainWanted;
}

void PlaybackRenderer::approachGains(const PlaybackProgram& program) {
    m_gain = approached(m_gain, m_gainWanted, m_glideFrames);
    for (std::size_t side = 0; side < m_match.size(); ++side) {
        m_match[side] = approached(m_match[side], program.sounds[side].gain, m_glideFrames);
    }
}

float PlaybackRenderer::mixed(const PlaybackProgram& program) {
    const float goal = m_wantedSide == PlaybackSide::B ? 1.0F : 0.0F;
    if (m_mix != goal) {
        const float step = 1.0F / static_cast<float>(m_glideFrames);
        m_mix = m_mix < goal ? std::min(m_mix + step, goal) : std::max(m_mix - step, goal);
    }
    // Equal sums rather than equal powers: two versions of one sound must not swell in between.
    float value = 0;
    if (m_mix < 1.0F) {
        value += valueAt(program, PlaybackSide::A) * (1.0F - m_mix);
    }
    if (m_mix > 0.0F) {
        value += valueAt(program, PlaybackSide::B) * m_mix;
    }
    return value;
}

float PlaybackRenderer::nextValue(const PlaybackProgram& program) {
    if (!m_wasPlaying) {
        rest();
        return 0;
    }
    if (program.looping && m_next == program.loopLast) {
        m_next = program.loopFirst;
        m_framesSinceWrap = 0;
    }
    if (m_next >= program.frames) {
        if (m_silent++ == 0) {
            m_jumped = true;
        }
        return 0;
    }
    const float value = mixed(program);
    ++m_next;
    ++m_framesSinceJump;
    if (m_framesSinceWrap >= 0) {
        ++m_framesSinceWrap;
    }
    approachGains(program);
    return value * m_gain;
}

float PlaybackRenderer::glided(float value) {
    if (m_jumped) {
        m_jumped = false;
        m_offset = m_last - value;
        m_glideLeft = m_offset == 0.0F ? 0 : m_glideFrames;
    }
    if (m_glideLeft > 0) {
        const float part = static_cast<float>(m_glideLeft) / static_cast<float>(m_glideFrames);
        // Half a cosine: begins and ends without a kink.
        value += m_offset * (0.5F - 0.5F * std::cos(std::numbers::pi_v<float> * part));
        --m_glideLeft;
    }
    m_last = value;
    return value;
}

void PlaybackRenderer::render(std::span<float> out) noexcept {
    const InUse inUse(*this);
    const std::int64_t carriedOut = follow(inUse.published());
    const PlaybackProgram& program = *inUse.published().program;
    for (float& frame : out) {
        frame = glided(nextValue(program));
    }
    publishPlace(program, static_cast<std::int64_t>(out.size()), carriedOut);
}

void PlaybackRenderer::publishPlace(const PlaybackProgram& program, std::int64_t newFrames,
                                    std::int64_t carriedOut) noexcept {
    m_made.version.fetch_add(1);
    m_made.number.store(m_number);
    m_made.rendered.fetch_add(newFrames);
    m_made.position.store(std::min(m_next, program.frames));
    m_made.sinceJump.store(m_framesSinceJump);
    m_made.sinceWrap.store(m_framesSinceWrap);
    m_made.loopLength.store(m_framesOfLoop);
    m_made.afterEnd.store(m_silent);
    // Kept until here, so that nobody reads the place before a seek as the one after it. A newer
    // seek stays.
    m_seek.compare_exchange_strong(carriedOut, -1);
    m_made.version.fetch_add(1);
}

}  // namespace audioldm::ui
