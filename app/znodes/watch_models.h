// Who holds a watch on a znode, and which watches have fired: two tables over the ledger of sessions.
#pragma once

#include <QAbstractTableModel>
#include <string>
#include <vector>

#include "app/znodes/znode_facts.h"

namespace qs::app {

class WatchHolders : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Who, Server, Kind, ColumnCount };

    WatchHolders(const TraceIndex& index, const ZnodeFacts& facts, QObject* parent = nullptr);
    /// Watches on `path`, and recursive ones on what is above it, at the index's moment.
    void refresh(const std::string& path);
    /// Seq of the WatchSet record.
    std::uint64_t recordAt(int row) const { return m_rows.at(static_cast<std::size_t>(row)).set; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row {
        SessionId session;
        NodeId node;
        tree::WatchKind kind{};
        std::string above;  ///< where a recursive watch stands; empty: at the znode itself
        std::uint64_t set = 0;
        bool operator==(const Row&) const = default;
    };
    const TraceIndex& m_index;
    const ZnodeFacts& m_facts;
    std::vector<Row> m_rows;
};

/// Newest first.
class FiredWatches : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { When, Event, Path, Who, ColumnCount };

    FiredWatches(const TraceIndex& index, const ZnodeFacts& facts, QObject* parent = nullptr);
    /// Those of the index's moment; of one path alone unless it is empty.
    void refresh(const std::string& onlyPath);
    const WatchEvent& eventAt(int row) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    bool shown(const WatchEvent& event) const;

    const TraceIndex& m_index;
    const ZnodeFacts& m_facts;
    std::string m_onlyPath;
    VirtualTime m_upTo;
    std::size_t m_seen = 0;             ///< of the ledger's events
    std::vector<std::uint32_t> m_rows;  ///< indices of the ledger's events, oldest first
};

}  // namespace qs::app
