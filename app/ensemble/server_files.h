// The folder of an ensemble of server processes that is made here: for each server N/zoo.cfg, N/data with myid, N/log.
// One window at a time uses it.
//
// A folder that holds such an ensemble already is taken up again with its data, where it has the same members.
#pragma once

#include <QString>
#include <memory>
#include <optional>
#include <vector>

#include "app/ensemble/server_set.h"

namespace qs::app {

/// What is configured: members 1, 2, 3 ... at as many ports.
struct ServerPlan {
    Membership membership;
    qs::Pace pace;
    std::vector<ServerPorts> ports;
    std::optional<std::size_t> snapCount;  ///< nothing: ZooKeeper's own
    bool readOnly = false;
    QString ownLines = {};  ///< more of zoo.cfg; they go before what stands above
};

/// What stands in the zoo.cfg of `server`.
QString zooConfigText(NodeId server, const QString& dataDir, const ServerPlan& plan);

/// N/zoo.cfg and N/data/myid below `folder`, which is made; what is there already is kept or written anew. Errors name
/// the path.
Result<ServerSet> writeServerSet(const QString& folder, const ServerPlan& plan);

class ServerFiles {
public:
    /// Takes the lock and writes every configuration anew. Errors name the path: it cannot be made or written, another
    /// window uses the folder, it holds another ensemble, or one that was not made here.
    static Result<ServerFiles> open(const QString& folder, const ServerPlan& plan);
    ServerFiles(ServerFiles&&) noexcept;
    ServerFiles& operator=(ServerFiles&&) noexcept;
    ~ServerFiles();

    struct Held {
        Membership membership;
        QString ownLines;
        quint16 clientPort = 0;  ///< of server 1, when it ran last
    };
    /// The ensemble in the folder; nothing: it holds none that was made here. Errors name the file that cannot be read.
    static Result<std::optional<Held>> heldIn(const QString& folder);
    static QString logIn(const QString& folder, NodeId server);

    const ServerSet& set() const { return m_set; }
    /// Removes what the server has on disk, but its id. Requires: it does not run. Empty, or what could not be removed.
    QString wipe(NodeId server) const;

private:
    class Lock;
    ServerFiles(ServerSet set, std::unique_ptr<Lock> lock);

    ServerSet m_set;
    std::unique_ptr<Lock> m_lock;
};

}  // namespace qs::app
