// SPDX-License-Identifier: MIT
#pragma once

#include <QStringList>
#include <QWidget>

#include "engine/api/engine_config.h"
#include "engine/api/generation_request.h"

class QComboBox;
class QDoubleSpinBox;
class QFormLayout;

namespace audioldm::ui {

class EngineFields;

/// What few people change: how the noise is taken away, and how the engine computes.
///
/// thread  GUI thread
class AdvancedPanel final : public QWidget {
    Q_OBJECT

public:
    explicit AdvancedPanel(QWidget* parent = nullptr);
    Q_DISABLE_COPY_MOVE(AdvancedPanel)

    /// The default one first.
    void setSchedulers(const QStringList& names);
    /// Writes its fields into `request`; the others are left alone.
    void fill(GenerationRequest& request) const;
    void setRequest(const GenerationRequest& request);
    /// Writes its fields into `config`; the others are left alone.
    void fill(EngineConfig& config) const;
    void setConfig(const EngineConfig& config);

Q_SIGNALS:
    void requestChanged();
    void configChanged();

private:
    void buildRequest(QFormLayout* form);
    void follow();
    QDoubleSpinBox* fraction(const QString& name, const QString& effect, double byDefault);

    QComboBox* m_scheduler;
    QDoubleSpinBox* m_eta;
    QDoubleSpinBox* m_guidanceStart;
    QDoubleSpinBox* m_guidanceEnd;
    QDoubleSpinBox* m_rescale;
    EngineFields* m_engine;
};

}  // namespace audioldm::ui
