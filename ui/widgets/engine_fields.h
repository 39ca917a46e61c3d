// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

#include "engine/api/engine_config.h"

class QCheckBox;
class QComboBox;

namespace audioldm::ui {

/// How the engine computes: number format, storage of the weights, modules kept off the device.
///
/// thread  GUI thread
class EngineFields final : public QWidget {
    Q_OBJECT

public:
    explicit EngineFields(QWidget* parent = nullptr);
    Q_DISABLE_COPY_MOVE(EngineFields)

    /// Writes its fields into `config`; the others are left alone.
    void fill(EngineConfig& config) const;
    /// changed() does not come.
    void setConfig(const EngineConfig& config);

Q_SIGNALS:
    /// By the user.
    void changed();

private:
    QComboBox* m_precision;
    QComboBox* m_quantization;
    QCheckBox* m_offloadEncoder;
    QCheckBox* m_offloadUnet;
    QCheckBox* m_offloadDecoder;
};

}  // namespace audioldm::ui
