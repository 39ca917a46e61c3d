// SPDX-License-Identifier: MIT
#include "app/cli/progress_printer.h"

#include <unistd.h>

#include <cmath>
#include <cstdio>

#include "engine/core/exception.h"

namespace audioldm::cli {
namespace {

constexpr double kSecondsBetweenLines = 2;

bool isSameStage(const Progress& left, const Progress& right) {
    return left.stage == right.stage && left.take == right.take;
}

}  // namespace

ProgressPrinter::Style ProgressPrinter::styleFor(bool quiet) {
    if (quiet) {
        return Style::Silent;
    }
    return isatty(STDERR_FILENO) != 0 ? Style::Redrawn : Style::Lines;
}

void ProgressPrinter::show(const Progress& progress) {
    if (!m_shown || !isSameStage(*m_shown, progress)) {
        m_stageStart = progress;
    }
    if (m_style == Style::Silent || !isDue(progress)) {
        return;
    }
    const std::string text = progressText(progress, secondsLeft(progress));
    if (m_style == Style::Redrawn) {
        std::fprintf(stderr, "\r\033[K%s", text.c_str());
        m_lineIsDrawn = true;
    } else {
        std::fprintf(stderr, "%s\n", text.c_str());
    }
    std::fflush(stderr);
    m_shown = progress;
}

void ProgressPrinter::clearLine() {
    if (m_lineIsDrawn) {
        std::fputs("\r\033[K", stderr);
        std::fflush(stderr);
        m_lineIsDrawn = false;
    }
}

bool ProgressPrinter::isDue(const Progress& progress) const {
    if (m_style == Style::Redrawn || !m_shown || !isSameStage(*m_shown, progress)) {
        return true;
    }
    const bool isLastStep = progress.steps > 0 && progress.step == progress.steps;
    return isLastStep || progress.elapsedSeconds - m_shown->elapsedSeconds >= kSecondsBetweenLines;
}

std::optional<double> ProgressPrinter::secondsLeft(const Progress& progress) const {
    const int done = progress.step - m_stageStart.step;
    if (done <= 0 || progress.step >= progress.steps) {
        return std::nullopt;
    }
    const double seconds = progress.elapsedSeconds - m_stageStart.elapsedSeconds;
    return seconds / done * (progress.steps - progress.step);
}

std::string progressText(const Progress& progress, std::optional<double> secondsLeft) {
    std::string text;
    if (progress.takes > 1) {
        text += engine::concat("take ", progress.take + 1, " of ", progress.takes, ": ");
    }
    text += stageName(progress.stage);
    if (progress.steps > 0) {
        text += engine::concat(' ', progress.step, '/', progress.steps);
    }
    if (secondsLeft) {
        text += engine::concat(", ", std::llround(std::ceil(*secondsLeft)), " s left");
    }
    return text;
}

}  // namespace audioldm::cli
