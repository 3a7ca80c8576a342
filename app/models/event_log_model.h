// The event list: notable records in words, newest last. Heartbeats, timers and the like are folded away by default.
// Texts are made when a row is looked at; a filter reads the run in slices, so that no run is too long for it.
#pragma once

#include <QAbstractTableModel>
#include <QString>
#include <QTimer>
#include <vector>

#include "app/models/record_store.h"

namespace qs::app {

class EventLogModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Time, Node, What, ColumnCount };
    enum Role { SeqRole = Qt::UserRole };

    explicit EventLogModel(const RecordStore& records, QObject* parent = nullptr);

    /// Takes in what was appended to the store; goes on later by itself where that is much.
    void follow();
    /// Takes everything up to that record in at once. Requires: no filter, whose texts would take long.
    void readTo(quint64 seq);
    /// Everything, protocol chatter included.
    void setShowAll(bool all);
    /// Rows whose text holds this, without regard to case; empty: all.
    void setFilter(const QString& text);
    bool showAll() const { return m_showAll; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    /// Row of the record, or of the first one after it; -1 when there is none (yet).
    int rowOf(quint64 seq) const;

private:
    template <class GoesOn>
    void readWhile(GoesOn goesOn);
    bool passes(const trace::Record& record) const;
    void rebuild();

    const RecordStore& m_records;
    std::vector<std::uint32_t> m_rows;  ///< seqs, ascending
    std::uint64_t m_read = 0;           ///< records looked at
    QTimer m_more;
    bool m_showAll = false;
    QString m_filter;
};

}  // namespace qs::app
