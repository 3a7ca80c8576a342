#include "app/znodes/history_model.h"

#include <algorithm>

#include "app/models/slice.h"
#include "app/znodes/znode_text.h"
#include "engine/base/overload.h"

namespace qs::app {

namespace {

/// So far back a new head is looked for before everything is walked anew.
constexpr int MostGrowth = 10'000;

class Changes {
public:
    explicit Changes(const std::string& path) : m_path(path) {}

    void operator()(const tree::CreateTxn& t) {
        using enum ZnodeChange::What;
        if (t.path == m_path) add({Created, t.data, {}, 0, false});
        if (isChild(t.path)) add({ChildCreated, nullptr, std::string(tree::baseName(t.path)), 0, false});
    }
    void operator()(const tree::DeleteTxn& t) { removed(t.path, false); }
    void operator()(const tree::SetDataTxn& t) {
        if (t.path == m_path) add({ZnodeChange::What::DataSet, t.data, {}, t.version, false});
    }
    void operator()(const tree::SetAclTxn& t) {
        if (t.path == m_path) add({ZnodeChange::What::AclSet, nullptr, {}, t.version, false});
    }
    void operator()(const tree::CloseSessionTxn& t) {
        for (const std::string& path : t.paths)
            removed(path, true);
    }
    void operator()(const tree::MultiTxn& t) {
        if (t.failed()) return;
        for (const tree::TxnPart& part : t.parts)
            std::visit(*this, part);
    }
    void operator()(const tree::CheckTxn&) {}
    void operator()(const tree::CreateSessionTxn&) {}
    void operator()(const tree::ReconfigTxn& t) { (*this)(t.asSetData()); }
    void operator()(const tree::ErrorTxn&) {}

    std::vector<ZnodeChange> take() { return std::move(m_out); }

private:
    void add(ZnodeChange change) { m_out.push_back(std::move(change)); }
    bool isChild(const std::string& path) const { return path != "/" && tree::parentPath(path) == m_path; }
    void removed(const std::string& path, bool sessionEnded) {
        using enum ZnodeChange::What;
        if (path == m_path) add({Deleted, nullptr, {}, 0, sessionEnded});
        if (isChild(path)) add({ChildDeleted, nullptr, std::string(tree::baseName(path)), 0, sessionEnded});
    }

    const std::string& m_path;
    std::vector<ZnodeChange> m_out;
};

bool isOfChild(const ZnodeChange& change) {
    return change.what == ZnodeChange::What::ChildCreated || change.what == ZnodeChange::What::ChildDeleted;
}

}  // namespace

std::vector<ZnodeChange> changesOf(const tree::Txn& txn, const std::string& path) {
    Changes changes(path);
    std::visit(changes, txn.body);
    return changes.take();
}

HistoryModel::HistoryModel(const trace::Tables& tables, QObject* parent)
    : QAbstractTableModel(parent), m_tables(tables) {
    m_timer.setInterval(0);
    connect(&m_timer, &QTimer::timeout, this, &HistoryModel::step);
}

void HistoryModel::show(const std::string& path, trace::TxnRef head) {
    if (path == m_path && head == m_head) return;
    if (path == m_path && !walking() && grows(head)) {
        m_end = m_head;
        m_head = m_at = head;
        m_insertAt = 0;
        m_timer.start();
        return;
    }
    m_path = path;
    m_head = head;
    restart();
}

void HistoryModel::setWithChildren(bool with) {
    if (with == m_withChildren) return;
    m_withChildren = with;
    restart();
}

void HistoryModel::restart() {
    beginResetModel();
    m_rows.clear();
    endResetModel();
    m_end = {};
    m_at = m_path.empty() ? trace::TxnRef{} : m_head;
    m_insertAt = 0;
    m_timer.start();
}

/// The head that is listed lies in the history of the new one, not far below it.
bool HistoryModel::grows(trace::TxnRef head) const {
    trace::TxnRef at = head;
    for (int i = 0; i < MostGrowth && at; ++i) {
        if (at == m_head) return true;
        at = m_tables.previous(at);
    }
    return at == m_head;
}

void HistoryModel::step() {
    const Slice slice;
    std::vector<Row> found;
    while (m_at != m_end && m_at && !slice.isOver()) {
        auto changes = changesOf(*m_tables.txn(m_at), m_path);
        for (auto change = changes.rbegin(); change != changes.rend(); ++change) {
            if (m_withChildren || !isOfChild(*change)) found.push_back({m_at, std::move(*change)});
        }
        m_at = m_tables.previous(m_at);
    }
    if (!found.empty()) {
        const int count = static_cast<int>(found.size());
        beginInsertRows({}, m_insertAt, m_insertAt + count - 1);
        m_rows.insert(m_rows.begin() + m_insertAt, std::make_move_iterator(found.begin()),
                      std::make_move_iterator(found.end()));
        endInsertRows();
        m_insertAt += count;
    }
    if (m_at == m_end || !m_at) m_timer.stop();
    emit progressed();
}

int HistoryModel::rowOf(Zxid zxid) const {
    const auto same = [&](const Row& row) { return m_tables.zxid(row.txn) == zxid; };
    const auto found = std::find_if(m_rows.begin(), m_rows.end(), same);
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

int HistoryModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int HistoryModel::columnCount(const QModelIndex&) const {
    return ColumnCount;
}

QString HistoryModel::words(const ZnodeChange& change) const {
    switch (change.what) {
        case ZnodeChange::What::Created:
            return tr("created");
        case ZnodeChange::What::DataSet:
            return tr("data set, version %1").arg(change.version);
        case ZnodeChange::What::AclSet:
            return tr("ACL set, version %1").arg(change.version);
        case ZnodeChange::What::Deleted:
            return change.sessionEnded ? tr("deleted: its session ended") : tr("deleted");
        case ZnodeChange::What::ChildCreated:
            return tr("child %1 created").arg(QString::fromStdString(change.child));
        case ZnodeChange::What::ChildDeleted:
            return change.sessionEnded
                       ? tr("child %1 deleted: its session ended").arg(QString::fromStdString(change.child))
                       : tr("child %1 deleted").arg(QString::fromStdString(change.child));
    }
    return {};
}

QString HistoryModel::actor(const Row& row) const {
    const SessionId session = m_tables.txn(row.txn)->session;
    if (!session) return tr("the leader itself");
    return m_names ? m_names(session) : toText(session);
}

QVariant HistoryModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || (role != Qt::DisplayRole && role != Qt::ToolTipRole)) return {};
    const Row& row = m_rows.at(static_cast<std::size_t>(index.row()));
    switch (static_cast<Column>(index.column())) {
        case ZxidColumn:
            return toText(m_tables.zxid(row.txn));
        case When:
            return instantText(m_tables.txn(row.txn)->timeMs, false);
        case What:
            return words(row.change);
        case Value:
            return contentPreview(row.change.data);
        case By:
            return actor(row);
        case ColumnCount:
            break;
    }
    return {};
}

QVariant HistoryModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    switch (static_cast<Column>(section)) {
        case ZxidColumn:
            return tr("zxid");
        case When:
            return tr("When");
        case What:
            return tr("Change");
        case Value:
            return tr("Data");
        case By:
            return tr("By");
        case ColumnCount:
            break;
    }
    return {};
}

}  // namespace qs::app
