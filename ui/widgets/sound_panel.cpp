// SPDX-License-Identifier: MIT
#include "ui/widgets/sound_panel.h"

#include <QAction>
#include <QActionGroup>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/player/audio_player.h"
#include "ui/widgets/glyph_icon.h"
#include "ui/widgets/transport_bar.h"
#include "ui/widgets/waveform_view.h"

namespace audioldm::ui {

namespace {

constexpr int kIconSize = 18;

}  // namespace

SoundPanel::SoundPanel(AudioPlayer& player, QWidget* parent)
    : QWidget(parent),
      m_player(player) {
    setObjectName(QStringLiteral("soundPanel"));
    build();
    connectParts();
    retranslate();
    showZoom();
}

void SoundPanel::build() {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* header = new QHBoxLayout;
    header->setContentsMargins(10, 4, 6, 4);
    header->setSpacing(2);
    m_nameLabel = new QLabel(this);
    m_nameLabel->setObjectName(QStringLiteral("soundName"));
    m_nameLabel->setTextFormat(Qt::PlainText);
    // A long prompt must not widen the window.
    m_nameLabel->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_nameLabel->installEventFilter(this);
    header->addWidget(m_nameLabel, 1);

    auto* displays = new QActionGroup(this);
    const auto addAction = [this](const char* name, Glyph glyph) {
        auto* action = new QAction(glyphIcon(glyph), QString(), this);
        action->setObjectName(QLatin1String(name));
        return action;
    };
    m_waveform = addAction("showWaveform", Glyph::Waveform);
    m_spectrogram = addAction("showSpectrogram", Glyph::Spectrogram);
    m_both = addAction("showBoth", Glyph::Both);
    for (QAction* action : {m_waveform, m_spectrogram, m_both}) {
        action->setCheckable(true);
        displays->addAction(action);
    }
    m_zoomOut = addAction("zoomOut", Glyph::ZoomOut);
    m_zoomIn = addAction("zoomIn", Glyph::ZoomIn);
    m_zoomWhole = addAction("zoomWhole", Glyph::ZoomWhole);
    m_zoomSelection = addAction("zoomSelection", Glyph::ZoomSelection);
    for (QAction* action : viewActions()) {
        auto* button = new QToolButton(this);
        button->setObjectName(action->objectName() + QLatin1String("Button"));
        button->setDefaultAction(action);
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::StrongFocus);
        button->setIconSize({kIconSize, kIconSize});
        header->addWidget(button);
        if (action == m_both) {
            header->addSpacing(8);
        }
    }
    m_waveform->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_1));
    m_spectrogram->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_2));
    m_both->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_3));
    m_zoomOut->setShortcut(QKeySequence(QKeySequence::ZoomOut));
    m_zoomIn->setShortcuts(
        {QKeySequence(QKeySequence::ZoomIn), QKeySequence(Qt::CTRL | Qt::Key_Equal)});
    m_zoomWhole->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_0));
    m_zoomSelection->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_E));
    addActions(viewActions());

    m_view = new WaveformView(this);
    m_transport = new TransportBar(m_player, this);
    column->addLayout(header);
    column->addWidget(m_view, 1);
    column->addWidget(m_transport);
}

QList<QAction*> SoundPanel::viewActions() const {
    return {m_waveform, m_spectrogram, m_both, m_zoomOut, m_zoomIn, m_zoomWhole, m_zoomSelection};
}

