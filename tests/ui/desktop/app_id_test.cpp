// SPDX-License-Identifier: MIT
#include "ui/desktop/app_id.h"

#include <QFile>
#include <QTest>

namespace audioldm::ui {
namespace {

QString sourceFile(const QString& path) {
    QFile file(QStringLiteral(AUDIOLDM_SOURCE "/") + path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

}  // namespace

class AppIdTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theIdIsTheSameEverywhere() {
        const QString id = QString::fromLatin1(kAppId);
        QVERIFY(id.count(u'.') >= 2);
        const QString desktop = sourceFile(QStringLiteral("resources/desktop/%1.desktop").arg(id));
        QVERIFY(desktop.contains(QStringLiteral("\nIcon=%1\n").arg(id)));
        QVERIFY(desktop.contains(QStringLiteral("\nStartupWMClass=%1\n").arg(id)));
        const QString metainfo =
            sourceFile(QStringLiteral("resources/desktop/%1.metainfo.xml").arg(id));
        QVERIFY(metainfo.contains(QStringLiteral("<id>%1</id>").arg(id)));
        QVERIFY(metainfo.contains(
            QStringLiteral("<launchable type=\"desktop-id\">%1.desktop</launchable>").arg(id)));
        const QString mime = sourceFile(QStringLiteral("resources/desktop/%1.xml").arg(id));
        QVERIFY(mime.contains(QStringLiteral("<icon name=\"%1\"/>").arg(id)));
        QVERIFY(!sourceFile(QStringLiteral("resources/icons/%1.svg").arg(id)).isEmpty());
        QVERIFY(sourceFile(QStringLiteral("tools/cmake/Install.cmake")).contains(id));
    }
};

}  // namespace audioldm::ui

QTEST_GUILESS_MAIN(audioldm::ui::AppIdTest)
#include "app_id_test.moc"
