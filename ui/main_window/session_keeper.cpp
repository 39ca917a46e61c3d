// SPDX-License-Identifier: MIT
#include "ui/main_window/session_keeper.h"

#include <utility>

#include "ui/bridge/library_client.h"

namespace audioldm::ui {
namespace {

constexpr int kKeepMs = 400;
constexpr const char* kSessionNote = "session";

}  // namespace

SessionKeeper::SessionKeeper(LibraryClient& client, std::function<Session()> gather,
                             QObject* parent)
    : QObject(parent),
      m_client(client),
      m_gather(std::move(gather)) {
    m_timer.setSingleShot(true);
    m_timer.setInterval(kKeepMs);
    connect(&m_timer, &QTimer::timeout, this, &SessionKeeper::keepNow);
}

void SessionKeeper::restore(const std::function<void(const Session&)>& answer) {
    m_client.ask([](TakeLibrary& library) { return library.note(kSessionNote); }, this,
                 [this, answer](const Result<std::optional<std::string>>& note) {
                     Session session;
                     if (note && note.value()) {
                         session = Session::fromJson(QByteArray::fromStdString(*note.value()));
                     }
                     m_restored = true;
                     answer(session);
                 });
}

void SessionKeeper::touch() {
    // Not started anew while it runs: steady changes are kept too.
    if (m_restored && !m_timer.isActive()) {
        m_timer.start();
    }
}

void SessionKeeper::keepNow() {
    m_timer.stop();
    if (!m_restored) {
        return;
    }
    const QByteArray json = m_gather().toJson();
    if (json == m_kept) {
        return;
    }
    m_kept = json;
    m_client.change([text = json.toStdString()](TakeLibrary& library) {
        return library.setNote(kSessionNote, text);
    });
}

}  // namespace audioldm::ui
