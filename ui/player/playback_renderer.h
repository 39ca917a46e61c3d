// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "ui/player/playback_program.h"

namespace audioldm::ui {

/// Makes the frames that the device asks for out of a program that the GUI thread may replace at
/// any time.
///
/// Jumps that the listener asks for (seek, pause, another sound) glide over 10 ms instead of
/// clicking; a loop's seam is left as the sound has it: the frame after loopLast - 1 is loopFirst.
///
/// thread  one GUI thread and one device thread, as each function says; render() neither locks
///         nor allocates nor frees
class PlaybackRenderer {
public:
    PlaybackRenderer();
    ~PlaybackRenderer();
    PlaybackRenderer(const PlaybackRenderer&) = delete;
    PlaybackRenderer& operator=(const PlaybackRenderer&) = delete;

    // ---- GUI thread

    /// Plays this from now on; null: silence. A program that is no longer played is freed here.
    void setProgram(std::shared_ptr<const PlaybackProgram> program);
    void setPlaying(bool playing) { m_playing.store(playing); }
    void seek(std::int64_t frame) { m_seek.store(frame < 0 ? 0 : frame); }
    void setSide(PlaybackSide side) { m_side.store(side); }
    /// Amplitude factor, 0 to 1; reached without steps.
    void setGain(float gain) { m_targetGain.store(gain); }

    /// Frame that comes next, or where a seek that is not yet carried out goes.
    [[nodiscard]] std::int64_t position() const;
    /// The frame that was made as number `made` of all, counted from 0 like rendered(): what is
    /// heard when the device has played so many.
    [[nodiscard]] std::int64_t positionAt(std::int64_t made) const;
    /// The end was reached, and frames of silence were made after it: 0 while it was not.
    [[nodiscard]] std::int64_t framesAfterEnd() const;
    /// All frames that were ever made.
    [[nodiscard]] std::int64_t rendered() const { return m_made.rendered.load(); }

    // ---- device thread

    /// Fills `out` with the next frames, mono.
    void render(std::span<float> out) noexcept;

private:
    /// A program and its number: an address alone may come again.
    struct Published {
        std::shared_ptr<const PlaybackProgram> program;
        std::uint64_t number = 0;
    };
    class InUse;
    /// Where the device thread is, after its last frames.
    struct Place {
        std::int64_t rendered = 0;    ///< frames ever made
        std::int64_t position = 0;    ///< frame that comes next
        std::int64_t sinceJump = 0;   ///< frames made since then
        std::int64_t sinceWrap = -1;  ///< below 0: it did not go round since the last jump
        std::int64_t loopLength = 0;  ///< 0: does not loop
        std::int64_t afterEnd = 0;    ///< frames of silence made after the end
        std::int64_t pending = -1;    ///< where a jump goes that is not carried out yet, else -1
    };

    /// Returns the seek that was carried out, or -1.
    [[nodiscard]] std::int64_t follow(const Published& published);
    void begin(const PlaybackProgram& program);
    void jumpTo(std::int64_t frame);
    [[nodiscard]] float nextValue(const PlaybackProgram& program);
    [[nodiscard]] float valueAt(const PlaybackProgram& program, PlaybackSide side) const;
    [[nodiscard]] float mixed(const PlaybackProgram& program);
    [[nodiscard]] float glided(float value);
    void rest();
    void approachGains(const PlaybackProgram& program);
    void collect();
    void publishPlace(const PlaybackProgram& program, std::int64_t newFrames,
                      std::int64_t carriedOut) noexcept;
    /// All of one moment: the device thread may make frames in between.
    [[nodiscard]] Place place() const;

    // GUI thread only: the programs that may still be read, the published one last.
    std::vector<std::unique_ptr<const Published>> m_kept;

    // Shared, atomic. m_inUse is what the device thread reads now.
    std::atomic<const Published*> m_published{nullptr};
    std::atomic<const Published*> m_inUse{nullptr};
    std::atomic<std::int64_t> m_seek{-1};  ///< -1 once it is carried out
    std::atomic<bool> m_playing{false};
    std::atomic<PlaybackSide> m_side{PlaybackSide::A};
    std::atomic<float> m_targetGain{1.0F};
    /// A Place, written by the device thread alone; the version is odd meanwhile.
    struct {
        std::atomic<std::uint64_t> version{0};
        std::atomic<std::uint64_t> number{0};  ///< of the program that was rendered last
        std::atomic<std::int64_t> rendered{0};
        std::atomic<std::int64_t> position{0};
        std::atomic<std::int64_t> sinceJump{0};
        std::atomic<std::int64_t> sinceWrap{-1};
        std::atomic<std::int64_t> loopLength{0};
        std::atomic<std::int64_t> afterEnd{0};
    } m_made;

    // Device thread only.
    std::uint64_t m_number = 0;  ///< of the program that was rendered last
    std::int64_t m_next = 0;
    std::int64_t m_framesSinceJump = 0;
    std::int64_t m_framesSinceWrap = -1;  ///< below 0: it did not go round since the last jump
    std::int64_t m_silent = 0;            ///< frames made after the end
    std::int64_t m_framesOfLoop = 0;      ///< 0: does not loop
    bool m_wasPlaying = false;
    PlaybackSide m_wantedSide = PlaybackSide::A;
    float m_mix = 0;  ///< 0: side A alone, 1: side B alone
    float m_gain = 1;
    float m_gainWanted = 1;
    std::array<float, 2> m_match{1, 1};  ///< gains of the two sounds
    bool m_jumped = false;
    float m_last = 0;     ///< the frame that was made last
    float m_offset = 0;   ///< what a jump left between the frame before and the one after it
    int m_glideLeft = 0;  ///< frames in which it goes away
    int m_glideFrames = 480;
};

}  // namespace audioldm::ui
