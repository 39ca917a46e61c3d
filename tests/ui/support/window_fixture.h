// SPDX-License-Identifier: MIT
#pragma once

#include <QAction>
#include <QApplication>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <memory>

#include "tests/support/fake_studio.h"
#include "ui/bridge/engine_client.h"
#include "ui/desktop/colour_scheme.h"
#include "ui/desktop/studio_style.h"
#include "ui/main_window/main_window.h"
#include "ui/widgets/message_bar.h"
#include "ui/widgets/parameters_panel.h"
#include "ui/widgets/progress_strip.h"
#include "ui/widgets/takes_model.h"
#include "ui/widgets/takes_panel.h"

namespace audioldm::ui::test {

using audioldm::test::FakeScript;
using audioldm::test::FakeStudio;

/// A window on fakes, looking as the program does. The studio outlives its windows, as library and
/// service do.
class WindowFixture {
public:
    WindowFixture() {
        if (QApplication::style()->objectName() != QLatin1String("studio")) {
            auto* const style = new StudioStyle;
            style->setObjectName(QStringLiteral("studio"));
            QApplication::setStyle(style);
            QApplication::setPalette(qEnvironmentVariableIsSet("AUDIOLDM_DARK")
                                         ? ColourScheme::dark()
                                         : ColourScheme::light());
        }
    }

    /// Makes the window, in place of one that is there, and waits until it is shown.
    MainWindow& start() {
        m_window.reset();
        m_window = std::make_unique<MainWindow>(studio.services());
        QSignalSpy restored(m_window.get(), &MainWindow::restored);
        m_window->start();
        if (restored.isEmpty()) {
            static_cast<void>(restored.wait(5000));
        }
        static_cast<void>(QTest::qWaitForWindowActive(m_window.get(), 2000));
        return *m_window;
    }
    /// Destroys the window without closing it: what is not kept by then is not kept.
    void drop() { m_window.reset(); }

    [[nodiscard]] MainWindow& window() const { return *m_window; }

    template <typename Part>
    [[nodiscard]] Part& part(const char* name) const {
        auto* const found = m_window->findChild<Part*>(QLatin1String(name));
        if (found == nullptr) {
            qFatal("the window has no %s", name);
        }
        return *found;
    }
    [[nodiscard]] ProgressStrip& strip() const { return *m_window->findChild<ProgressStrip*>(); }
    [[nodiscard]] MessageBar& messages() const { return part<MessageBar>("messageBar"); }
    [[nodiscard]] TakesPanel& takesPanel() const { return *m_window->findChild<TakesPanel*>(); }
    [[nodiscard]] TakesModel& takes() const { return takesPanel().model(); }
    [[nodiscard]] ParametersPanel& parameters() const {
        return *m_window->findChild<ParametersPanel*>();
    }
    [[nodiscard]] QString prompt() const { return part<QPlainTextEdit>("prompt").toPlainText(); }

    void write(const QString& prompt) const { part<QPlainTextEdit>("prompt").setPlainText(prompt); }
    /// A request for a short sound.
    void writeShort(const QString& prompt, int steps, int count = 1) const {
        GenerationRequest request = parameters().request();
        request.prompt = prompt.toStdString();
        request.steps = steps;
        request.count = count;
        request.durationSeconds = 0.5;
        parameters().setRequest(request);
    }
    void trigger(const char* action) const { part<QAction>(action).trigger(); }
    /// Presses a button of the message that is shown.
    void clickMessage(const QString& text) const {
        for (auto* const button : messages().findChildren<QPushButton*>()) {
            if (button->text() == text && button->isVisible()) {
                button->click();
                return;
            }
        }
        qFatal("the message has no button %s", qPrintable(text));
    }

    /// Saves a picture of the window into the folder $AUDIOLDM_SCREENSHOTS, if that is set.
    void picture(const QString& name) const { picture(*m_window, name); }
    static void picture(QWidget& widget, const QString& name) {
        const QString folder = qEnvironmentVariable("AUDIOLDM_SCREENSHOTS");
        if (!folder.isEmpty()) {
            QTest::qWait(80);
            widget.grab().save(QStringLiteral("%1/%2.png").arg(folder, name));
        }
    }

    FakeStudio studio;

private:
    std::unique_ptr<MainWindow> m_window;
};

}  // namespace audioldm::ui::test
