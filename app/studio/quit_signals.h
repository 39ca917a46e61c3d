// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QSocketNotifier>
#include <memory>

namespace audioldm::app {

/// Turns SIGTERM, SIGINT and SIGHUP into a signal of the event loop, so that the program ends as if
/// its window were closed. One at a time.
///
/// thread  GUI thread
class QuitSignals final : public QObject {
    Q_OBJECT

public:
    explicit QuitSignals(QObject* parent = nullptr);
    ~QuitSignals() override;
    Q_DISABLE_COPY_MOVE(QuitSignals)

Q_SIGNALS:
    void quitWanted();

private:
    std::unique_ptr<QSocketNotifier> m_notifier;
};

}  // namespace audioldm::app
