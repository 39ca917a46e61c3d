// SPDX-License-Identifier: MIT
#include "app/studio/arguments.h"

#include <QFile>
#include <QFileInfo>
#include <QUrl>
#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "ui/main_window/main_window.h"

namespace audioldm::app {
namespace {

constexpr int kUsage = 2;

constexpr const char* kHelp =
    "AudioLDM Studio: text to sound on your own machine\n"
    "\n"
    "usage: audioldm-studio [options] [--] [file...]\n"
    "\n"
    "  file          a sound file, a file of presets or a model's folder to open\n"
    "  --safe-mode   start with the settings as they come; yours are kept as studio.ini.before\n"
    "                and config.json.before\n"
    "  --new-take    describe the next sound: the window comes to the front, on its prompt\n"
    "  --open-folder show the folder of the takes, and do nothing else\n"
    "  --version     print the version\n"
    "  --help        print this\n"
    "\n"
    "A second start brings the window of the first one to the front and opens its files there.\n"
    "Without a display use the program audioldm: audioldm --help\n";

QString pathOf(const char* argument) {
    const QString text = QFile::decodeName(argument);
    const QUrl url(text);
    const QString path = url.isLocalFile() ? url.toLocalFile() : text;
    return QFileInfo(path).absoluteFilePath();
}

bool isSet(const char* variable) {
    const char* const value = std::getenv(variable);
    return value != nullptr && *value != '\0';
}

}  // namespace

StudioArguments readArguments(int argc, char** argv) {
    StudioArguments arguments;
    bool options = true;
    for (int index = 1; index < argc; ++index) {
        const std::string_view argument = argv[index];
        if (!options || argument.substr(0, 1) != "-" || argument == "-") {
            arguments.files << pathOf(argv[index]);
        } else if (argument == "--") {
            options = false;
        } else if (argument == "--safe-mode") {
            arguments.safeMode = true;
        } else if (argument == ui::MainWindow::kNewTake) {
            arguments.files << QLatin1String(ui::MainWindow::kNewTake);
        } else if (argument == "--open-folder") {
            arguments.openFolder = true;
        } else if (argument == "--help" || argument == "-h") {
            std::fputs(kHelp, stdout);
            arguments.exitCode = EXIT_SUCCESS;
            return arguments;
        } else if (argument == "--version") {
            std::puts("audioldm-studio " AUDIOLDM_VERSION);
            arguments.exitCode = EXIT_SUCCESS;
            return arguments;
        } else if (argument == "-platform" || argument == "-style") {
            // Qt's own, with a value.
            ++index;
        } else {
            std::fprintf(stderr,
                         "audioldm-studio: there is no option %s.\n"
                         "Run \"audioldm-studio --help\" for the options.\n",
                         argv[index]);
            arguments.exitCode = kUsage;
            return arguments;
        }
    }
    return arguments;
}

bool hasDisplay() {
    if (isSet("DISPLAY") || isSet("WAYLAND_DISPLAY") || isSet("QT_QPA_PLATFORM")) {
        return true;
    }
    std::fputs(
        "audioldm-studio: there is no display here, so the window cannot open.\n"
        "Make a sound without it:\n"
        "    audioldm generate --prompt \"A dog barking in the distance\" -o out.wav\n",
        stderr);
    return false;
}

}  // namespace audioldm::app
