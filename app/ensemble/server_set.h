// The servers of one ensemble on this machine, each with its own zoo.cfg: what it takes to start them.
#pragma once

#include <QString>
#include <map>
#include <optional>

#include "engine/base/membership.h"
#include "engine/base/pace.h"
#include "engine/base/result.h"

namespace qs::app {

/// Of one server. quorum and election are 0 where it is alone.
struct ServerPorts {
    quint16 client = 0;  ///< answers on 127.0.0.1
    quint16 quorum = 0;
    quint16 election = 0;
};

struct ServerEntry {
    QString config;  ///< its zoo.cfg
    QString data;    ///< dataDir
    QString log;     ///< what it prints is appended there
    ServerPorts ports;
};

struct ServerSet {
    QString folder;  ///< below which the configurations lie
    std::map<NodeId, ServerEntry> servers;
    Membership membership;  ///< of exactly those
    qs::Pace pace;          ///< with the limits of its zoo.cfg
};

/// The ensemble whose configurations lie below `folder`, as others have written them: zoo*.cfg but zoo_sample.cfg, and
/// other *.cfg that name a dataDir, at most three folders down. Nothing: there are none. Errors name the file: it
/// cannot be read, a server's has no configuration or two, they contradict each other, ports meet, clients cannot reach
/// it at 127.0.0.1.
Result<std::optional<ServerSet>> findServerSet(const QString& folder);
/// The same; that there are none is an error, too.
Result<ServerSet> openServerSet(const QString& folder);

}  // namespace qs::app
