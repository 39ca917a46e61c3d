// SPDX-License-Identifier: MIT
#include "ui/widgets/takes_model.h"

#include <QMimeData>
#include <QUrl>
#include <algorithm>
#include <optional>
#include <utility>

#include "ui/bridge/library_client.h"
#include "ui/state/formatting.h"

namespace audioldm::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr int kPage = TakesSnapshot::kPage;

}  // namespace

TakesModel::TakesModel(LibraryClient& client, QObject* parent)
    : QAbstractListModel(parent),
      m_client(client) {
    connect(&m_client, &LibraryClient::changed, this, &TakesModel::refresh);
}

void TakesModel::setQuery(const TakeQuery& query) {
    m_query = query;
    m_query.limit = kPage;
    ++m_generation;
    m_pagesAsked.clear();
    m_refreshing = false;
    m_resetNext = true;
    m_firstVisible = 0;
    m_lastVisible = 0;
    refresh();
}

void TakesModel::setVisible(int first, int last) {
    m_firstVisible = std::max(0, first);
    m_lastVisible = std::max(m_firstVisible, last);
}

void TakesModel::refresh() {
    if (m_refreshing) {
        m_refreshAgain = true;
        return;
    }
    m_refreshing = true;
    m_refreshAgain = false;
    QList<int> pages = {0};
    for (int page = m_firstVisible / kPage; page <= m_lastVisible / kPage; ++page) {
        if (page != 0 && pages.size() < 4) {
            pages.append(page);
        }
    }
    m_client.ask(
        [pages, query = m_query](TakeLibrary& library) {
            TakesSnapshot snapshot;
            for (const int page : pages) {
                TakeQuery part = query;
                part.offset = page * kPage;
                Result<TakePage> answer = library.takes(part);
                if (!answer) {
                    snapshot.error = answer.error();
                    return snapshot;
                }
                snapshot.total = answer.value().total;
                snapshot.pages.emplace_back(part.offset, std::move(answer.value().takes));
            }
            // Takes that went in between are told of by the library's next signal.
            for (auto& [offset, takes] : snapshot.pages) {
                const std::int64_t room = std::max<std::int64_t>(0, snapshot.total - offset);
                takes.resize(std::min(takes.size(), static_cast<std::size_t>(room)));
            }
            return snapshot;
        },
        this,
        [this, generation = m_generation](const TakesSnapshot& snapshot) {
            if (generation != m_generation) {
                return;
            }
            m_refreshing = false;
            if (snapshot.error) {
                Q_EMIT failed(*snapshot.error);
            } else {
                apply(snapshot);
                Q_EMIT refreshed();
            }
            if (m_refreshAgain) {
                refresh();
            }
        });
}

void TakesModel::apply(const TakesSnapshot& snapshot) {
    // Pages that were asked for before this moment would come with older rows; those that are not
    // in the snapshot are asked for anew when they are looked at.
    ++m_generation;
    m_pagesAsked.clear();
    for (const auto& [offset, takes] : snapshot.pages) {
        m_pagesAsked.insert(offset / kPage);
    }
    if (m_resetNext) {
        m_resetNext = false;
        applyReset(snapshot);
        return;
    }
    if (!applyInPlace(snapshot) && !applyInsertion(snapshot) && !applyRemoval(snapshot)) {
        applyReset(snapshot);
    }
}

bool TakesModel::applyInPlace(const TakesSnapshot& snapshot) {
    if (!hasSameRows(m_rows, snapshot)) {
        return false;
    }
    overwrite(snapshot);
    return true;
}

bool TakesModel::applyInsertion(const TakesSnapshot& snapshot) {
    const std::optional<std::vector<int>> inserted = insertedRows(m_rows, snapshot);
    if (!inserted) {
        return false;
    }
    for (std::size_t begin = 0; begin < inserted->size();) {
        const int first = (*inserted)[begin];
        std::size_t count = 1;
        while (begin + count < inserted->size() &&
               (*inserted)[begin + count] == first + static_cast<int>(count)) {
            ++count;
        }
        beginInsertRows({}, first, first + static_cast<int>(count) - 1);
        m_rows.insert(m_rows.begin() + first, count, nullptr);
        endInsertRows();
        begin += count;
    }
    overwrite(snapshot);
    return true;
}

bool TakesModel::applyRemoval(const TakesSnapshot& snapshot) {
    const std::optional<std::vector<int>> removed = removedRows(m_rows, snapshot);
    if (!removed) {
        return false;
    }
    for (auto each = removed->rbegin(); each != removed->rend(); ++each) {
        beginRemoveRows({}, *each, *each);
        m_rows.erase(m_rows.begin() + *each);
        endRemoveRows();
    }
    overwrite(snapshot);
    return true;
}

void TakesModel::applyReset(const TakesSnapshot& snapshot) {
    beginResetModel();
    m_rows.assign(static_cast<std::size_t>(std::max<std::int64_t>(0, snapshot.total)), nullptr);
    for (const auto& [offset, takes] : snapshot.pages) {
        for (std::size_t index = 0; index < takes.size(); ++index) {
            m_rows[static_cast<std::size_t>(offset) + index] =
                std::make_shared<const StoredTake>(takes[index]);
        }
    }
    endResetModel();
}

