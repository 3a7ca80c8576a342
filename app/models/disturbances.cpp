#include "app/models/disturbances.h"

namespace qs::app {

Disturbances::Disturbances(const Membership& membership) {
    for (const NodeId id : membership.all().nodes()) {
        m_lives[id] = {};
        m_outages.open({Service::Down, id, {}}, {});
    }
}

void Disturbances::fold(const trace::Record& r) {
    const auto life = m_lives.find(r.node);
    if (life != m_lives.end()) {
        foldLife(r, life->second);
        foldMachine(r);
    }
    foldLink(r);
}

Service Disturbances::serviceOf(const Life& life) {
    if (!life.alive) return Service::Down;
    if (life.frozen) return Service::Frozen;
    if (life.serving) return Service::Serving;
    return life.readOnly ? Service::ReadOnly : Service::NotServing;
}

void Disturbances::set(bool on, Disturbance kind, VirtualTime at, NodeId from, NodeId to) {
    if (on) {
        m_faults.open({kind, from, to}, at);
    } else {
        m_faults.close({kind, from, to}, at);
    }
}

void Disturbances::foldLife(const trace::Record& r, Life& life) {
    if (trace::as<trace::NodeStarted>(r)) {
        life.alive = true;
        set(false, Disturbance::Dead, r.at, r.node);
    } else if (trace::as<trace::NodeKilled>(r)) {
        if (life.frozen) set(false, Disturbance::Frozen, r.at, r.node);
        const Service before = life.service;
        life = {};
        life.service = before;
        set(true, Disturbance::Dead, r.at, r.node);
    } else if (trace::as<trace::NodeFrozen>(r)) {
        life.frozen = true;
        set(true, Disturbance::Frozen, r.at, r.node);
    } else if (trace::as<trace::NodeThawed>(r)) {
        life.frozen = false;
        set(false, Disturbance::Frozen, r.at, r.node);
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

void Disturbances::foldMachine(const trace::Record& r) {
    if (const auto* disk = trace::as<trace::DiskChanged>(r)) {
        set(disk->state != trace::DiskState::Ok, Disturbance::Disk, r.at, r.node);
    } else if (const auto* slowed = trace::as<trace::NodeSlowed>(r)) {
        set(slowed->cost.us != 0, Disturbance::Slow, r.at, r.node);
    } else if (const auto* clock = trace::as<trace::ClockChanged>(r)) {
        set(clock->ahead.us != 0 || clock->perMille != 1000, Disturbance::Clock, r.at, r.node);
    }
}

void Disturbances::foldLink(const trace::Record& r) {
    if (const auto* link = trace::as<trace::LinkChanged>(r)) {
        set(link->state == trace::LinkState::Cut, Disturbance::Cut, r.at, link->from, link->to);
    } else if (const auto* delayed = trace::as<trace::LinkDelayed>(r)) {
        set(delayed->by.us != 0, Disturbance::Delay, r.at, delayed->from, delayed->to);
    } else if (const auto* clog = trace::as<trace::LinkClogged>(r)) {
        const BandKey<Disturbance> key{Disturbance::Clog, clog->from, clog->to};
        m_faults.close(key, r.at);
        if (clog->until > r.at) m_faults.open(key, r.at, clog->until);
    } else if (const auto* hold = trace::as<trace::HoldChanged>(r)) {
        int& holds = m_holds[{hold->from, hold->to}];
        holds = hold->on ? holds + 1 : std::max(holds - 1, 0);
        set(holds > 0, Disturbance::Hold, r.at, hold->from, hold->to);
    }
}

}  // namespace qs::app
