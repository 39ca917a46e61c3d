// SPDX-License-Identifier: MIT
#include "ui/desktop/colour_scheme.h"

#include <QApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>

namespace audioldm::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr uint kNoPreference = 0;
constexpr uint kPrefersDark = 1;
constexpr uint kPrefersLight = 2;
const QString kService = u"org.freedesktop.portal.Desktop"_s;
const QString kPath = u"/org/freedesktop/portal/desktop"_s;
const QString kSettings = u"org.freedesktop.portal.Settings"_s;
const QString kGroup = u"org.freedesktop.appearance"_s;
const QString kKey = u"color-scheme"_s;

struct Colours {
    QRgb window, base, alternate, button, text, faint, disabled, highlight, onHighlight, link;
    QRgb tip, edge;
};

QPalette paletteOf(const Colours& colours) {
    QPalette palette(QColor(colours.button), QColor(colours.window));
    palette.setColor(QPalette::Window, colours.window);
    palette.setColor(QPalette::WindowText, colours.text);
    palette.setColor(QPalette::Base, colours.base);
    palette.setColor(QPalette::AlternateBase, colours.alternate);
    palette.setColor(QPalette::Text, colours.text);
    palette.setColor(QPalette::PlaceholderText, colours.faint);
    palette.setColor(QPalette::Button, colours.button);
    palette.setColor(QPalette::ButtonText, colours.text);
    palette.setColor(QPalette::BrightText, colours.onHighlight);
    palette.setColor(QPalette::Highlight, colours.highlight);
    palette.setColor(QPalette::HighlightedText, colours.onHighlight);
    palette.setColor(QPalette::Link, colours.link);
    palette.setColor(QPalette::LinkVisited, colours.link);
    palette.setColor(QPalette::ToolTipBase, colours.tip);
    palette.setColor(QPalette::ToolTipText, colours.text);
    palette.setColor(QPalette::Mid, colours.edge);
    for (const QPalette::ColorRole role :
         {QPalette::WindowText, QPalette::Text, QPalette::ButtonText}) {
        palette.setColor(QPalette::Disabled, role, colours.disabled);
    }
    palette.setColor(QPalette::Disabled, QPalette::Highlight, colours.edge);
    palette.setColor(QPalette::Disabled, QPalette::HighlightedText, colours.disabled);
    return palette;
}

}  // namespace

ColourScheme::ColourScheme(QObject* parent)
    : QObject(parent),
      m_foundDark(QApplication::palette().color(QPalette::Window).lightness() < 128) {
    apply(m_foundDark);
    QDBusConnection bus = QDBusConnection::sessionBus();
    bus.connect(kService, kPath, kSettings, u"SettingChanged"_s, this,
                SLOT(settingChanged(QString, QString, QDBusVariant)));
    QDBusMessage message = QDBusMessage::createMethodCall(kService, kPath, kSettings, u"Read"_s);
    message << kGroup << kKey;
    auto* const watcher = new QDBusPendingCallWatcher(bus.asyncCall(message), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this,
            [this](QDBusPendingCallWatcher* done) {
                const QDBusPendingReply<QDBusVariant> reply = *done;
                if (!reply.isError()) {
                    settingChanged(kGroup, kKey, reply.value());
                }
                done->deleteLater();
            });
}

QPalette ColourScheme::light() {
    return paletteOf({0xFFF4F5F7, 0xFFFFFFFF, 0xFFF0F2F5, 0xFFFFFFFF, 0xFF1C2128, 0xFF646C77,
                      0xFF8D949D, 0xFF1F6FB8, 0xFFFFFFFF, 0xFF1A5F9E, 0xFFE6EEF7, 0xFFC9CED6});
}

QPalette ColourScheme::dark() {
    return paletteOf({0xFF1D2025, 0xFF16181C, 0xFF1F2228, 0xFF2B2F36, 0xFFE4E7EB, 0xFF9AA2AD,
                      0xFF737B86, 0xFF4FA3E3, 0xFF0D1116, 0xFF6CB6F0, 0xFF263445, 0xFF3D434C});
}

void ColourScheme::settingChanged(const QString& group, const QString& key,
                                  const QDBusVariant& value) {
    if (group != kGroup || key != kKey) {
        return;
    }
    QVariant inner = value.variant();
    while (inner.canConvert<QDBusVariant>()) {
        inner = inner.value<QDBusVariant>().variant();
    }
    bool isNumber = false;
    const uint scheme = inner.toUInt(&isNumber);
    if (isNumber && scheme == kNoPreference) {
        apply(m_foundDark);
    } else if (scheme == kPrefersDark || scheme == kPrefersLight) {
        apply(scheme == kPrefersDark);
    }
}

void ColourScheme::apply(bool isDark) {
    QApplication::setPalette(isDark ? dark() : light());
}

}  // namespace audioldm::ui
