// A configuration of the ensemble as it is agreed on at run time. Source: ZooKeeper 3.8.6 QuorumVerifier,
// QuorumPeer.processReconfig; Shraer et al., Dynamic Reconfiguration of Primary/Backup Clusters, USENIX ATC'12.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "engine/config/server_list.h"
#include "engine/tree/txn.h"

namespace qs::zab {

struct Ensemble {
    explicit Ensemble(config::ServerList servers);

    /// The same servers, as of another version.
    Ensemble as(std::uint64_t version) const;

    std::uint64_t version() const { return list.version; }
    const config::ServerList list;
    const Membership membership;
    const std::string text;
};
using EnsemblePtr = std::shared_ptr<const Ensemble>;

/// Null: the text is none of a configuration.
EnsemblePtr readEnsemble(std::string_view text);
/// What the transaction makes of the ensemble. Null: nothing, or what cannot be read.
EnsemblePtr readEnsemble(const tree::Txn& txn);

}  // namespace qs::zab
