// The inboxes of all replicas as a tree: a row a replica, below it what waits there. Rows keep their identity while
// others come and go, so that selection and keyboard stay where they are.
#pragma once

#include <QAbstractItemModel>

#include "app/controls/inbox.h"

namespace qs::app {

class InboxModel : public QAbstractItemModel {
    Q_OBJECT
public:
    enum Column { What, From, State, ColumnCount };

    InboxModel(const TraceIndex& index, const ViewState& view, QObject* parent = nullptr);

    /// Shows what waits now.
    void refresh();
    /// None: a row of a replica.
    const InboxItem* itemAt(const QModelIndex& index) const;
    NodeId nodeAt(const QModelIndex& index) const;

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& index) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    struct Group {
        NodeId node;
        std::vector<InboxItem> items;
    };

    void bringUpToDate(int group, std::vector<InboxItem> now);
    QString groupWords(const Group& group) const;

    const TraceIndex& m_index;
    const ViewState& m_view;
    std::vector<Group> m_groups;
};

}  // namespace qs::app
