// SPDX-License-Identifier: MIT
#include "app/cli/signal_watcher.h"

#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <sys/eventfd.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <cstdint>
#include <string_view>
#include <system_error>

#include "app/cli/exit_code.h"

namespace audioldm::cli {
namespace {

constexpr std::chrono::seconds kLongestHoldOff{5};
constexpr std::chrono::seconds kLongestEcho{1};

sigset_t watchedSignals() {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGUSR1);
    struct sigaction hangUp {};
    // nohup ignores SIGHUP so that the program outlives its terminal.
    if (sigaction(SIGHUP, nullptr, &hangUp) == 0 && hangUp.sa_handler != SIG_IGN) {
        sigaddset(&signals, SIGHUP);
    }
    return signals;
}

void tellTerminal(std::string_view text) {
    if (isatty(STDERR_FILENO) != 0) {
        // Nothing is to be done about a terminal that is gone.
        [[maybe_unused]] const ssize_t written = write(STDERR_FILENO, text.data(), text.size());
    }
}

int checked(int descriptor) {
    if (descriptor < 0) {
        throw std::system_error(errno, std::generic_category(), "signals cannot be watched");
    }
    return descriptor;
}

}  // namespace

SignalWatcher::SignalWatcher() {
    const sigset_t signals = watchedSignals();
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    m_signals = checked(signalfd(-1, &signals, SFD_CLOEXEC));
    m_finish = checked(eventfd(0, EFD_CLOEXEC));
    m_thread = std::thread([this] { watch(); });
}

SignalWatcher::~SignalWatcher() {
    eventfd_write(m_finish, 1);
    m_thread.join();
    close(m_finish);
    close(m_signals);
}

void SignalWatcher::watch() {
    std::array<pollfd, 2> sources = {pollfd{m_signals, POLLIN, 0}, pollfd{m_finish, POLLIN, 0}};
    while (true) {
        if (poll(sources.data(), sources.size(), -1) < 0 && errno != EINTR) {
            return;
        }
        if ((sources[1].revents & POLLIN) != 0) {
            return;
        }
        signalfd_siginfo info{};
        if ((sources[0].revents & POLLIN) != 0 &&
            read(m_signals, &info, sizeof info) == ssize_t{sizeof info}) {
            onSignal(static_cast<int>(info.ssi_signo));
        }
    }
}

void SignalWatcher::onSignal(int number) {
    const auto now = std::chrono::steady_clock::now();
    if (m_stop.request_stop()) {
        m_stopped = now;
        tellTerminal("\nStopping. Ctrl-C again stops at once.\n");
    } else if (number == SIGINT || now - m_stopped > kLongestEcho) {
        exitNow(kLongestHoldOff);
    }
}

void SignalWatcher::exitNow(std::chrono::milliseconds patience) {
    // A disk that does not answer must not keep the user waiting, hence the limit.
    [[maybe_unused]] const bool nothingIsBeingWritten = m_exitMutex.try_lock_for(patience);
    tellTerminal("\n");
    _exit(static_cast<int>(ExitCode::Cancelled));
}

}  // namespace audioldm::cli
