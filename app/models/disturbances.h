// What disturbed the run and when, as stretches of time: every fault from its begin to its end, and every replica while
// it did not serve clients. The source of the bands in charts.
#pragma once

#include "app/models/band_list.h"
#include "engine/base/membership.h"
#include "engine/trace/record.h"

namespace qs::app {

enum class Disturbance : std::uint8_t { Dead, Frozen, Cut, Hold, Delay, Clog, Slow, Disk, Clock };
/// Serving: as leader, follower or observer, by the rules of the epoch.
enum class Service : std::uint8_t { Serving, ReadOnly, NotServing, Frozen, Down };

class Disturbances {
public:
    explicit Disturbances(const Membership& membership);

    void fold(const trace::Record& r);

    const BandList<Disturbance>& faults() const { return m_faults; }
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
    void foldLife(const trace::Record& r, Life& life);
    void foldLink(const trace::Record& r);
    void foldMachine(const trace::Record& r);
    void set(bool on, Disturbance kind, VirtualTime at, NodeId from, NodeId to = {});

    std::map<NodeId, Life> m_lives;
    std::map<std::pair<NodeId, NodeId>, int> m_holds;  ///< how many on that link
    BandList<Disturbance> m_faults;
    BandList<Service> m_outages;
};

}  // namespace qs::app
