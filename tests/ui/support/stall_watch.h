// SPDX-License-Identifier: MIT
#pragma once

#include <sys/syscall.h>
#include <unistd.h>

#include <QElapsedTimer>
#include <QFile>
#include <QList>
#include <QTest>
#include <QTimer>
#include <algorithm>
#include <ctime>

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
        m_cpu = cpuMs();
    }
    /// The longest time in ms in which no event was handled.
    [[nodiscard]] double longestMs() {
        note();
        return m_longest;
    }
    [[nodiscard]] int turns() const { return m_turns; }
    /// How much of the longest time this thread was computing, in ms; in the rest it waited.
    [[nodiscard]] double computedMs() const { return m_computed; }

private:
    static constexpr int kIntervalMs = 5;

    void note() {
        const double delay = runDelayMs();
        const double passed = static_cast<double>(m_since.nsecsElapsed()) / 1e6;
        const double cpu = cpuMs();
        const double stall = passed - (delay - m_delay) - kIntervalMs;
        if (stall > m_longest) {
            m_longest = stall;
            m_computed = cpu - m_cpu;
        }
        m_since.start();
        m_delay = delay;
        m_cpu = cpu;
        ++m_turns;
    }

    [[nodiscard]] static double cpuMs() {
        timespec time{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
        return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
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
    double m_cpu = 0;
    double m_computed = 0;
    double m_longest = 0;
    int m_turns = 0;
};

/// The longest that the window may keep its event loop, in ms.
inline constexpr double kMostStallMs = 100;

/// Fails the test where the loop stood longer than that; prints what was seen.
inline void checkStalls(StallWatch& watch, const char* what) {
    const double longest = watch.longestMs();
    qInfo("%s: longest stall %.1f ms (%.1f ms of them computing) in %d turns", what, longest,
          watch.computedMs(), watch.turns());
    QVERIFY2(longest <= kMostStallMs,
             qPrintable(QStringLiteral("%1: %2 ms").arg(QLatin1String(what)).arg(longest)));
}

}  // namespace audioldm::ui::test
