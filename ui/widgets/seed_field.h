// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>
#include <cstdint>
#include <optional>

class QCheckBox;
class QLineEdit;
class QToolButton;

namespace audioldm::ui {

/// The number that decides which of all sounds of a prompt is made: random each time, or held.
///
/// thread  GUI thread
class SeedField final : public QWidget {
    Q_OBJECT

public:
    explicit SeedField(QWidget* parent = nullptr);
    Q_DISABLE_COPY_MOVE(SeedField)

    /// The held seed; none when each sound gets a random one.
    [[nodiscard]] std::optional<std::int64_t> seed() const;
    /// Holds that seed, or lets it be random.
    void setSeed(std::optional<std::int64_t> seed);
    /// The seed of the sound that was made last, for "same" and "next".
    void setLastSeed(std::int64_t seed);
    [[nodiscard]] bool isLocked() const;

public Q_SLOTS:
    /// Holds a new random seed.
    void rollDice();
    void useSame();
    void useNext();

Q_SIGNALS:
    void changed();

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void showPlaceholder();
    void build();
    void follow();

    QLineEdit* m_number;
    QToolButton* m_lock;
    QToolButton* m_dice;
    QToolButton* m_more;
    std::optional<std::int64_t> m_last;
};

}  // namespace audioldm::ui
