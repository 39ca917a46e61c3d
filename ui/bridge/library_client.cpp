// SPDX-License-Identifier: MIT
#include "ui/bridge/library_client.h"

namespace audioldm::ui {

LibraryClient::LibraryClient(TakeLibrary& library, SoundFiles& files, QObject* parent)
    : QObject(parent),
      m_library(library),
      m_files(files),
      m_mailbox(std::make_shared<Mailbox>(this)),
      m_changePosted(std::make_shared<std::atomic<bool>>(false)) {
    m_listenerId = m_library.listen([this, mailbox = m_mailbox, posted = m_changePosted] {
        if (posted->exchange(true)) {
            return;
        }
        // `this` is used where the mailbox runs it: only while the client lives.
        mailbox->post([this, posted] {
            posted->store(false);
            Q_EMIT changed();
        });
    });
}

LibraryClient::~LibraryClient() {
    m_mailbox->close();
    m_library.stopListening(m_listenerId);
}

void LibraryClient::change(std::function<Result<void>(TakeLibrary&)> work) {
    ask(std::move(work), this, [this](const Result<void>& result) {
        if (!result) {
            Q_EMIT failed(result.error());
        }
    });
}

}  // namespace audioldm::ui
