// SPDX-License-Identifier: MIT
#pragma once

#include <sys/syscall.h>
#include <unistd.h>

#include <QElapsedTimer>
#include <QFile>
#include <QList>
#include <QTimer>

namespace audioldm::ui::test {

/// Watches the event loop of the thread that it is made on: a timer that should fire every few
/// milliseconds tells how long the loop did not turn. Time in which this thread was ready to run
/// and the machine gave its cores to others (schedstat's run delay) is taken off: that is not the
/// program's doing.
class StallWatch final {
public:
    StallWatch() {
        m_timer.setTimerType(Qt::PreciseTimer);
        m_timer.setInterval(kIntervalMs);
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { note(); });
        restart();
        m_timer.start();
    }
    Q_DISABLE_COPY_MOVE(StallWatch)

    /// Forgets what was seen.
    void restart() {
        m_longest = 0;
        m_turns = 0;
        m_since.start();
        m_delay = runDelayMs();
    }
    /// The longest time in ms in which no event was handled.
    [[nodiscard]] double longestMs() {
        note();
        return m_longest;
    }
    [[nodiscard]] int turns() const { return m_turns; }

private:
    static constexpr int kIntervalMs = 5;

    void note() {
        const double delay = runDelayMs();
        const double passed = static_cast<double>(m_since.nsecsElapsed()) / 1e6;
        m_longest = std::max(m_longest, passed - (delay - m_delay) - kIntervalMs);
        m_since.start();
        m_delay = delay;
        ++m_turns;
    }

    [[nodiscard]] static double runDelayMs() {
        static const QString kPath =
            QStringLiteral("/proc/self/task/%1/schedstat").arg(syscall(SYS_gettid));
        QFile file(kPath);
        if (!file.open(QIODevice::ReadOnly)) {
            return 0;
        }
        const QList<QByteArray> fields = file.readAll().split(' ');
        return fields.size() > 1 ? fields[1].toDouble() / 1e6 : 0;
    }

    QTimer m_timer;
    QElapsedTimer m_since;
    double m_delay = 0;
    double m_longest = 0;
    int m_turns = 0;
};

}  // namespace audioldm::ui::test
