// SPDX-License-Identifier: MIT
#include "ui/widgets/transport_bar.h"

#include <QAction>
#include <QActionGroup>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QSlider>
#include <QToolButton>

#include "ui/player/audio_player.h"
#include "ui/widgets/glyph_icon.h"
#include "ui/widgets/time_text.h"

namespace audioldm::ui {

namespace {

constexpr int kVolumeSteps = 100;
constexpr int kIconSize = 22;

}  // namespace

TransportBar::TransportBar(AudioPlayer& player, QWidget* parent)
    : QWidget(parent),
      m_player(player) {
    setObjectName(QStringLiteral("transportBar"));
    // A tape runs from left to right also where the words do not.
    setLayoutDirection(Qt::LeftToRight);
    build();
    connectPlayer();
    retranslate();
}

QAction* TransportBar::addCommand(const char* objectName) {
    auto* action = new QAction(this);
    action->setObjectName(QLatin1String(objectName));
    return action;
}

QToolButton* TransportBar::addButton(const char* objectName, QAction* action) {
    auto* button = new QToolButton(this);
    button->setObjectName(QLatin1String(objectName));
    button->setDefaultAction(action);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setIconSize({kIconSize, kIconSize});
    layout()->addWidget(button);
    return button;
}

void TransportBar::build() {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(8, 4, 8, 4);
    row->setSpacing(2);
    m_toStart = addCommand("toStart");
    m_play = addCommand("play");
    m_stop = addCommand("stop");
    m_loop = addCommand("loop");
    m_side = addCommand("comparisonSide");
    m_mute = addCommand("mute");
    m_toStart->setIcon(glyphIcon(Glyph::ToStart));
    m_stop->setIcon(glyphIcon(Glyph::Stop));
    m_loop->setIcon(glyphIcon(Glyph::Loop));
    m_loop->setCheckable(true);
    m_mute->setCheckable(true);

    addButton("toStartButton", m_toStart);
    addButton("playButton", m_play);
    addButton("stopButton", m_stop);
    addButton("loopButton", m_loop);
    row->addSpacing(10);
    m_time = new QLabel(this);
    m_time->setObjectName(QStringLiteral("timeLabel"));
    m_time->setTextInteractionFlags(Qt::NoTextInteraction);
    row->addWidget(m_time);
    row->addStretch(1);
    QToolButton* side = addButton("sideButton", m_side);
    side->setToolButtonStyle(Qt::ToolButtonTextOnly);
    row->addSpacing(6);
    addButton("muteButton", m_mute);
    m_volume = new QSlider(Qt::Horizontal, this);
    m_volume->setObjectName(QStringLiteral("volumeSlider"));
    m_volume->setRange(0, kVolumeSteps);
    m_volume->setPageStep(10);
    m_volume->setMinimumWidth(70);
    m_volume->setMaximumWidth(120);
    row->addWidget(m_volume);
    row->addSpacing(6);

    m_deviceMenu = new QMenu(this);
    m_deviceMenu->setObjectName(QStringLiteral("deviceMenu"));
    m_deviceButton = new QToolButton(this);
    m_deviceButton->setObjectName(QStringLiteral("deviceButton"));
    m_deviceButton->setAutoRaise(true);
    m_deviceButton->setFocusPolicy(Qt::StrongFocus);
    m_deviceButton->setIconSize({kIconSize, kIconSize});
    m_deviceButton->setPopupMode(QToolButton::InstantPopup);
    m_deviceButton->setMenu(m_deviceMenu);
    row->addWidget(m_deviceButton);

    // Shortcuts of the whole window: none that a text field or a button needs for itself.
    m_play->setShortcuts({QKeySequence(Qt::CTRL | Qt::Key_Space),
                          QKeySequence(Qt::Key_MediaTogglePlayPause),
                          QKeySequence(Qt::Key_MediaPlay)});
    m_stop->setShortcuts(
        {QKeySequence(Qt::CTRL | Qt::Key_Period), QKeySequence(Qt::Key_MediaStop)});
    m_toStart->setShortcuts(
        {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Home), QKeySequence(Qt::Key_MediaPrevious)});
    m_loop->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_L));
    m_side->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Tab));
    m_mute->setShortcuts({QKeySequence(Qt::CTRL | Qt::Key_M), QKeySequence(Qt::Key_VolumeMute)});
    addActions(playbackActions());
}

