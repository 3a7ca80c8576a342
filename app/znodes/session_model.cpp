#include "app/znodes/session_model.h"

#include <algorithm>

#include "app/znodes/znode_text.h"

namespace qs::app {

namespace {

/// The internal id of a session's row; a fact's is that of its session, which stays where rows go.
constexpr quintptr SessionRow = 0;
static_assert(sizeof(quintptr) >= sizeof(SessionId));

SessionId sessionOf(const QModelIndex& fact) {
    return {static_cast<std::int64_t>(fact.internalId())};
}

}  // namespace

SessionModel::SessionModel(const TraceIndex& index, const ZnodeFacts& facts, QObject* parent)
    : QAbstractItemModel(parent), m_index(index), m_facts(facts) {}

SessionModel::Session SessionModel::sessionNow(SessionId id, std::int32_t timeoutMs, const tree::Tree& tree) const {
    Session out{id, sessionName(id, m_facts.requests), timeoutMs, lifeOf(id, timeoutMs, m_index, m_facts.sessions), {}};
    const VirtualTime now = m_index.now();
    for (const auto& [connection, client] : m_index.clients()) {
        if (client.session != id) continue;
        out.facts.push_back({SessionFact::Kind::Connection, client.node, connection, {}, {}});
    }
    for (const std::string& path : tree.ephemeralsOf(id)) {
        out.facts.push_back({SessionFact::Kind::Ephemeral, {}, {}, path, {}});
    }
    const ConnectionSpan* span = m_facts.sessions.connectionOf(id, now);
    if (!span || !span->at(now)) return out;
    for (const WatchSpan& watch : span->watches) {
        if (!watch.at(now)) continue;
        out.facts.push_back({SessionFact::Kind::Watch, {}, {}, m_index.tables().text(watch.path), watch.kind});
    }
    return out;
}

void SessionModel::refresh(NodeId replica) {
    std::vector<Session> fresh;
    const auto node = m_index.nodes().find(replica);
    if (node != m_index.nodes().end()) {
        const tree::Tree& tree = node->second.tree;
        tree.sessions().forEach([&](SessionId id, const tree::SessionInfo& info) {
            fresh.push_back(sessionNow(id, info.timeoutMs, tree));
        });
    }
    const auto sameId = [](const Session& a, const Session& b) { return a.id == b.id; };
    if (!std::equal(m_sessions.begin(), m_sessions.end(), fresh.begin(), fresh.end(), sameId)) {
        // Sessions come and go one by one: rows that stay keep their expansion.
        for (std::size_t i = m_sessions.size(); i-- > 0;) {
            const auto stays = [&](const Session& s) { return s.id == m_sessions[i].id; };
            if (std::any_of(fresh.begin(), fresh.end(), stays)) continue;
            beginRemoveRows({}, static_cast<int>(i), static_cast<int>(i));
            m_sessions.erase(m_sessions.begin() + static_cast<std::ptrdiff_t>(i));
            endRemoveRows();
        }
        for (std::size_t i = 0; i < fresh.size(); ++i) {
            if (i < m_sessions.size() && m_sessions[i].id == fresh[i].id) continue;
            beginInsertRows({}, static_cast<int>(i), static_cast<int>(i));
            m_sessions.insert(m_sessions.begin() + static_cast<std::ptrdiff_t>(i), fresh[i]);
            endInsertRows();
        }
    }
    for (std::size_t i = 0; i < fresh.size(); ++i) {
        setFacts(i, std::move(fresh[i].facts));
        m_sessions[i].name = fresh[i].name;
        m_sessions[i].life = fresh[i].life;
    }
    if (!m_sessions.empty()) {
        emit dataChanged(index(0, 0), index(static_cast<int>(m_sessions.size()) - 1, ColumnCount - 1));
    }
}

void SessionModel::setFacts(std::size_t row, std::vector<SessionFact> facts) {
    std::vector<SessionFact>& old = m_sessions[row].facts;
    if (old == facts) return;
    const QModelIndex parent = index(static_cast<int>(row), 0);
    if (!old.empty()) {
        beginRemoveRows(parent, 0, static_cast<int>(old.size()) - 1);
        old.clear();
        endRemoveRows();
    }
    if (facts.empty()) return;
    beginInsertRows(parent, 0, static_cast<int>(facts.size()) - 1);
    old = std::move(facts);
    endInsertRows();
}

SessionId SessionModel::sessionAt(const QModelIndex& index) const {
    if (!index.isValid()) return {};
    const QModelIndex session = index.parent().isValid() ? index.parent() : index;
    return m_sessions.at(static_cast<std::size_t>(session.row())).id;
}

const SessionFact* SessionModel::factAt(const QModelIndex& index) const {
    if (!index.isValid() || index.internalId() == SessionRow) return nullptr;
    return &m_sessions.at(rowOf(sessionOf(index))).facts.at(static_cast<std::size_t>(index.row()));
}

std::size_t SessionModel::rowOf(SessionId session) const {
    const auto it = std::ranges::lower_bound(m_sessions, session, {}, &Session::id);
    const bool is = it != m_sessions.end() && it->id == session;
    return is ? static_cast<std::size_t>(it - m_sessions.begin()) : m_sessions.size();
}

QModelIndex SessionModel::indexOf(SessionId session) const {
    return index(static_cast<int>(rowOf(session)), 0);
}

QModelIndex SessionModel::index(int row, int column, const QModelIndex& parent) const {
    if (!hasIndex(row, column, parent)) return {};
    const auto at = static_cast<std::size_t>(parent.row());
    return createIndex(row, column, parent.isValid() ? static_cast<quintptr>(m_sessions[at].id.value) : SessionRow);
}

QModelIndex SessionModel::parent(const QModelIndex& child) const {
    if (!child.isValid() || child.internalId() == SessionRow) return {};
    return indexOf(sessionOf(child));
}

int SessionModel::rowCount(const QModelIndex& parent) const {
    if (!parent.isValid()) return static_cast<int>(m_sessions.size());
    if (parent.column() > 0 || parent.internalId() != SessionRow) return 0;
    return static_cast<int>(m_sessions.at(static_cast<std::size_t>(parent.row())).facts.size());
}

int SessionModel::columnCount(const QModelIndex&) const {
    return ColumnCount;
}

QString SessionModel::factWords(const SessionFact& fact, int column) const {
    const QString path = QString::fromStdString(fact.path);
    switch (fact.kind) {
        case SessionFact::Kind::Connection:
            return column == What ? tr("connection %1").arg(fact.connection.value)
                                  : tr("at replica %1").arg(fact.node.value);
        case SessionFact::Kind::Ephemeral:
            return column == What ? path : tr("ephemeral");
        case SessionFact::Kind::Watch:
            return column == What ? path : tr("watch: %1").arg(watchInWords(fact.watch));
    }
    return {};
}

QVariant SessionModel::sessionData(const Session& session, int column, int role) const {
    const bool lives =
        session.life.state == SessionLife::State::Renewed || session.life.state == SessionLife::State::RunningOut;
    if (role == FractionRole && column == Life && lives && session.timeoutMs > 0) {
        return static_cast<double>(session.life.left.us) / 1000.0 / session.timeoutMs;
    }
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole) return {};
    if (column == Life) return lifeInWords(session.life);
    if (role == Qt::DisplayRole) return session.name;
    return tr("%1, timeout %2 ms. The leader ends it at the first tick after its time is over.")
        .arg(session.name)
        .arg(session.timeoutMs);
}

QVariant SessionModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    const SessionFact* fact = factAt(index);
    if (!fact) return sessionData(m_sessions.at(static_cast<std::size_t>(index.row())), index.column(), role);
    if (role == Qt::DisplayRole || role == Qt::ToolTipRole) return factWords(*fact, index.column());
    return {};
}

QVariant SessionModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    return section == What ? tr("Session") : tr("Life");
}

}  // namespace qs::app