void SoundPanel::connectParts() {
    const auto shows = [this](QAction* action, WaveformView::Display display) {
        connect(action, &QAction::triggered, m_view,
                [this, display] { m_view->setDisplay(display); });
    };
    shows(m_waveform, WaveformView::Display::Waveform);
    shows(m_spectrogram, WaveformView::Display::Spectrogram);
    shows(m_both, WaveformView::Display::Both);
    connect(m_zoomOut, &QAction::triggered, m_view, &WaveformView::zoomOut);
    connect(m_zoomIn, &QAction::triggered, m_view, &WaveformView::zoomIn);
    connect(m_zoomWhole, &QAction::triggered, m_view, &WaveformView::zoomToWhole);
    connect(m_zoomSelection, &QAction::triggered, m_view, &WaveformView::zoomToSelection);
    connect(m_view, &WaveformView::zoomChanged, this, &SoundPanel::showZoom);
    connect(m_view, &WaveformView::displayChanged, this, &SoundPanel::showZoom);
    connect(m_view, &WaveformView::selectionChanged, this, &SoundPanel::showZoom);

    connect(m_view, &WaveformView::seekRequested, &m_player, &AudioPlayer::seek);
    connect(m_view, &WaveformView::selectionChanged, &m_player, &AudioPlayer::setLoopRange);
    connect(m_view, &WaveformView::playToggleRequested, &m_player, &AudioPlayer::togglePlay);
    connect(&m_player, &AudioPlayer::positionChanged, m_view,
            [this](double seconds) { m_view->setPlayhead(seconds, m_player.isPlaying()); });
    connect(&m_player, &AudioPlayer::sideChanged, m_view, [this](PlaybackSide side) {
        // The view shows what is heard.
        m_view->replaceSound(side == PlaybackSide::A ? m_player.sound() : m_player.comparison());
        showNames();
    });
}

void SoundPanel::setSound(const WaveformPtr& sound, const QString& name) {
    m_name = name;
    m_comparisonName.clear();
    m_player.setSound(sound);
    m_view->setSound(sound);
    showNames();
}

void SoundPanel::setComparison(const WaveformPtr& sound, const QString& name) {
    m_comparisonName = sound ? name : QString();
    m_player.setComparison(sound);
    showNames();
}

void SoundPanel::setForming(const TaskPreview& preview) {
    m_view->setForming(preview);
}

void SoundPanel::endForming() {
    m_view->endForming();
}

void SoundPanel::showNames() {
    QString text = m_name;
    if (m_player.isComparing()) {
        const bool onA = m_player.side() == PlaybackSide::A;
        text = onA ? tr("A: %1 (compared with B: %2)").arg(m_name, m_comparisonName)
                   : tr("B: %1 (compared with A: %2)").arg(m_comparisonName, m_name);
    }
    // A label follows its text's direction, not the window's.
    m_nameLabel->setAlignment((isRightToLeft() ? Qt::AlignRight : Qt::AlignLeft) |
                              Qt::AlignAbsolute | Qt::AlignVCenter);
    m_nameLabel->setAccessibleName(text);
    m_nameLabel->setToolTip(text);
    m_nameLabel->setText(
        m_nameLabel->fontMetrics().elidedText(text, Qt::ElideRight, m_nameLabel->width()));
}

bool SoundPanel::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_nameLabel && event->type() == QEvent::Resize) {
        showNames();
    }
    return QWidget::eventFilter(watched, event);
}

void SoundPanel::showZoom() {
    m_zoomIn->setEnabled(m_view->canZoomIn());
    m_zoomOut->setEnabled(m_view->canZoomOut());
    m_zoomWhole->setEnabled(m_view->canZoomOut());
    m_zoomSelection->setEnabled(m_view->hasSelection());
    m_waveform->setChecked(m_view->display() == WaveformView::Display::Waveform);
    m_spectrogram->setChecked(m_view->display() == WaveformView::Display::Spectrogram);
    m_both->setChecked(m_view->display() == WaveformView::Display::Both);
}

void SoundPanel::retranslate() {
    m_waveform->setText(tr("Show &Waveform"));
    m_spectrogram->setText(tr("Show &Spectrogram"));
    m_both->setText(tr("Show &Both"));
    m_zoomOut->setText(tr("Zoom &Out"));
    m_zoomIn->setText(tr("Zoom &In"));
    m_zoomWhole->setText(tr("Show the W&hole Sound"));
    m_zoomSelection->setText(tr("Show the S&election"));
    for (QToolButton* button : findChildren<QToolButton*>(QString(), Qt::FindDirectChildrenOnly)) {
        if (const QAction* action = button->defaultAction()) {
            button->setAccessibleName(QString(action->text()).remove(QLatin1Char('&')));
        }
    }
    showNames();
}

void SoundPanel::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QWidget::changeEvent(event);
}

}  // namespace audioldm::ui