QList<QAction*> TransportBar::playbackActions() const {
    return {m_play, m_stop, m_toStart, m_loop, m_side, m_mute};
}

void TransportBar::connectPlayer() {
    connect(m_toStart, &QAction::triggered, &m_player, [this] { m_player.seek(0); });
    connect(m_play, &QAction::triggered, &m_player, &AudioPlayer::togglePlay);
    connect(m_stop, &QAction::triggered, &m_player, &AudioPlayer::stop);
    connect(m_loop, &QAction::triggered, &m_player, &AudioPlayer::setLooping);
    connect(m_mute, &QAction::triggered, &m_player, &AudioPlayer::setMuted);
    connect(m_side, &QAction::triggered, &m_player, [this] {
        m_player.setSide(m_player.side() == PlaybackSide::A ? PlaybackSide::B : PlaybackSide::A);
    });
    connect(m_volume, &QSlider::valueChanged, &m_player,
            [this](int value) { m_player.setVolume(static_cast<double>(value) / kVolumeSteps); });

    connect(&m_player, &AudioPlayer::stateChanged, this, &TransportBar::showState);
    connect(&m_player, &AudioPlayer::soundChanged, this, &TransportBar::showState);
    connect(&m_player, &AudioPlayer::comparisonChanged, this, &TransportBar::showState);
    connect(&m_player, &AudioPlayer::sideChanged, this, &TransportBar::showState);
    connect(&m_player, &AudioPlayer::loopChanged, this, &TransportBar::showState);
    connect(&m_player, &AudioPlayer::positionChanged, this, &TransportBar::showTime);
    connect(&m_player, &AudioPlayer::volumeChanged, this, &TransportBar::showVolume);
    connect(&m_player, &AudioPlayer::devicesChanged, this, &TransportBar::showDevices);
    connect(&m_player, &AudioPlayer::deviceProblemChanged, this, &TransportBar::showDevices);
}

void TransportBar::retranslate() {
    m_toStart->setText(tr("To the &Start"));
    m_stop->setText(tr("S&top"));
    m_loop->setText(tr("&Loop"));
    m_loop->setToolTip(tr("Repeat the selection, or the whole sound (L)"));
    m_mute->setText(tr("&Mute"));
    m_volume->setAccessibleName(tr("Volume"));
    m_volume->setToolTip(tr("Volume"));
    m_deviceMenu->setTitle(tr("Sound &Device"));
    showState();
    showVolume();
    showDevices();
}

void TransportBar::showState() {
    const bool hasSound = m_player.state() != AudioPlayer::State::Empty;
    const bool playing = m_player.isPlaying();
    m_play->setIcon(glyphIcon(playing ? Glyph::Pause : Glyph::Play));
    m_play->setText(playing ? tr("&Pause") : tr("&Play"));
    m_play->setToolTip(playing ? tr("Pause (Space)") : tr("Play (Space)"));
    m_loop->setChecked(m_player.isLooping());
    for (QAction* action : {m_toStart, m_play, m_stop}) {
        action->setEnabled(hasSound);
    }
    const bool onA = m_player.side() == PlaybackSide::A;
    m_side->setEnabled(m_player.isComparing());
    m_side->setText(onA ? tr("Hear &B") : tr("Hear &A"));
    m_side->setIconText(onA ? tr("A | b", "A is heard, B can be switched to")
                            : tr("a | B", "B is heard, A can be switched to"));
    m_side->setToolTip(
        m_player.isComparing()
            ? (onA ? tr("A is heard. Switch to B (X)") : tr("B is heard. Switch to A (X)"))
            : tr("Choose a take to compare with to switch between two"));
    for (QToolButton* button : findChildren<QToolButton*>(QString(), Qt::FindDirectChildrenOnly)) {
        if (const QAction* action = button->defaultAction()) {
            button->setAccessibleName(QString(action->text()).remove(QLatin1Char('&')));
        }
    }
    showTime();
}

