#include "app/znodes/watch_models.h"

#include "app/znodes/znode_text.h"

namespace qs::app {

namespace {

QString who(SessionId session, const RequestLedger& requests, int role) {
    return role == Qt::ToolTipRole ? sessionName(session, requests) : shortSessionName(session, requests);
}

}  // namespace

WatchHolders::WatchHolders(const TraceIndex& index, const ZnodeFacts& facts, QObject* parent)
    : QAbstractTableModel(parent), m_index(index), m_facts(facts) {}

void WatchHolders::refresh(const std::string& path) {
    std::vector<Row> rows;
    const VirtualTime now = m_index.now();
    for (const auto& [id, client] : m_index.clients()) {
        const ConnectionSpan* span = path.empty() ? nullptr : m_facts.sessions.connection(id);
        if (!span) continue;
        for (const WatchSpan& watch : span->watches) {
            if (!watch.at(now)) continue;
            const std::string& on = m_index.tables().text(watch.path);
            const bool recursive = watch.kind == tree::WatchKind::PersistentRecursive;
            const bool covers = recursive && (on == "/" || path.starts_with(on + "/"));
            if (on != path && !covers) continue;
            rows.push_back({client.session, client.node, watch.kind, on == path ? std::string() : on, watch.set});
        }
    }
    if (rows == m_rows) return;
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

int WatchHolders::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int WatchHolders::columnCount(const QModelIndex&) const {
    return ColumnCount;
}

QVariant WatchHolders::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || (role != Qt::DisplayRole && role != Qt::ToolTipRole)) return {};
    const Row& row = m_rows.at(static_cast<std::size_t>(index.row()));
    if (index.column() == Who) return who(row.session, m_facts.requests, role);
    if (index.column() == Server) return tr("replica %1").arg(row.node.value);
    if (row.above.empty()) return watchInWords(row.kind);
    return tr("all below %1").arg(QString::fromStdString(row.above));
}

QVariant WatchHolders::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    return section == Who ? tr("Who watches") : section == Server ? tr("At") : tr("What");
}

FiredWatches::FiredWatches(const TraceIndex& index, const ZnodeFacts& facts, QObject* parent)
    : QAbstractTableModel(parent), m_index(index), m_facts(facts) {}

bool FiredWatches::shown(const WatchEvent& event) const {
    return event.at <= m_upTo && (m_onlyPath.empty() || m_index.tables().text(event.path) == m_onlyPath);
}

void FiredWatches::refresh(const std::string& onlyPath) {
    const std::vector<WatchEvent>& events = m_facts.sessions.fired();
    const VirtualTime now = m_index.now();
    const bool anew = onlyPath != m_onlyPath || now < m_upTo;
    m_upTo = now;
    if (anew) {
        beginResetModel();
        m_onlyPath = onlyPath;
        m_rows.clear();
        m_seen = 0;
    }
    std::vector<std::uint32_t> fresh;
    for (; m_seen < events.size() && events[m_seen].at <= m_upTo; ++m_seen) {
        if (shown(events[m_seen])) fresh.push_back(static_cast<std::uint32_t>(m_seen));
    }
    if (!anew && !fresh.empty()) beginInsertRows({}, 0, static_cast<int>(fresh.size()) - 1);
    m_rows.insert(m_rows.end(), fresh.begin(), fresh.end());
    if (anew) {
        endResetModel();
    } else if (!fresh.empty()) {
        endInsertRows();
    }
}

const WatchEvent& FiredWatches::eventAt(int row) const {
    return m_facts.sessions.fired().at(m_rows.at(m_rows.size() - 1 - static_cast<std::size_t>(row)));
}

int FiredWatches::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int FiredWatches::columnCount(const QModelIndex&) const {
    return ColumnCount;
}

QVariant FiredWatches::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || (role != Qt::DisplayRole && role != Qt::ToolTipRole)) return {};
    const WatchEvent& event = eventAt(index.row());
    switch (static_cast<Column>(index.column())) {
        case When:
            return tr("%1 s").arg(static_cast<double>(event.at.us) / 1e6, 0, 'f', 3);
        case Event: {
            const std::string_view name = tree::toString(event.type);
            return QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
        }
        case Path:
            return QString::fromStdString(m_index.tables().text(event.path));
        case Who:
            return who(event.session, m_facts.requests, role);
        case ColumnCount:
            break;
    }
    return {};
}

QVariant FiredWatches::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    switch (static_cast<Column>(section)) {
        case When:
            return tr("When");
        case Event:
            return tr("Event");
        case Path:
            return tr("Znode");
        case Who:
            return tr("Who was told");
        case ColumnCount:
            break;
    }
    return {};
}

}  // namespace qs::app
