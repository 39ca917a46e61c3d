// SPDX-License-Identifier: MIT
#include "app/studio/quit_signals.h"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <csignal>

namespace audioldm::app {
namespace {

constexpr std::array kSignals = {SIGTERM, SIGINT, SIGHUP};

/// Read end and write end; a signal handler can reach nothing else.
std::array<int, 2> pipeEnds = {-1, -1};

extern "C" void onQuitSignal(int) {
    const char byte = 0;
    // Nothing can be done about a failure here; a full pipe has been heard already.
    [[maybe_unused]] const ssize_t written = write(pipeEnds[1], &byte, 1);
}

}  // namespace

QuitSignals::QuitSignals(QObject* parent)
    : QObject(parent) {
    if (pipe2(pipeEnds.data(), O_CLOEXEC | O_NONBLOCK) != 0) {
        return;
    }
    m_notifier = std::make_unique<QSocketNotifier>(pipeEnds[0], QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, [this] {
        char byte = 0;
        if (read(pipeEnds[0], &byte, 1) == 1) {
            Q_EMIT quitWanted();
        }
    });
    for (const int number : kSignals) {
        std::signal(number, onQuitSignal);
    }
}

QuitSignals::~QuitSignals() {
    for (const int number : kSignals) {
        std::signal(number, SIG_DFL);
    }
    m_notifier.reset();
    for (int& end : pipeEnds) {
        close(end);
        end = -1;
    }
}

}  // namespace audioldm::app
