// The sessions of one replica's tree as an item model: a session, and below it its connection and server, its
// ephemerals and its watches.
#pragma once

#include <QAbstractItemModel>
#include <string>
#include <vector>

#include "app/znodes/znode_facts.h"

namespace qs::app {

/// One line below a session.
struct SessionFact {
    enum class Kind { Connection, Ephemeral, Watch };
    Kind kind = Kind::Connection;
    NodeId node;              ///< Connection: its server
    ConnectionId connection;  ///< Connection
    std::string path;         ///< Ephemeral, Watch
    tree::WatchKind watch{};
    bool operator==(const SessionFact&) const = default;
};

class SessionModel : public QAbstractItemModel {
    Q_OBJECT
public:
    enum Column { What, Life, ColumnCount };
    enum ExtraRole { FractionRole = Qt::UserRole };  ///< double, of the timeout that is left; invalid: none

    SessionModel(const TraceIndex& index, const ZnodeFacts& facts, QObject* parent = nullptr);

    /// Shows the sessions of that replica as they are at the index's moment.
    void refresh(NodeId replica);

    SessionId sessionAt(const QModelIndex& index) const;
    /// Null: the row is a session.
    const SessionFact* factAt(const QModelIndex& index) const;
    /// Invalid: no such session.
    QModelIndex indexOf(SessionId session) const;

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& child) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Session {
        SessionId id;
        QString name;
        std::int32_t timeoutMs = 0;
        SessionLife life;
        std::vector<SessionFact> facts;
    };

    Session sessionNow(SessionId id, std::int32_t timeoutMs, const tree::Tree& tree) const;
    /// How many there are: it is none of them.
    std::size_t rowOf(SessionId session) const;
    void setFacts(std::size_t row, std::vector<SessionFact> facts);
    QString factWords(const SessionFact& fact, int column) const;
    QVariant sessionData(const Session& session, int column, int role) const;

    const TraceIndex& m_index;
    const ZnodeFacts& m_facts;
    std::vector<Session> m_sessions;  ///< in order of their ids
};

}  // namespace qs::app
