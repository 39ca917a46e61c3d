// SPDX-License-Identifier: MIT
#include "ui/widgets/seed_field.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QMenu>
#include <QRandomGenerator>
#include <QRegularExpressionValidator>
#include <QToolButton>
#include <limits>

#include "ui/widgets/field_width.h"
#include "ui/widgets/studio_icon.h"

namespace audioldm::ui {
namespace {

using namespace Qt::StringLiterals;

/// Seeds that the dice throws: short enough to be read out, many enough to be new.
constexpr quint32 kDiceSides = 1'000'000'000;

QToolButton* symbolButton(QWidget* parent, const QString& icon, const QString& name) {
    auto* const button = new QToolButton(parent);
    button->setIcon(studioIcon(icon));
    button->setToolTip(name);
    button->setAccessibleName(name);
    button->setFocusPolicy(Qt::StrongFocus);
    return button;
}

}  // namespace

SeedField::SeedField(QWidget* parent)
    : QWidget(parent),
      m_number(new QLineEdit(this)),
      m_lock(symbolButton(this, u"seed-lock"_s, tr("Keep this seed for the next sounds"))),
      m_dice(symbolButton(this, u"seed-dice"_s, tr("Throw the dice for a new seed"))),
      m_more(symbolButton(this, u"view-more"_s, tr("More about the seed"))) {
    build();
    connect(m_number, &QLineEdit::textEdited, this, [this](const QString& text) {
        // Typing a number means to use it.
        m_lock->setChecked(!text.isEmpty());
        follow();
        Q_EMIT changed();
    });
    connect(m_lock, &QToolButton::clicked, this, [this](bool locked) {
        if (locked && m_number->text().isEmpty()) {
            m_last ? setSeed(m_last) : rollDice();
        }
        follow();
        Q_EMIT changed();
    });
    connect(m_dice, &QToolButton::clicked, this, &SeedField::rollDice);
    follow();
}

void SeedField::build() {
    m_number->setObjectName(u"seed"_s);
    m_number->setAccessibleName(tr("Seed"));
    m_number->setPlaceholderText(tr("Random"));
    m_number->setToolTip(
        tr("The same seed with the same settings gives the same sound.\n"
           "Empty: each sound gets a seed of its own."));
    // Digits alone, 63 bits: 19 digits, of which the greatest is checked by seed().
    static const QRegularExpression kDigits(u"[0-9]{0,19}"_s);
    m_number->setValidator(new QRegularExpressionValidator(kDigits, m_number));
    m_lock->setObjectName(u"seedLock"_s);
    m_lock->setCheckable(true);
    m_dice->setObjectName(u"seedDice"_s);
    m_more->setObjectName(u"seedMore"_s);
    m_more->setPopupMode(QToolButton::InstantPopup);
    auto* const menu = new QMenu(m_more);
    menu->addAction(tr("Same seed as the last sound"), this, &SeedField::useSame);
    menu->addAction(tr("Seed after the last sound's"), this, &SeedField::useNext);
    menu->addAction(tr("A random seed each time"), this, [this] {
        setSeed(std::nullopt);
        Q_EMIT changed();
    });
    m_more->setMenu(menu);
    auto* const layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_number, 1);
    layout->addWidget(m_dice);
    layout->addWidget(m_lock);
    layout->addWidget(m_more);
    setFocusProxy(m_number);
}

bool SeedField::isLocked() const {
    return m_lock->isChecked();
}

std::optional<std::int64_t> SeedField::seed() const {
    if (!isLocked() || m_number->text().isEmpty()) {
        return std::nullopt;
    }
    bool valid = false;
    const qlonglong number = m_number->text().toLongLong(&valid);
    return valid ? number : std::numeric_limits<std::int64_t>::max();
}

void SeedField::setSeed(std::optional<std::int64_t> seed) {
    m_lock->setChecked(seed.has_value());
    m_number->setText(seed ? QString::number(*seed) : QString());
    follow();
}

void SeedField::setLastSeed(std::int64_t seed) {
    m_last = seed;
    showPlaceholder();
}

void SeedField::showPlaceholder() {
    const QString random = tr("Random");
    m_number->setPlaceholderText(random);
    if (m_last && !isLocked()) {
        const QString last = tr("Random (last: %1)").arg(QString::number(*m_last));
        // Rather less than half of it.
        if (widthToShow(*m_number, last) <= m_number->width()) {
            m_number->setPlaceholderText(last);
        }
    }
    m_number->setMinimumWidth(widthToShow(*m_number, random));
}

void SeedField::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    showPlaceholder();
}

void SeedField::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        showPlaceholder();
    }
}

void SeedField::rollDice() {
    setSeed(QRandomGenerator::global()->bounded(kDiceSides));
    Q_EMIT changed();
}

void SeedField::useSame() {
    if (m_last) {
        setSeed(m_last);
        Q_EMIT changed();
    }
}

void SeedField::useNext() {
    const std::optional<std::int64_t> from = seed() ? seed() : m_last;
    if (from) {
        setSeed(*from == std::numeric_limits<std::int64_t>::max() ? 0 : *from + 1);
        Q_EMIT changed();
    }
}

void SeedField::follow() {
    m_lock->setIcon(studioIcon(isLocked() ? u"seed-lock"_s : u"seed-unlock"_s));
    if (!isLocked()) {
        m_number->clear();
    }
    showPlaceholder();
}

}  // namespace audioldm::ui
