// SPDX-License-Identifier: MIT
#include "ui/player/sound_thread.h"

#include <QCoreApplication>
#include <QThread>

namespace audioldm::ui {
namespace {

QThread* thread = nullptr;  // the GUI thread's alone

void endThread() {
    thread->quit();
    thread->wait();
    delete thread;
    thread = nullptr;
}

}  // namespace

QThread& soundThread() {
    if (thread == nullptr) {
        thread = new QThread;
        thread->setObjectName(QStringLiteral("sound"));
        thread->start(QThread::HighestPriority);
        qAddPostRoutine(endThread);
    }
    return *thread;
}

}  // namespace audioldm::ui
