// SPDX-License-Identifier: MIT
#include "ui/dialogs/preferences_dialog.h"

#include <QAbstractSpinBox>
#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QGroupBox>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QScreen>
#include <QSpinBox>
#include <QTimer>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

#include "ui/bridge/engine_client.h"
#include "ui/state/engine_sentence.h"
#include "ui/state/error_text.h"
#include "ui/state/formatting.h"
#include "ui/state/studio_host.h"
#include "ui/widgets/aligned_forms.h"
#include "ui/widgets/column_scroll.h"
#include "ui/widgets/engine_fields.h"
#include "ui/widgets/narrow_box.h"

namespace audioldm::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr double kGibibyte = 1024.0 * 1024.0 * 1024.0;
constexpr int kWriteMs = 250;
constexpr int kMostThreads = 1024;

}  // namespace

PreferencesDialog::PreferencesDialog(EngineClient& engine, StudioHost& host, QWidget* parent)
    : QDialog(parent),
      m_engine(engine),
      m_host(host) {
    setObjectName(u"preferencesDialog"_s);
    setWindowTitle(tr("Preferences"));
    build();
    m_writeSoon.setSingleShot(true);
    m_writeSoon.setInterval(kWriteMs);
    connect(&m_writeSoon, &QTimer::timeout, this, &PreferencesDialog::writeConfig);
    const auto soon = [this] {
        if (!m_reading) {
            m_writeSoon.start();
        }
    };
    // Half a number is none: it would be in force, and read back into the field.
    for (QAbstractSpinBox* const field :
         std::initializer_list<QAbstractSpinBox*>{m_memory, m_threads, m_typical, m_steps}) {
        field->setKeyboardTracking(false);
    }
    connect(m_device, &QComboBox::activated, this, soon);
    connect(m_memory, &QDoubleSpinBox::valueChanged, this, soon);
    connect(m_fields, &EngineFields::changed, this, soon);
    connect(m_threads, &QSpinBox::valueChanged, this, soon);
    connect(m_typical, &QDoubleSpinBox::valueChanged, this, soon);
    connect(m_steps, &QSpinBox::valueChanged, this, soon);
    connect(m_language, &QComboBox::activated, this, [this] {
        writePreferences();
        Q_EMIT languageChanged();
    });
    connect(&m_engine, &EngineClient::configChanged, this, [this] {
        if (isVisible() && !m_writeSoon.isActive()) {
            read();
        }
    });
}

void PreferencesDialog::build() {
    auto* const content = new QWidget;
    auto* const groups = new QVBoxLayout(content);
    groups->setContentsMargins(12, 12, 12, 0);
    groups->setSpacing(12);
    groups->addWidget(buildEngine());
    groups->addWidget(buildWindow());
    groups->addStretch(1);
    m_scroll = new ColumnScroll(content, this);
    auto* const buttons =
        new QDialogButtonBox(QDialogButtonBox::Close | QDialogButtonBox::RestoreDefaults, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons->button(QDialogButtonBox::RestoreDefaults), &QPushButton::clicked, this,
            &PreferencesDialog::restoreDefaults);
    auto* const foot = new QVBoxLayout;
    foot->setContentsMargins(12, 0, 12, 12);
    foot->addWidget(buttons);
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    layout->addWidget(m_scroll, 1);
    layout->addLayout(foot);
    // Enter closes; it does not throw the settings away.
    buttons->button(QDialogButtonBox::RestoreDefaults)->setAutoDefault(false);
    buttons->button(QDialogButtonBox::Close)->setDefault(true);
    alignForms(*this);
}

