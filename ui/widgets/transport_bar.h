// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QWidget>

class QAction;
class QLabel;
class QMenu;
class QSlider;
class QToolButton;

namespace audioldm::ui {

class AudioPlayer;

/// The row of controls under a sound: to the start, play or pause, stop, loop, time, volume, A/B
/// and the sound device. It follows the player, whoever changes it.
///
/// Keys while something in it has the focus: Space plays (on a button it presses the button),
/// Home, L (loop), X (other side of a comparison), M (mute).
class TransportBar final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TransportBar)

public:
    /// `player` must outlive the bar.
    explicit TransportBar(AudioPlayer& player, QWidget* parent = nullptr);

    /// The same commands for a menu, with shortcuts that work in the whole window.
    [[nodiscard]] QList<QAction*> playbackActions() const;
    /// The list of sound devices, for a menu too.
    [[nodiscard]] QMenu* deviceMenu() const { return m_deviceMenu; }

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void build();
    void connectPlayer();
    void retranslate();
    void showState();
    void showTime();
    void showVolume();
    void showDevices();
    QToolButton* addButton(const char* objectName, QAction* action);
    [[nodiscard]] QAction* addCommand(const char* objectName);

    AudioPlayer& m_player;
    QAction* m_toStart = nullptr;
    QAction* m_play = nullptr;
    QAction* m_stop = nullptr;
    QAction* m_loop = nullptr;
    QAction* m_side = nullptr;
    QAction* m_mute = nullptr;
    QLabel* m_time = nullptr;
    QSlider* m_volume = nullptr;
    QToolButton* m_deviceButton = nullptr;
    QMenu* m_deviceMenu = nullptr;
};

}  // namespace audioldm::ui
