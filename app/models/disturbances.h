// What disturbed the run and when, as stretches of time: every fault from its begin to its end, and every replica while
// it did not serve clients. The source of the bands in charts.
#pragma once

#include "app/models/band_list.h"
#include "app/models/fault_fold.h"
#include "engine/base/membership.h"
#include "engine/trace/record.h"

namespace qs::app {

/// Serving: as leader, follower or observer, by the rules of the epoch.
enum class Service : std::uint8_t { Serving, ReadOnly, NotServing, Frozen, Down };

class Disturbances {
public:
    explicit Disturbances(const Membership& membership);

    void fold(const trace::Record& r);

    const BandList<FaultKind>& faults() const { return m_faults; }
    /// Stretches of replicas in any state but Serving; a replica is Down before its first start.
    const BandList<Service>& outages() const { return m_outages; }

private:
    struct Life {
        bool alive = false;
        bool frozen = false;
        bool serving = false;
        bool readOnly = false;
        Service service = Service::Down;
    };
    static Service serviceOf(const Life& life);
    void foldFaults(const trace::Record& r);
    void foldLife(const trace::Record& r, Life& life);

    std::map<NodeId, Life> m_lives;
    FaultFold m_changes;
    BandList<FaultKind> m_faults;
    BandList<Service> m_outages;
};

}  // namespace qs::app