QWidget* PreferencesDialog::buildEngine() {
    auto* const group = new QGroupBox(tr("Making sounds"), this);
    m_device = narrowBox(group, tr("Compute device"), tr("What the model runs on."));
    m_device->setObjectName(u"device"_s);
    m_memory = new QDoubleSpinBox(group);
    m_memory->setObjectName(u"maxMemory"_s);
    m_memory->setAccessibleName(tr("Memory limit"));
    m_memory->setRange(0.1, 1024);
    m_memory->setSingleStep(0.5);
    m_memory->setDecimals(1);
    m_memory->setSuffix(tr(" GB", "unit of a spin box"));
    m_memory->setToolTip(tr("The most memory that the engine may take on the compute device."));
    m_fields = new EngineFields(group);
    m_threads = new QSpinBox(group);
    m_threads->setObjectName(u"threads"_s);
    m_threads->setAccessibleName(tr("Processor threads"));
    m_threads->setRange(0, kMostThreads);
    m_threads->setSpecialValueText(tr("All cores"));
    m_typical = new QDoubleSpinBox(group);
    m_typical->setObjectName(u"typicalDuration"_s);
    m_typical->setAccessibleName(tr("Usual length"));
    // The decimals first: the least value is rounded to them.
    m_typical->setDecimals(2);
    m_typical->setRange(kMinDurationSeconds, kMaxDurationSeconds);
    m_typical->setSuffix(tr(" s", "unit of a spin box"));
    m_typical->setToolTip(
        tr("The model is laid out for sounds of this length when it is loaded. "
           "Other lengths sound the same and may take longer."));
    m_steps = new QSpinBox(group);
    m_steps->setObjectName(u"defaultSteps"_s);
    m_steps->setAccessibleName(tr("Steps to begin with"));
    m_steps->setRange(1, kMaxSteps);
    m_prediction = new QLabel(group);
    m_prediction->setObjectName(u"prediction"_s);
    m_prediction->setWordWrap(true);
    m_prediction->setTextFormat(Qt::PlainText);
    m_deviceNotes = new QLabel(group);
    m_deviceNotes->setObjectName(u"deviceNotes"_s);
    m_deviceNotes->setWordWrap(true);
    m_deviceNotes->setTextFormat(Qt::PlainText);
    // Of use in a report, and drawn whole: a label whose text cannot be selected cuts letters off
    // where words of the other direction are wrapped.
    m_deviceNotes->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_deviceNotes->setForegroundRole(QPalette::PlaceholderText);
    m_deviceNotes->hide();
    auto* const form = new QFormLayout(group);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(tr("Compute device"), m_device);
    form->addRow(m_deviceNotes);
    form->addRow(tr("Memory limit"), m_memory);
    form->addRow(m_fields);
    form->addRow(tr("Processor threads"), m_threads);
    form->addRow(tr("Usual length"), m_typical);
    form->addRow(tr("Steps to begin with"), m_steps);
    form->addRow(m_prediction);
    return group;
}

QCheckBox* PreferencesDialog::option(QFormLayout* form, const QString& text,
                                     const QString& effect) {
    auto* const box = new QCheckBox(text, this);
    box->setAccessibleName(text);
    box->setToolTip(effect);
    connect(box, &QCheckBox::clicked, this, &PreferencesDialog::writePreferences);
    form->addRow(box);
    return box;
}

QWidget* PreferencesDialog::buildWindow() {
    auto* const group = new QGroupBox(tr("The window"), this);
    auto* const form = new QFormLayout(group);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_language = narrowBox(group, tr("Language"), tr("The language of the window."));
    m_language->setObjectName(u"language"_s);
    m_language->addItem(tr("As the system"), QString());
    for (const QString& language : m_host.languages()) {
        m_language->addItem(languageName(language), language);
    }
    form->addRow(tr("Language"), m_language);
    m_autoPlay = option(form, tr("Play a sound as soon as it is made"),
                        tr("Not while another one is playing."));
    m_forming = option(form, tr("Show the sound while it forms"),
                       tr("A spectrogram every few steps. It costs a little time."));
    m_notify = option(form, tr("Notify me when a long job ends out of sight"),
                      tr("A notification of the desktop, when the window is not in front."));
    m_reducedMotion = option(form, tr("Reduce motion"), tr("Nothing moves or fades by itself."));
    return group;
}

QString PreferencesDialog::languageName(const QString& language) {
    const QLocale locale(language);
    QString name = locale.nativeLanguageName();
    if (language == "en"_L1) {
        name = u"English"_s;
    }
    return name.isEmpty() ? language : name.left(1).toUpper() + name.mid(1);
}

void PreferencesDialog::present(const GenerationRequest& request) {
    m_request = request;
    if (m_request.prompt.empty()) {
        m_request.prompt = "sound";
    }
    read();
    m_engine.findDevices(this, [this](const DeviceList& list) { addDevices(list); });
    show();
    raise();
    activateWindow();
}

void PreferencesDialog::addDevices(const DeviceList& list) {
    // The answer may come after a choice that is not written yet.
    const QString wanted = m_device->currentData().toString();
    m_device->clear();
    m_device->addItem(tr("Automatic"), u"auto"_s);
    for (const DeviceInfo& device : list.devices) {
        m_device->addItem(
            tr("%1 (%2, %3)", "name, id, memory of a device")
                .arg(QString::fromStdString(device.name), QString::fromStdString(device.id),
                     Formatting::bytes(device.totalBytes)),
            QString::fromStdString(device.id));
    }
    QStringList notes;
    for (const std::string& note : list.notes) {
        notes << EngineSentence::translated(note);
    }
    m_deviceNotes->setText(notes.join(u'\n'));
    m_deviceNotes->setVisible(!notes.isEmpty());
    chooseDevice(wanted);
    makeRoomSoon();
}

