// SPDX-License-Identifier: MIT
#include "ui/widgets/engine_fields.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QLocale>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/widgets/narrow_box.h"

namespace audioldm::ui {
namespace {

using namespace Qt::StringLiterals;

template <typename Value>
void chooseValue(QComboBox* box, Value value) {
    box->setCurrentIndex(std::max(0, box->findData(static_cast<int>(value))));
}

bool holds(const EngineConfig& config, OffloadModule module) {
    return std::find(config.offloadModules.begin(), config.offloadModules.end(), module) !=
           config.offloadModules.end();
}

}  // namespace

EngineFields::EngineFields(QWidget* parent)
    : QWidget(parent),
      m_precision(narrowBox(this, tr("Precision"),
                            tr("Number format of the computation. Half precision takes half the "
                               "memory and is faster where the hardware has it."))),
      m_quantization(narrowBox(this, tr("Weights"),
                               tr("How the model's weights are stored. Fewer bits take less "
                                  "memory and change the sound a little."))),
      m_offloadEncoder(new QCheckBox(tr("Text encoder"), this)),
      m_offloadUnet(new QCheckBox(tr("U-Net"), this)),
      m_offloadDecoder(new QCheckBox(tr("Decoder"), this)) {
    m_precision->setObjectName(u"precision"_s);
    m_precision->addItem(tr("Automatic"), static_cast<int>(Precision::Auto));
    m_precision->addItem(tr("Full (float32)"), static_cast<int>(Precision::Float32));
    m_precision->addItem(tr("Half (float16)"), static_cast<int>(Precision::Float16));
    m_precision->addItem(tr("Half (bfloat16)"), static_cast<int>(Precision::BFloat16));
    m_quantization->setObjectName(u"quantization"_s);
    m_quantization->addItem(tr("As computed"), static_cast<int>(Quantization::None));
    const auto bits = [](int count) { return tr("%1 bits").arg(QLocale().toString(count)); };
    m_quantization->addItem(bits(8), static_cast<int>(Quantization::EightBit));
    m_quantization->addItem(bits(4), static_cast<int>(Quantization::FourBit));
    const QString effect =
        tr("Kept off the compute device while not in use: takes less of its memory and a little "
           "more time.");
    auto* const modules = new QVBoxLayout;
    modules->setSpacing(2);
    for (QCheckBox* const box : {m_offloadEncoder, m_offloadUnet, m_offloadDecoder}) {
        box->setToolTip(effect);
        box->setAccessibleDescription(effect);
        box->setAccessibleName(tr("Offload: %1").arg(box->text()));
        connect(box, &QCheckBox::clicked, this, &EngineFields::changed);
        modules->addWidget(box);
    }
    connect(m_precision, &QComboBox::activated, this, &EngineFields::changed);
    connect(m_quantization, &QComboBox::activated, this, &EngineFields::changed);
    auto* const form = new QFormLayout(this);
    form->setContentsMargins(0, 0, 0, 0);
    form->setRowWrapPolicy(QFormLayout::DontWrapRows);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(tr("Precision"), m_precision);
    form->addRow(tr("Weights"), m_quantization);
    form->addRow(tr("Offload"), modules);
}

void EngineFields::fill(EngineConfig& config) const {
    config.precision = static_cast<Precision>(m_precision->currentData().toInt());
    config.useHalfPrecision = config.precision != Precision::Float32;
    config.quantization = static_cast<Quantization>(m_quantization->currentData().toInt());
    config.offloadModules.clear();
    if (m_offloadEncoder->isChecked()) {
        config.offloadModules.push_back(OffloadModule::Encoder);
    }
    if (m_offloadUnet->isChecked()) {
        config.offloadModules.push_back(OffloadModule::Unet);
    }
    if (m_offloadDecoder->isChecked()) {
        config.offloadModules.push_back(OffloadModule::Decoder);
    }
}

void EngineFields::setConfig(const EngineConfig& config) {
    const bool full = config.precision == Precision::Auto && !config.useHalfPrecision;
    chooseValue(m_precision, full ? Precision::Float32 : config.precision);
    chooseValue(m_quantization, config.quantization);
    m_offloadEncoder->setChecked(holds(config, OffloadModule::Encoder));
    m_offloadUnet->setChecked(holds(config, OffloadModule::Unet));
    m_offloadDecoder->setChecked(holds(config, OffloadModule::Decoder));
}

}  // namespace audioldm::ui
