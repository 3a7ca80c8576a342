// The folder of an ensemble of server processes: for each server N/zoo.cfg, N/data with myid, N/log. One window at a
// time uses it.
//
// A folder that holds an ensemble already is taken up again with its data, where it has the same members.
#pragma once

#include <QString>
#include <memory>
#include <optional>
#include <vector>

#include "engine/base/membership.h"
#include "engine/base/result.h"

namespace qs::app {

/// Of one server, all on 127.0.0.1. quorum and election are 0 where a server is alone.
struct ServerPorts {
    quint16 client = 0;
    quint16 quorum = 0;
    quint16 election = 0;
};

class ServerFiles {
public:
    /// Takes the lock and writes every configuration anew. `ports`: of the servers 1, 2, 3 ...; as many as members.
    /// Errors name the path: it cannot be made or written, another window uses the folder, it holds another ensemble.
    static Result<ServerFiles> open(const QString& folder, const Membership& membership,
                                    const std::vector<ServerPorts>& ports);
    ServerFiles(ServerFiles&&) noexcept;
    ServerFiles& operator=(ServerFiles&&) noexcept;
    ~ServerFiles();

    /// Who belongs to the ensemble that the folder holds; nothing: it holds none. Errors name the file that cannot be
    /// read.
    static Result<std::optional<Membership>> membersOf(const QString& folder);

    QString folder() const { return m_folder; }
    QString config(NodeId server) const;
    QString log(NodeId server) const { return logIn(m_folder, server); }
    static QString logIn(const QString& folder, NodeId server);
    /// Removes what the server has on disk, but its id. Requires: it does not run. Empty, or what could not be removed.
    QString wipe(NodeId server) const;

private:
    class Lock;
    ServerFiles(QString folder, std::unique_ptr<Lock> lock);
    QString of(NodeId server) const;
    QString data(NodeId server) const;

    QString m_folder;
    std::unique_ptr<Lock> m_lock;
};

/// What stands in the zoo.cfg of `server`.
QString zooConfigText(NodeId server, const QString& dataDir, const Membership& membership,
                      const std::vector<ServerPorts>& ports);

}  // namespace qs::app
