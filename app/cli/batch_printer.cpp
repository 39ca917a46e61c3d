// SPDX-License-Identifier: MIT
#include "app/cli/batch_printer.h"

#include <cmath>
#include <cstdio>

#include "app/cli/console.h"
#include "engine/core/exception.h"

namespace audioldm::cli {
namespace {

using engine::concat;

constexpr std::chrono::milliseconds kBetweenDrawings{100};
constexpr std::chrono::seconds kBetweenLines{2};

}  // namespace

void BatchPrinter::show(const batch::BatchProgress& progress) {
    if (m_style == ProgressPrinter::Style::Silent) {
        return;
    }
    const std::string text = printable(batchProgressText(progress));
    if (!isDue(text, progress.task.has_value())) {
        return;
    }
    if (m_style == ProgressPrinter::Style::Redrawn) {
        std::fprintf(stderr, "\r\033[K%s", text.c_str());
        m_lineIsDrawn = true;
    } else {
        std::fprintf(stderr, "%s\n", text.c_str());
    }
    std::fflush(stderr);
    m_shown = text;
    m_taskWasShown = m_taskWasShown || progress.task.has_value();
    m_shownAt = Clock::now();
}

void BatchPrinter::clearLine() {
    if (m_lineIsDrawn) {
        std::fputs("\r\033[K", stderr);
        std::fflush(stderr);
        m_lineIsDrawn = false;
        m_shownAt.reset();
    }
}

bool BatchPrinter::isDue(const std::string& text, bool hasTask) const {
    if (!m_shownAt || (hasTask && !m_taskWasShown)) {
        return true;
    }
    const auto pause = m_style == ProgressPrinter::Style::Redrawn
                           ? Clock::duration(kBetweenDrawings)
                           : Clock::duration(kBetweenLines);
    return text != m_shown && Clock::now() - *m_shownAt >= pause;
}

std::string batchProgressText(const batch::BatchProgress& progress) {
    std::string text = concat(progress.done, " of ", progress.lines, " done");
    if (progress.failed > 0) {
        text += concat(", ", progress.failed, " failed");
    }
    if (progress.secondsLeft && progress.done + progress.failed < progress.lines) {
        text += concat(", ", timeText(*progress.secondsLeft), " left");
    }
    if (progress.task) {
        text += concat("; ", progress.taskId, ": ", progressText(*progress.task, std::nullopt));
    }
    return progress.note.empty() ? text : concat(text, "; ", progress.note);
}

std::string timeText(double seconds) {
    constexpr long long kMinute = 60;
    constexpr long long kHour = 60 * kMinute;
    const long long whole = std::llround(std::ceil(seconds));
    if (whole < 2 * kMinute) {
        return concat(whole, " s");
    }
    if (whole < 2 * kHour) {
        return concat((whole + kMinute / 2) / kMinute, " min");
    }
    return concat(whole / kHour, " h ", whole % kHour / kMinute, " min");
}

}  // namespace audioldm::cli
