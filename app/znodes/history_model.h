// What happened to one znode, newest first: every transaction of one history that touched it, with its zxid. The
// history is walked backwards a few milliseconds at a time; when it grows, only what is new is walked.
#pragma once

#include <QAbstractTableModel>
#include <QTimer>
#include <functional>
#include <string>
#include <vector>

#include "app/znodes/session_ledger.h"

namespace qs::app {

/// One transaction's effect on one znode.
struct ZnodeChange {
    enum class What { Created, DataSet, AclSet, Deleted, ChildCreated, ChildDeleted };
    What what = What::Created;
    tree::Data data;            ///< Created, DataSet: as it was then
    std::string child;          ///< of the Child ones: its name
    std::int32_t version = 0;   ///< DataSet, AclSet
    bool sessionEnded = false;  ///< deleted with the session of its owner
};
/// In order; empty: the transaction does not touch it.
std::vector<ZnodeChange> changesOf(const tree::Txn& txn, const std::string& path);

class HistoryModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { ZxidColumn, When, What, Value, By, ColumnCount };

    explicit HistoryModel(const trace::Tables& tables, QObject* parent = nullptr);

    /// `head`: where the replica's tree stands. Empty path: no rows.
    void show(const std::string& path, trace::TxnRef head);
    /// Creations and deletions of children are listed, too.
    void setWithChildren(bool with);
    /// Names for By: as long as the model lives.
    void setNames(std::function<QString(SessionId)> names) { m_names = std::move(names); }
    bool walking() const { return m_timer.isActive(); }

    trace::TxnRef txnAt(int row) const { return m_rows.at(static_cast<std::size_t>(row)).txn; }
    /// Row of the transaction with that zxid; -1: none.
    int rowOf(Zxid zxid) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

signals:
    void progressed();

private:
    struct Row {
        trace::TxnRef txn;
        ZnodeChange change;
    };

    void restart();
    void step();
    bool grows(trace::TxnRef head) const;
    QString words(const ZnodeChange& change) const;
    QString actor(const Row& row) const;

    const trace::Tables& m_tables;
    std::function<QString(SessionId)> m_names;
    std::string m_path;
    trace::TxnRef m_head;  ///< the newest transaction that is listed, or is about to be
    trace::TxnRef m_end;   ///< the walk ends before it: what stands there is listed already
    trace::TxnRef m_at;    ///< next one to look at
    int m_insertAt = 0;    ///< row of the next find
    bool m_withChildren = false;
    std::vector<Row> m_rows;
    QTimer m_timer;
};

}  // namespace qs::app
