// SPDX-License-Identifier: MIT
#pragma once

#include <QDialog>
#include <QTimer>

#include "engine/api/generation_request.h"
#include "engine/api/generation_service.h"

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QFormLayout;
class QLabel;
class QSpinBox;

namespace audioldm::ui {

class ColumnScroll;
class EngineClient;
class EngineFields;
class StudioHost;

/// The settings of engine and window in plain words. Each change acts at once; what it means for
/// memory is shown below.
///
/// thread  GUI thread
class PreferencesDialog final : public QDialog {
    Q_OBJECT

public:
    /// engine, host  outlive the dialog
    PreferencesDialog(EngineClient& engine, StudioHost& host, QWidget* parent);
    Q_DISABLE_COPY_MOVE(PreferencesDialog)

    /// Shows the dialog. request  what memory is predicted for
    void present(const GenerationRequest& request);

Q_SIGNALS:
    void configWanted(const audioldm::EngineConfig& config);
    /// Something of UiPreferences is another now; the host has it already.
    void preferencesChanged();
    void languageChanged();

private:
    void build();
    QWidget* buildEngine();
    QWidget* buildWindow();
    void addDevices(const DeviceList& list);
    void chooseDevice(const QString& device);
    /// Grows until all rows are seen, as far as the screen is high enough.
    void makeRoomSoon();
    void makeRoom();
    void read();
    void writeConfig();
    void writePreferences();
    void restoreDefaults();
    void predict();
    void showPlan(const Result<MemoryPlan>& plan);
    QCheckBox* option(QFormLayout* form, const QString& text, const QString& effect);
    static QString languageName(const QString& language);

    EngineClient& m_engine;
    StudioHost& m_host;
    GenerationRequest m_request;
    ColumnScroll* m_scroll = nullptr;
    QComboBox* m_device = nullptr;
    QDoubleSpinBox* m_memory = nullptr;
    EngineFields* m_fields = nullptr;
    QSpinBox* m_threads = nullptr;
    QDoubleSpinBox* m_typical = nullptr;
    QSpinBox* m_steps = nullptr;
    QLabel* m_prediction = nullptr;
    QLabel* m_deviceNotes = nullptr;
    QComboBox* m_language = nullptr;
    QCheckBox* m_reducedMotion = nullptr;
    QCheckBox* m_notify = nullptr;
    QCheckBox* m_autoPlay = nullptr;
    QCheckBox* m_forming = nullptr;
    QTimer m_writeSoon;
    double m_memoryRead = 0;  ///< what the fields showed when they were read
    double m_typicalRead = 0;
    bool m_reading = false;
};

}  // namespace audioldm::ui
