#include "app/models/disturbances.h"

namespace qs::app {

Disturbances::Disturbances(const Membership& membership) {
    for (const NodeId id : membership.all().nodes()) {
        m_lives[id] = {};
        m_outages.open({Service::Down, id, {}}, {});
    }
}

void Disturbances::fold(const trace::Record& r) {
    foldFaults(r);
    const auto life = m_lives.find(r.node);
    if (life != m_lives.end()) foldLife(r, life->second);
}

void Disturbances::foldFaults(const trace::Record& r) {
    for (const FaultChange& change : m_changes.fold(r)) {
        const BandKey<FaultKind> key{change.kind, change.from, change.to};
        if (change.begins) {
            m_faults.open(key, r.at, change.until);
        } else {
            m_faults.close(key, r.at);
        }
    }
}

Service Disturbances::serviceOf(const Life& life) {
    if (!life.alive) return Service::Down;
    if (life.frozen) return Service::Frozen;
    if (life.serving) return Service::Serving;
    return life.readOnly ? Service::ReadOnly : Service::NotServing;
}

void Disturbances::foldLife(const trace::Record& r, Life& life) {
    if (trace::as<trace::NodeStarted>(r)) {
        life.alive = true;
    } else if (trace::as<trace::NodeKilled>(r)) {
        const Service before = life.service;
        life = {};
        life.service = before;
    } else if (trace::as<trace::NodeFrozen>(r)) {
        life.frozen = true;
    } else if (trace::as<trace::NodeThawed>(r)) {
        life.frozen = false;
    } else if (trace::as<trace::ServingStarted>(r)) {
        life.serving = true;
    } else if (trace::as<trace::ServingStopped>(r)) {
        life.serving = false;
    } else if (const auto* readOnly = trace::as<trace::ReadOnlyChanged>(r)) {
        life.readOnly = readOnly->on;
    } else {
        return;
    }
    const Service now = serviceOf(life);
    if (now == life.service) return;
    m_outages.close({life.service, r.node, {}}, r.at);
    life.service = now;
    if (now != Service::Serving) m_outages.open({now, r.node, {}}, r.at);
}

}  // namespace qs::app
