// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <QWidget>

#include "engine/api/generation_service.h"
#include "engine/api/waveform.h"

class QAction;
class QLabel;

namespace audioldm::ui {

class AudioPlayer;
class TransportBar;
class WaveformView;

/// The middle of the window: a take's name, its waveform and the transport, tied to one player.
/// A click in the view seeks, a selection is what the loop repeats, and the playhead follows.
class SoundPanel final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SoundPanel)

public:
    /// `player` must outlive the panel.
    explicit SoundPanel(AudioPlayer& player, QWidget* parent = nullptr);

    /// Shows a take and gives it to the player, paused at its beginning. Null: none.
    void setSound(const WaveformPtr& sound, const QString& name);
    /// Adds a take to compare with; null: none.
    void setComparison(const WaveformPtr& sound, const QString& name);

    /// See WaveformView; the player goes on with what it plays.
    void setForming(const TaskPreview& preview);
    void endForming();

    [[nodiscard]] WaveformView& view() const { return *m_view; }
    [[nodiscard]] TransportBar& transport() const { return *m_transport; }
    /// Zoom and display commands for a menu, with shortcuts.
    [[nodiscard]] QList<QAction*> viewActions() const;

protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void build();
    void connectParts();
    void retranslate();
    void showNames();
    void showZoom();

    AudioPlayer& m_player;
    QString m_name;
    QString m_comparisonName;
    QLabel* m_nameLabel = nullptr;
    WaveformView* m_view = nullptr;
    TransportBar* m_transport = nullptr;
    QAction* m_zoomIn = nullptr;
    QAction* m_zoomOut = nullptr;
    QAction* m_zoomWhole = nullptr;
    QAction* m_zoomSelection = nullptr;
    QAction* m_waveform = nullptr;
    QAction* m_spectrogram = nullptr;
    QAction* m_both = nullptr;
};

}  // namespace audioldm::ui
