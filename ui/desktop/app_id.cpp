// SPDX-License-Identifier: MIT
#include "ui/desktop/app_id.h"

namespace audioldm::ui {

QIcon applicationIcon() {
    return QIcon::fromTheme(QLatin1String(kAppId),
                            QIcon(QStringLiteral(":/icons/org.audioldm.studio.svg")));
}

}  // namespace audioldm::ui
