#include "app/models/event_log_model.h"

#include <algorithm>

#include "app/models/record_words.h"
#include "app/models/slice.h"
#include "engine/trace/transcript.h"

namespace qs::app {

EventLogModel::EventLogModel(const RecordStore& records, QObject* parent)
    : QAbstractTableModel(parent), m_records(records) {
    m_more.setSingleShot(true);
    connect(&m_more, &QTimer::timeout, this, &EventLogModel::follow);
}

bool EventLogModel::passes(const trace::Record& record) const {
    if (!m_showAll && !trace::isNotable(record)) return false;
    if (m_filter.isEmpty()) return true;
    return RecordWords::line(record, m_records.tables()).contains(m_filter, Qt::CaseInsensitive);
}

void EventLogModel::follow() {
    const Slice slice;
    readWhile([&] { return !slice.isOver(); });
}

void EventLogModel::readTo(quint64 seq) {
    readWhile([&] { return m_read < seq; });
}

template <class GoesOn>
void EventLogModel::readWhile(GoesOn goesOn) {
    std::vector<std::uint32_t> fresh;
    while (m_read < m_records.size() && goesOn()) {
        if (passes(m_records.at(++m_read))) fresh.push_back(static_cast<std::uint32_t>(m_read));
    }
    if (m_read < m_records.size()) m_more.start();
    if (fresh.empty()) return;
    const int first = static_cast<int>(m_rows.size());
    beginInsertRows({}, first, first + static_cast<int>(fresh.size()) - 1);
    m_rows.insert(m_rows.end(), fresh.begin(), fresh.end());
    endInsertRows();
}

void EventLogModel::rebuild() {
    beginResetModel();
    m_rows.clear();
    m_read = 0;
    endResetModel();
    follow();
}

void EventLogModel::setShowAll(bool all) {
    if (all == m_showAll) return;
    m_showAll = all;
    rebuild();
}

void EventLogModel::setFilter(const QString& text) {
    if (text == m_filter) return;
    m_filter = text;
    rebuild();
}

int EventLogModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int EventLogModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant EventLogModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount()) return {};
    const trace::Record& r = m_records.at(m_rows[static_cast<std::size_t>(index.row())]);
    if (role == SeqRole) return QVariant::fromValue<quint64>(r.seq);
    if (role == Qt::TextAlignmentRole && index.column() == Time) return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole) return {};
    switch (index.column()) {
        case Time:
            return QString::fromStdString(toString(r.at));
        case Node:
            return r.node ? tr("node %1").arg(r.node.value) : QString();
        case What:
            return RecordWords::describe(r, m_records.tables());
        default:
            return {};
    }
}

QVariant EventLogModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::TextAlignmentRole && section == Time) return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole) return {};
    switch (section) {
        case Time:
            return tr("Time");
        case Node:
            return tr("Node");
        case What:
            return tr("What happened");
        default:
            return {};
    }
}

int EventLogModel::rowOf(quint64 seq) const {
    const auto it = std::lower_bound(m_rows.begin(), m_rows.end(), seq);
    return it == m_rows.end() ? -1 : static_cast<int>(it - m_rows.begin());
}

}  // namespace qs::app
