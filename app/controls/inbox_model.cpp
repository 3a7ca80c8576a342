#include "app/controls/inbox_model.h"

#include <algorithm>

namespace qs::app {

using namespace Qt::StringLiterals;

namespace {

/// Order of rows: messages by their sending, then timers by their kind.
auto placeOf(const InboxItem& item) {
    return std::tuple{item.isTimer(), item.sent, item.timer};
}

}  // namespace

InboxModel::InboxModel(const TraceIndex& index, const ViewState& view, QObject* parent)
    : QAbstractItemModel(parent), m_index(index), m_view(view) {
    for (const auto& [id, node] : index.nodes())
        m_groups.push_back({id, inboxOf(index, id, view)});
}

void InboxModel::refresh() {
    for (int i = 0; i < static_cast<int>(m_groups.size()); ++i)
        bringUpToDate(i, inboxOf(m_index, m_groups[static_cast<std::size_t>(i)].node, m_view));
    if (m_groups.empty()) return;
    emit dataChanged(index(0, 0), index(static_cast<int>(m_groups.size()) - 1, ColumnCount - 1));
}

/// Both lists are in the same order: what is in one alone has gone or come.
void InboxModel::bringUpToDate(int group, std::vector<InboxItem> now) {
    const QModelIndex parent = index(group, 0);
    std::vector<InboxItem>& items = m_groups[static_cast<std::size_t>(group)].items;
    int row = 0;
    for (const InboxItem& item : now) {
        int gone = row;
        while (gone < static_cast<int>(items.size()) && placeOf(items[static_cast<std::size_t>(gone)]) < placeOf(item))
            ++gone;
        if (gone > row) {
            beginRemoveRows(parent, row, gone - 1);
            items.erase(items.begin() + row, items.begin() + gone);
            endRemoveRows();
        }
        if (row < static_cast<int>(items.size()) && items[static_cast<std::size_t>(row)].sameAs(item)) {
            items[static_cast<std::size_t>(row)] = item;
        } else {
            beginInsertRows(parent, row, row);
            items.insert(items.begin() + row, item);
            endInsertRows();
        }
        ++row;
    }
    if (row < static_cast<int>(items.size())) {
        beginRemoveRows(parent, row, static_cast<int>(items.size()) - 1);
        items.erase(items.begin() + row, items.end());
        endRemoveRows();
    }
    if (row > 0) emit dataChanged(index(0, 0, parent), index(row - 1, ColumnCount - 1, parent));
}

const InboxItem* InboxModel::itemAt(const QModelIndex& index) const {
    if (!index.isValid() || index.internalId() == 0) return nullptr;
    const auto& items = m_groups[index.internalId() - 1].items;
    return &items[static_cast<std::size_t>(index.row())];
}

NodeId InboxModel::nodeAt(const QModelIndex& index) const {
    if (!index.isValid()) return {};
    const std::size_t group = index.internalId() == 0 ? static_cast<std::size_t>(index.row()) : index.internalId() - 1;
    return m_groups[group].node;
}

/// The internal id of an item is the place of its replica, counted from 1; of a replica 0.
QModelIndex InboxModel::index(int row, int column, const QModelIndex& parent) const {
    if (!hasIndex(row, column, parent)) return {};
    return createIndex(row, column, parent.isValid() ? static_cast<quintptr>(parent.row()) + 1 : quintptr{0});
}

QModelIndex InboxModel::parent(const QModelIndex& index) const {
    if (!index.isValid() || index.internalId() == 0) return {};
    return createIndex(static_cast<int>(index.internalId()) - 1, 0, quintptr{0});
}

int InboxModel::rowCount(const QModelIndex& parent) const {
    if (!parent.isValid()) return static_cast<int>(m_groups.size());
    if (parent.internalId() != 0 || parent.column() != 0) return 0;
    return static_cast<int>(m_groups[static_cast<std::size_t>(parent.row())].items.size());
}

int InboxModel::columnCount(const QModelIndex&) const {
    return ColumnCount;
}

QString InboxModel::groupWords(const Group& group) const {
    if (!m_index.node(group.node).alive) return tr("dead");
    const auto timers = static_cast<int>(
        std::count_if(group.items.begin(), group.items.end(), [](const InboxItem& i) { return i.isTimer(); }));
    const auto messages = static_cast<int>(group.items.size()) - timers;
    //: %1: "3 messages", %2: "2 timers"
    return tr("%1, %2").arg(tr("%n message(s)", nullptr, messages), tr("%n timer(s)", nullptr, timers));
}

QVariant InboxModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || (role != Qt::DisplayRole && role != Qt::ToolTipRole)) return {};
    const InboxItem* item = itemAt(index);
    if (!item) {
        const Group& group = m_groups[static_cast<std::size_t>(index.row())];
        if (index.column() == What) return tr("Replica %1").arg(QString::fromStdString(toString(group.node)));
        return index.column() == State ? groupWords(group) : QString();
    }
    switch (index.column()) {
        case What:
            return inboxWords(*item, m_index);
        case From:
            return item->isTimer() ? QString() : QString::fromStdString(toString(item->from));
        default:
            return inboxState(*item, m_index.now());
    }
}

QVariant InboxModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    switch (section) {
        case What:
            return tr("Waits at");
        case From:
            return tr("From");
        default:
            return tr("State");
    }
}

}  // namespace qs::app