void TakesModel::overwrite(const TakesSnapshot& snapshot) {
    for (const auto& [offset, takes] : snapshot.pages) {
        for (std::size_t index = 0; index < takes.size(); ++index) {
            m_rows[static_cast<std::size_t>(offset) + index] =
                std::make_shared<const StoredTake>(takes[index]);
        }
    }
    if (!m_rows.empty()) {
        Q_EMIT dataChanged(index(0), index(static_cast<int>(m_rows.size()) - 1));
    }
}

void TakesModel::fetchPage(int page) const {
    if (m_pagesAsked.contains(page) || m_resetNext) {
        return;
    }
    m_pagesAsked.insert(page);
    TakeQuery query = m_query;
    query.offset = page * kPage;
    // data() is const; the answer changes the model when it comes.
    auto* const self = const_cast<TakesModel*>(this);
    m_client.ask([query](TakeLibrary& library) { return library.takes(query); }, self,
                 [self, page, generation = m_generation](const Result<TakePage>& answer) {
                     if (generation == self->m_generation) {
                         self->take(page, answer);
                     }
                 });
}

void TakesModel::take(int page, const Result<TakePage>& answer) {
    if (!answer) {
        Q_EMIT failed(answer.error());
        return;
    }
    if (answer.value().total != static_cast<std::int64_t>(m_rows.size())) {
        // The library has changed; what changed is told by its own signal.
        refresh();
        return;
    }
    const std::size_t first = static_cast<std::size_t>(page) * kPage;
    std::size_t row = first;
    for (const StoredTake& take : answer.value().takes) {
        if (row < m_rows.size()) {
            m_rows[row++] = std::make_shared<const StoredTake>(take);
        }
    }
    if (row > first) {
        Q_EMIT dataChanged(index(static_cast<int>(first)), index(static_cast<int>(row) - 1));
    }
}

const StoredTake* TakesModel::takeAt(int row) const {
    return row >= 0 && row < rowCount() ? m_rows[static_cast<std::size_t>(row)].get() : nullptr;
}

int TakesModel::rowOf(const QString& id) const {
    const std::string wanted = id.toStdString();
    for (std::size_t row = 0; row < m_rows.size(); ++row) {
        if (m_rows[row] != nullptr && m_rows[row]->id == wanted) {
            return static_cast<int>(row);
        }
    }
    return -1;
}

int TakesModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant TakesModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) {
        return {};
    }
    if (role == Qt::DisplayRole) {
        fetchPage(index.row() / kPage);
    }
    const StoredTake* const take = takeAt(index.row());
    if (take == nullptr) {
        return {};
    }
    switch (role) {
        case Qt::DisplayRole:
            return titleOf(*take);
        case Qt::EditRole:
            return QString::fromStdString(take->name);
        case Qt::ToolTipRole:
            return take->fileMissing ? tr("The file is not where it was: %1")
                                           .arg(QString::fromStdString(take->file))
                                     : Formatting::parameters(take->recipe.request);
        case Qt::AccessibleTextRole:
            return accessibleText(*take);
        case IdRole:
            return QString::fromStdString(take->id);
        case StarredRole:
            return take->starred;
        default:
            return {};
    }
}

QString TakesModel::accessibleText(const StoredTake& take) const {
    const QString text =
        tr("%1, %2", "title and details of a take").arg(titleOf(take), detailsOf(take));
    return take.starred ? tr("%1, starred").arg(text) : text;
}

bool TakesModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    const StoredTake* const take = takeAt(index.row());
    if (take == nullptr || role != Qt::EditRole) {
        return false;
    }
    const QString before = QString::fromStdString(take->name);
    const QString after = value.toString().simplified();
    if (before == after) {
        return false;
    }
    Q_EMIT renameWanted(QString::fromStdString(take->id), before, after);
    return true;
}

Qt::ItemFlags TakesModel::flags(const QModelIndex& index) const {
    Qt::ItemFlags flags = QAbstractListModel::flags(index);
    if (!index.isValid()) {
        return flags;
    }
    flags |= Qt::ItemIsEditable;
    if (const StoredTake* const take = takeAt(index.row())) {
        flags.setFlag(Qt::ItemIsDragEnabled, !take->fileMissing);
    }
    return flags;
}

QStringList TakesModel::mimeTypes() const {
    return {u"text/uri-list"_s};
}

QMimeData* TakesModel::mimeData(const QModelIndexList& indexes) const {
    QList<QUrl> files;
    for (const QModelIndex& index : indexes) {
        const StoredTake* const take = takeAt(index.row());
        if (take != nullptr && !take->fileMissing) {
            files.append(QUrl::fromLocalFile(QString::fromStdString(take->file)));
        }
    }
    auto* const data = new QMimeData;
    data->setUrls(files);
    return data;
}

Qt::DropActions TakesModel::supportedDragActions() const {
    return Qt::CopyAction;
}

QString TakesModel::titleOf(const StoredTake& take) {
    const QString name = QString::fromStdString(take.name);
    return name.isEmpty() ? QString::fromStdString(take.recipe.request.prompt).simplified() : name;
}

QString TakesModel::detailsOf(const StoredTake& take) {
    const double seconds = take.sampleRate > 0 ? static_cast<double>(take.samples) / take.sampleRate
                                               : take.recipe.request.durationSeconds;
    if (!take.recipe.request.seed) {
        return Formatting::seconds(seconds);
    }
    return tr("%1, seed %2")
        .arg(Formatting::seconds(seconds), QString::number(*take.recipe.request.seed));
}

}  // namespace audioldm::ui
