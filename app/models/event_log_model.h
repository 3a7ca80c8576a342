// The event list: notable records in words, newest last. Heartbeats, timers and the like are folded away by default.
// Texts are made when a row is looked at.
#pragma once

#include <QAbstractTableModel>
#include <QString>
#include <vector>

#include "engine/trace/batch.h"

namespace qs::app {

class EventLogModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Time, Node, What, ColumnCount };
    enum Role { SeqRole = Qt::UserRole };

    explicit EventLogModel(QObject* parent = nullptr) : QAbstractTableModel(parent) {}

    /// Appends the batch's records that pass the filter, as one insertion.
    void append(const trace::Batch& batch);
    /// Everything, protocol chatter included.
    void setShowAll(bool all);
    /// Rows whose text holds this, without regard to case; empty: all.
    void setFilter(const QString& text);
    bool showAll() const { return m_showAll; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    /// Row of the record, or of the first one after it; -1 when there is none.
    int rowOf(quint64 seq) const;

private:
    bool passes(const trace::Record& record) const;
    void rebuild();

    trace::Tables m_tables;
    std::vector<trace::Record> m_records;
    std::vector<std::uint32_t> m_rows;  ///< indices into m_records
    bool m_showAll = false;
    QString m_filter;
};

}  // namespace qs::app
