// SPDX-License-Identifier: MIT
#include "app/studio/takes_folder.h"

#include <QDesktopServices>
#include <QDir>
#include <QUrl>
#include <cstdio>
#include <cstdlib>

#include "app/common/library_access.h"

namespace audioldm::app {

int showTakesFolder() {
    const std::filesystem::path library = libraryFolder();
    const QString folder = QString::fromStdString((library / "takes").string());
    if (!library.empty() && QDir().mkpath(folder) &&
        QDesktopServices::openUrl(QUrl::fromLocalFile(folder))) {
        return EXIT_SUCCESS;
    }
    std::fprintf(stderr,
                 "audioldm-studio: no file manager opened the folder of the takes, %s.\n"
                 "Open it by hand.\n",
                 qUtf8Printable(folder));
    return EXIT_FAILURE;
}

}  // namespace audioldm::app
