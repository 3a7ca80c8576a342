#include "app/models/fault_fold.h"

#include <algorithm>

namespace qs::app {

std::vector<FaultChange> FaultFold::fold(const trace::Record& r) {
    std::vector<FaultChange> out;
    foldNode(r, out);
    foldLink(r, out);
    return out;
}

void FaultFold::foldNode(const trace::Record& r, std::vector<FaultChange>& out) {
    const auto set = [&](bool on, FaultKind kind) { out.push_back({kind, r.node, {}, on}); };
    if (trace::as<trace::NodeKilled>(r)) {
        // A process that is gone is not frozen; what ails its machine stays.
        set(false, FaultKind::Frozen);
        set(true, FaultKind::Dead);
    } else if (trace::as<trace::NodeStarted>(r)) {
        set(false, FaultKind::Dead);
    } else if (trace::as<trace::NodeFrozen>(r)) {
        set(true, FaultKind::Frozen);
    } else if (trace::as<trace::NodeThawed>(r)) {
        set(false, FaultKind::Frozen);
    } else if (const auto* slowed = trace::as<trace::NodeSlowed>(r)) {
        set(slowed->cost.us != 0, FaultKind::Slow);
    } else if (const auto* disk = trace::as<trace::DiskChanged>(r)) {
        set(disk->state != trace::DiskState::Ok, FaultKind::Disk);
    } else if (const auto* clock = trace::as<trace::ClockChanged>(r)) {
        set(clock->ahead.us != 0 || clock->perMille != 1000, FaultKind::Clock);
    }
}

void FaultFold::foldLink(const trace::Record& r, std::vector<FaultChange>& out) {
    if (const auto* link = trace::as<trace::LinkChanged>(r)) {
        out.push_back({FaultKind::Cut, link->from, link->to, link->state == trace::LinkState::Cut});
    } else if (const auto* delayed = trace::as<trace::LinkDelayed>(r)) {
        out.push_back({FaultKind::Delay, delayed->from, delayed->to, delayed->by.us != 0});
    } else if (const auto* hold = trace::as<trace::HoldChanged>(r)) {
        int& holds = m_holds[{hold->from, hold->to}];
        holds = std::max(0, holds + (hold->on ? 1 : -1));
        out.push_back({FaultKind::Hold, hold->from, hold->to, holds > 0});
    } else if (const auto* clog = trace::as<trace::LinkClogged>(r)) {
        // A second one takes the place of the first.
        out.push_back({FaultKind::Clog, clog->from, clog->to, false});
        if (clog->until > r.at) out.push_back({FaultKind::Clog, clog->from, clog->to, true, clog->until});
    }
}

}  // namespace qs::app
