// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QPointer>
#include <atomic>
#include <functional>
#include <memory>
#include <utility>

#include "engine/api/sound_files.h"
#include "engine/api/take_library.h"
#include "ui/bridge/mailbox.h"
#include "ui/bridge/serial_worker.h"

namespace audioldm::ui {

/// The library and the sound files as the GUI thread sees them: each call runs on a worker thread,
/// in order, and its answer comes back to this thread. Reading and writing of sound files has a
/// worker of its own, so that a long file does not hold up the list.
///
/// thread  the one that it was made on
class LibraryClient final : public QObject {
    Q_OBJECT

public:
    /// library, files  outlive the client
    LibraryClient(TakeLibrary& library, SoundFiles& files, QObject* parent = nullptr);
    /// Waits until the calls that were made are done: nothing that was to be kept is lost.
    ~LibraryClient() override;
    Q_DISABLE_COPY_MOVE(LibraryClient)

    /// Runs `work(library)` on the worker and `answer(its result)` here, unless `context` is gone
    /// by then.
    template <typename Work, typename Answer>
    void ask(Work work, QObject* context, Answer answer) {
        run(m_libraryWorker, m_library, std::move(work), context, std::move(answer));
    }

    /// The same with the sound files.
    template <typename Work, typename Answer>
    void askFiles(Work work, QObject* context, Answer answer) {
        run(m_fileWorker, m_files, std::move(work), context, std::move(answer));
    }

    /// Runs `work(library)`; a failure comes as failed().
    void change(std::function<Result<void>(TakeLibrary&)> work);

Q_SIGNALS:
    /// Takes or presets changed; several changes in a row come as one.
    void changed();
    void failed(const audioldm::Error& error);

private:
    template <typename Target, typename Work, typename Answer>
    void run(SerialWorker& worker, Target& target, Work work, QObject* context, Answer answer) {
        worker.run([mailbox = m_mailbox, &target, work = std::move(work),
                    guard = QPointer<QObject>(context), answer = std::move(answer)]() mutable {
            // Shared, because what is posted must be copyable and an answer may be large.
            auto value = std::make_shared<decltype(work(target))>(work(target));
            mailbox->post([guard, answer = std::move(answer), value]() mutable {
                if (guard) {
                    answer(*value);
                }
            });
        });
    }

    TakeLibrary& m_library;
    SoundFiles& m_files;
    std::shared_ptr<Mailbox> m_mailbox;
    std::shared_ptr<std::atomic<bool>> m_changePosted;
    int m_listenerId = 0;
    SerialWorker m_fileWorker;
    SerialWorker m_libraryWorker;
};

}  // namespace audioldm::ui
