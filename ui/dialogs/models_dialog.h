// SPDX-License-Identifier: MIT
#pragma once

#include <QDialog>
#include <memory>

#include "ui/state/studio_host.h"

class QLabel;
class QPushButton;
class QTreeWidget;

namespace audioldm::ui {

class EngineClient;
class Mailbox;

/// The models that are on this machine: which is in use, how large they are, under which licence;
/// and the folder into which others are put.
///
/// thread  GUI thread
class ModelsDialog final : public QDialog {
    Q_OBJECT

public:
    /// engine, host  outlive the dialog
    ModelsDialog(EngineClient& engine, StudioHost& host, QWidget* parent);
    ~ModelsDialog() override;
    Q_DISABLE_COPY_MOVE(ModelsDialog)

    void present();
    /// Whether another model can be chosen now.
    void setMayChange(bool may);

Q_SIGNALS:
    /// A name of the catalogue or a folder.
    void modelWanted(const QString& model);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void build();
    void refresh();
    void fill(const QList<InstalledModel>& models);
    void follow();
    void askFolder();

    EngineClient& m_engine;
    StudioHost& m_host;
    QTreeWidget* m_list;
    QPushButton* m_use;
    bool m_mayChange = true;
    QLabel* m_present;
    std::shared_ptr<Mailbox> m_mailbox;
};

}  // namespace audioldm::ui
