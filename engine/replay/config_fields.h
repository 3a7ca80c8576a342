// Every member of a replica's configuration, in the order in which a log of inputs has them.
#pragma once

#include "engine/node/replica.h"

namespace qs::replay {

template <class V, class M>
void membershipFields(V&& v, M& m) {
    v(m.voters);
    v(m.observers);
    v(m.weights);
    v(m.groups);
}

/// `c`: a node::ReplicaConfig, const or not.
template <class V, class C>
void configFields(V&& v, C& c) {
    v(c.zab.self);
    membershipFields(v, c.zab.membership);
    v(c.zab.tick);
    v(c.zab.initLimit);
    v(c.zab.syncLimit);
    v(c.zab.finalizeWait);
    v(c.zab.minNotificationInterval);
    v(c.zab.maxNotificationInterval);
    v(c.zab.committedWindow);
    v(c.zab.startCounter);
    v(c.zab.ensemble);
    v(c.zab.ensembleTextMs);
    v(c.zab.reconfigEnabled);
    v(c.clockOriginMs);
    v(c.rules.extendedTypes);
    v(c.rules.enforceQuota);
    v(c.rules.skipAcl);
    v(c.readOnlyMode);
    v(c.containerCheckInterval);
    v(c.containersPerCheck);
    v(c.minSessionTimeoutMs);
    v(c.maxSessionTimeoutMs);
    v(c.maxFrame);
    v(c.words);
    v(c.leastVoters);
    v(c.standalone);
    v(c.superDigest);
}

}  // namespace qs::replay
