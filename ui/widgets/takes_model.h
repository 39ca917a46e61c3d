// SPDX-License-Identifier: MIT
#pragma once

#include <QAbstractListModel>
#include <QSet>
#include <QString>

#include "engine/api/take_library.h"
#include "ui/widgets/takes_snapshot.h"

namespace audioldm::ui {

class LibraryClient;

/// The takes of the library that match a query, fetched page by page when they are looked at: the
/// list has all its rows at once, those not fetched are empty for a moment.
///
/// thread  GUI thread
class TakesModel final : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role {
        IdRole = Qt::UserRole,
        StarredRole,
    };

    /// client  outlives the model
    explicit TakesModel(LibraryClient& client, QObject* parent = nullptr);
    Q_DISABLE_COPY_MOVE(TakesModel)

    /// Lists what matches from now on; offset and limit are the model's own.
    void setQuery(const TakeQuery& query);
    [[nodiscard]] const TakeQuery& query() const { return m_query; }
    /// Rows that are on the screen: they are fetched first and kept fresh.
    void setVisible(int first, int last);
    /// Looks again at what the library holds; rows that stay keep their place.
    void refresh();

    /// Null while it is not fetched.
    [[nodiscard]] const StoredTake* takeAt(int row) const;
    /// -1 when no fetched row is that take.
    [[nodiscard]] int rowOf(const QString& id) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    [[nodiscard]] QStringList mimeTypes() const override;
    [[nodiscard]] QMimeData* mimeData(const QModelIndexList& indexes) const override;
    [[nodiscard]] Qt::DropActions supportedDragActions() const override;

    /// What the list shows of a take: its name, else its prompt.
    [[nodiscard]] static QString titleOf(const StoredTake& take);
    /// "5.0 s, seed 7"
    [[nodiscard]] static QString detailsOf(const StoredTake& take);

Q_SIGNALS:
    /// The first answer to a query, or to a refresh, is there.
    void refreshed();
    void failed(const audioldm::Error& error);
    void renameWanted(const QString& id, const QString& before, const QString& after);

private:
    void fetchPage(int page) const;
    void take(int page, const Result<TakePage>& answer);
    void apply(const TakesSnapshot& snapshot);
    [[nodiscard]] bool applyInPlace(const TakesSnapshot& snapshot);
    [[nodiscard]] bool applyInsertion(const TakesSnapshot& snapshot);
    [[nodiscard]] bool applyRemoval(const TakesSnapshot& snapshot);
    void applyReset(const TakesSnapshot& snapshot);
    void overwrite(const TakesSnapshot& snapshot);
    [[nodiscard]] QString accessibleText(const StoredTake& take) const;

    LibraryClient& m_client;
    TakeQuery m_query;
    TakeRows m_rows;
    mutable QSet<int> m_pagesAsked;  ///< since the last snapshot: asked for or there
    int m_generation = 0;            ///< of the query: answers to older ones are dropped
    int m_firstVisible = 0;
    int m_lastVisible = 0;
    bool m_refreshing = false;
    bool m_refreshAgain = false;
    bool m_resetNext = true;
};

}  // namespace audioldm::ui
