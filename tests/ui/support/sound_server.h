// SPDX-License-Identifier: MIT
#pragma once

#include <cstring>
#include <vector>

#include <QByteArray>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QString>
#include <QTemporaryDir>

namespace audioldm::ui::test {

/// A sound server of the test's own, with two devices that play into nothing.
class SoundServer {
public:
    /// Empty: it runs. Else why it does not.
    QString start() {
        const QString program = QStandardPaths::findExecutable(QStringLiteral("pulseaudio"));
        if (program.isEmpty() ||
            QStandardPaths::findExecutable(QStringLiteral("parec")).isEmpty()) {
            return QStringLiteral("pulseaudio and parec are not installed");
        }
        if (!m_folder.isValid()) {
            return QStringLiteral("no temporary folder");
        }
        const QString socket = m_folder.filePath(QStringLiteral("native"));
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.remove(QStringLiteral("PULSE_SERVER"));
        for (const char* name : {"HOME", "XDG_RUNTIME_DIR", "XDG_CONFIG_HOME", "PULSE_RUNTIME_PATH",
                                 "PULSE_STATE_PATH"}) {
            environment.insert(QLatin1String(name), m_folder.path());
        }
        m_process.setProcessEnvironment(environment);
        m_process.setProcessChannelMode(QProcess::MergedChannels);
        m_process.start(
            program,
            {QStringLiteral("-n"), QStringLiteral("--daemonize=no"),
             QStringLiteral("--exit-idle-time=-1"), QStringLiteral("--disable-shm=yes"),
             QStringLiteral("--use-pid-file=no"), QStringLiteral("--realtime=no"),
             QStringLiteral("-L"), QStringLiteral("module-null-sink sink_name=first rate=48000"),
             QStringLiteral("-L"), QStringLiteral("module-null-sink sink_name=second rate=44100"),
             QStringLiteral("-L"),
             QStringLiteral("module-native-protocol-unix auth-anonymous=1 socket=%1").arg(socket)});
        qputenv("PULSE_SERVER", QByteArrayLiteral("unix:") + QFile::encodeName(socket));
        QElapsedTimer timer;
        timer.start();
        while (!QFile::exists(socket)) {
            if (m_process.waitForFinished(50) || timer.elapsed() > 10000) {
                return QStringLiteral("pulseaudio did not start: ") +
                       QString::fromLocal8Bit(m_process.readAll()).trimmed();
            }
        }
        return {};
    }

    void stop() {
        m_process.terminate();
        if (!m_process.waitForFinished(5000)) {
            m_process.kill();
            m_process.waitForFinished(5000);
        }
    }

    ~SoundServer() { stop(); }

    /// Adds a device that plays into nothing.
    static bool plugIn(const QString& name) {
        return !asked({QStringLiteral("load-module"), QStringLiteral("module-null-sink"),
                       QStringLiteral("sink_name=") + name, QStringLiteral("rate=48000")})
                    .isEmpty();
    }
    static bool pullOut(const QString& name) {
        const QStringList modules =
            asked({QStringLiteral("list"), QStringLiteral("short"), QStringLiteral("modules")})
                .split(QLatin1Char('\n'));
        for (const QString& module : modules) {
            if (module.contains(QStringLiteral("sink_name=%1 ").arg(name))) {
                asked({QStringLiteral("unload-module"), module.section(QLatin1Char('\t'), 0, 0)});
                return true;
            }
        }
        return false;
    }

private:
    static QString asked(const QStringList& arguments) {
        QProcess pactl;
        pactl.start(QStringLiteral("pactl"), arguments);
        return pactl.waitForFinished(10000) && pactl.exitCode() == 0
                   ? QString::fromUtf8(pactl.readAllStandardOutput())
                   : QString();
    }

    QTemporaryDir m_folder;
    QProcess m_process;
};

/// What comes out of a device, as the sound server records it.
class Recorder {
public:
    explicit Recorder(const QString& device) {
        m_process.start(QStringLiteral("parec"),
                        {QStringLiteral("--device=") + device + QStringLiteral(".monitor"),
                         QStringLiteral("--format=float32le"), QStringLiteral("--rate=16000"),
                         QStringLiteral("--channels=1"), QStringLiteral("--raw"),
                         QStringLiteral("--latency-msec=50")});
    }

    [[nodiscard]] bool hears() {
        m_bytes += m_process.readAll();
        return !m_bytes.isEmpty();
    }

    std::vector<float> finish() {
        m_process.terminate();
        m_process.waitForFinished(5000);
        m_bytes += m_process.readAllStandardOutput();
        std::vector<float> samples(static_cast<std::size_t>(m_bytes.size()) / sizeof(float));
        std::memcpy(samples.data(), m_bytes.constData(), samples.size() * sizeof(float));
        return samples;
    }

private:
    QProcess m_process;
    QByteArray m_bytes;
};

}  // namespace audioldm::ui::test