void TransportBar::showTime() {
    const QString text = tr("%1 / %2", "position and length of the sound")
                             .arg(TimeText::clock(m_player.position(), 1),
                                  TimeText::clock(m_player.durationSeconds(), 1));
    if (text != m_time->text()) {
        m_time->setText(text);
        m_time->setAccessibleName(tr("Position %1 of %2")
                                      .arg(TimeText::spoken(m_player.position(), 1),
                                           TimeText::spoken(m_player.durationSeconds(), 1)));
    }
    // Digits differ in width; a row that moves with each of them would be a nuisance.
    const int width = m_time->fontMetrics().horizontalAdvance(text) + 12;
    if (width > m_time->minimumWidth()) {
        m_time->setMinimumWidth(width);
    }
}

void TransportBar::showVolume() {
    const QSignalBlocker blocker(m_volume);
    m_volume->setValue(qRound(m_player.volume() * kVolumeSteps));
    m_mute->setChecked(m_player.isMuted());
    m_mute->setIcon(glyphIcon(m_player.isMuted() ? Glyph::Muted : Glyph::Volume));
    m_mute->setToolTip(m_player.isMuted() ? tr("Sound is off. Turn it on (M)")
                                          : tr("Turn sound off (M)"));
}

void TransportBar::showDevices() {
    m_deviceMenu->clear();
    auto* group = new QActionGroup(m_deviceMenu);
    const auto add = [&](const QString& name, const QByteArray& id) {
        QAction* action =
            m_deviceMenu->addAction(QString(name).replace(QLatin1Char('&'), QLatin1String("&&")));
        action->setCheckable(true);
        action->setChecked(id == m_player.chosenDevice());
        group->addAction(action);
        connect(action, &QAction::triggered, &m_player, [this, id] { m_player.setDevice(id); });
    };
    add(tr("The System's Default Device"), {});
    for (const SoundDevice& device : m_player.devices()) {
        add(device.name, device.id);
    }
    const QString& problem = m_player.deviceProblem();
    m_deviceButton->setIcon(glyphIcon(problem.isEmpty() ? Glyph::Device : Glyph::Warning));
    m_deviceButton->setAccessibleName(tr("Sound device"));
    m_deviceButton->setAccessibleDescription(problem);
    m_deviceButton->setToolTip(
        problem.isEmpty() ? tr("Sound device: %1").arg(m_player.usedDevice().name) : problem);
}

void TransportBar::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::LocaleChange) {
        m_time->setMinimumWidth(0);
        retranslate();
    } else if (event->type() == QEvent::FontChange) {
        m_time->setMinimumWidth(0);
        showTime();
    }
    QWidget::changeEvent(event);
}

void TransportBar::keyPressEvent(QKeyEvent* event) {
    if (event->modifiers() != Qt::NoModifier) {
        QWidget::keyPressEvent(event);
        return;
    }
    switch (event->key()) {
        case Qt::Key_Space:
            m_play->trigger();
            return;
        case Qt::Key_Home:
            m_toStart->trigger();
            return;
        case Qt::Key_L:
            m_loop->trigger();
            return;
        case Qt::Key_X:
            m_side->trigger();
            return;
        case Qt::Key_M:
            m_mute->trigger();
            return;
        default:
            QWidget::keyPressEvent(event);
    }
}

}  // namespace audioldm::ui