void PreferencesDialog::makeRoomSoon() {
    // A new text's height gets from layout to layout by events.
    QTimer::singleShot(0, this, &PreferencesDialog::makeRoom);
}

void PreferencesDialog::makeRoom() {
    // What does not fit on the screen scrolls.
    layout()->activate();
    const int others = height() - m_scroll->height();
    const int most = screen()->availableGeometry().height() * 9 / 10;
    const int needed = std::min(m_scroll->fullHeight() + others, most);
    if (height() < needed) {
        resize(width(), needed);
    }
    if (height() > most) {
        resize(width(), most);
    }
}

void PreferencesDialog::chooseDevice(const QString& device) {
    if (m_device->findData(device) < 0) {
        m_device->addItem(device == "auto"_L1 ? tr("Automatic") : device, device);
    }
    m_device->setCurrentIndex(m_device->findData(device));
}

void PreferencesDialog::read() {
    m_reading = true;
    const EngineConfig config = m_engine.config();
    chooseDevice(QString::fromStdString(config.device));
    m_memory->setValue(static_cast<double>(config.maxMemoryBytes) / kGibibyte);
    m_memoryRead = m_memory->value();
    m_fields->setConfig(config);
    m_threads->setValue(config.threads.value_or(0));
    m_typical->setValue(config.typicalDurationSeconds);
    m_typicalRead = m_typical->value();
    m_steps->setValue(config.diffusionSteps);
    const UiPreferences preferences = m_host.preferences();
    m_language->setCurrentIndex(std::max(0, m_language->findData(preferences.language)));
    m_reducedMotion->setChecked(preferences.reducedMotion);
    m_notify->setChecked(preferences.notify);
    m_autoPlay->setChecked(preferences.autoPlay);
    m_forming->setChecked(preferences.showForming);
    m_reading = false;
    predict();
}

void PreferencesDialog::writeConfig() {
    EngineConfig config = m_engine.config();
    config.device = m_device->currentData().toString().toStdString();
    // What is finer than the fields show stays as it is until somebody changes it here.
    if (m_memory->value() != std::exchange(m_memoryRead, m_memory->value())) {
        config.maxMemoryBytes = static_cast<std::int64_t>(m_memory->value() * kGibibyte);
    }
    m_fields->fill(config);
    config.threads.reset();
    if (m_threads->value() > 0) {
        config.threads = m_threads->value();
    }
    if (m_typical->value() != std::exchange(m_typicalRead, m_typical->value())) {
        config.typicalDurationSeconds = m_typical->value();
    }
    config.diffusionSteps = m_steps->value();
    Q_EMIT configWanted(config);
    predict();
}

void PreferencesDialog::writePreferences() {
    UiPreferences preferences = m_host.preferences();
    preferences.language = m_language->currentData().toString();
    preferences.reducedMotion = m_reducedMotion->isChecked();
    preferences.notify = m_notify->isChecked();
    preferences.autoPlay = m_autoPlay->isChecked();
    preferences.showForming = m_forming->isChecked();
    m_host.savePreferences(preferences);
    Q_EMIT preferencesChanged();
}

void PreferencesDialog::restoreDefaults() {
    EngineConfig config;
    config.modelPath = m_engine.config().modelPath;
    Q_EMIT configWanted(config);
    const UiPreferences before = m_host.preferences();
    UiPreferences preferences;
    preferences.recentModels = before.recentModels;
    preferences.recentSounds = before.recentSounds;
    preferences.lastFolder = before.lastFolder;
    preferences.language = before.language;
    m_host.savePreferences(preferences);
    Q_EMIT preferencesChanged();
    read();
}

void PreferencesDialog::predict() {
    m_engine.plan(m_request, m_engine.config(), this,
                  [this](const Result<MemoryPlan>& plan) { showPlan(plan); });
}

void PreferencesDialog::showPlan(const Result<MemoryPlan>& plan) {
    if (!plan) {
        m_prediction->setText(ErrorText(plan.error()).what);
        return;
    }
    const QString peak = Formatting::bytes(plan.value().predictedPeak);
    const QString length = Formatting::seconds(m_request.durationSeconds);
    m_prediction->setText(
        plan.value().fits ? tr("A sound of %1 will take about %2 of memory.").arg(length, peak)
                          : tr("A sound of %1 would take about %2 of memory: more than the limit.")
                                .arg(length, peak));
    makeRoomSoon();
}

}  // namespace audioldm::ui
