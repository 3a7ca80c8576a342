// Everything a Lab consists of, and how one planned event changes it: the driver of the replicas. Machines say what
// they want done; the world does it to the simulated network, disks and clocks, and writes the trace.
#pragma once

#include <deque>
#include <map>
#include <optional>
#include <set>

#include "engine/command/select.h"
#include "engine/node/replica.h"
#include "engine/sim/disk.h"
#include "engine/sim/lab.h"
#include "engine/sim/network.h"
#include "engine/sim/sim_client.h"

namespace qs::sim {

/// One replica with its process state and its disk.
struct Machine {
    std::optional<node::Replica> replica;  ///< none: the process is dead
    std::uint32_t incarnation = 0;
    bool frozen = false;
    Disk disk;
    bool syncWaits = false;  ///< the disk is held: its sync ends when told to
    struct Timer {
        std::uint64_t generation = 0;
        std::uint64_t setBy = 0;  ///< seq of the TimerSet record
        bool overdue = false;     ///< ran out while timers were held
    };
    std::map<trace::TimerKind, Timer> timers;
    bool timersHeld = false;  ///< they fire only when asked to
    /// Sends waiting for a persist, per connection (0: election), in order.
    std::map<std::pair<NodeId, std::uint32_t>, std::deque<zab::Send>> outbox;
    std::uint64_t persisted = 0;
    std::deque<Planned> backlog;  ///< what reached it while it was frozen or busy
    bool poweredOff = false;      ///< the machine, not only the process: nothing answers for it

    VirtualTime cost;       ///< of each event; 0: none
    VirtualTime busyUntil;  ///< with the last one
    bool readyPlanned = false;
    bool mustQueue(VirtualTime now) const { return frozen || !backlog.empty() || now < busyUntil; }

    VirtualTime wallAhead;
    std::int64_t clockPerMille = 1000;
    VirtualTime clockBase;   ///< what its monotonic clock showed ...
    VirtualTime clockSince;  ///< ... at this time
    VirtualTime clock(VirtualTime now) const {
        return clockBase + VirtualTime{(now - clockSince).us * clockPerMille / 1000};
    }
};

struct ClientLink {
    NodeId node;
    std::uint32_t incarnation = 0;
    std::string simClient;                   ///< empty: an outside client
    bool nodeOpen = false;                   ///< the replica knows it and has not closed it
    bool silent = false;                     ///< the machine lost its power: the client was not told
    std::optional<std::uint32_t> bytesLeft;  ///< until it breaks
    bool broken = false;
};

class World {
public:
    explicit World(const LabConfig& labConfig);

    LabConfig config;
    Membership membership;
    Journal journal;
    Schedule schedule;
    Network network;
    std::map<NodeId, Machine> machines;
    std::map<ConnectionId, ClientLink> links;
    std::map<std::string, SimClient> clients;
    std::vector<ClientOutput> clientOutput;
    std::vector<client::NamedAnswer> clientAnswers;
    std::uint64_t handled = 0;  ///< planned events so far

    void handle(const Planned& event);
    /// Requires: the node is dead.
    void startNode(NodeId id);
    void killNode(NodeId id);
    /// As killNode, but nobody is told, and what the disk had not synced may be lost.
    void powerOffNode(NodeId id);
    void slowNode(NodeId id, VirtualTime cost);
    void setClock(NodeId id, VirtualTime wallAhead, std::int64_t perMille);
    /// The quorum connections of the two break; false when there is none.
    bool resetConnections(NodeId a, NodeId b);
    /// Requires: the client is connected.
    void resetClient(const std::string& name, std::uint32_t afterBytes);
    /// `factor`: of Slow; 1 otherwise.
    void changeDisk(NodeId id, trace::DiskState state, std::uint32_t factor = 1);
    /// Requires: the node is dead, and its disk does not refuse the damage.
    void harmDisk(NodeId id, const Disk::Damage& damage);
    /// Requires: both nodes are dead.
    void swapDisks(NodeId a, NodeId b);
    /// Requires: a sync waits.
    void finishSync(NodeId id);
    /// Requires: the process runs and has such a timer.
    void fireTimer(NodeId id, trace::TimerKind timer);
    void holdTimers(NodeId id, bool on);
    void freezeNode(NodeId id);
    void thawNode(NodeId id);
    Machine& machine(NodeId id) { return machines.at(id); }
    /// `leader`: whom commands mean by it.
    command::Standing standing(NodeId leader) const;

    void openOutside(ConnectionId connection, NodeId node);
    void outsideBytes(ConnectionId connection, const std::string& bytes);
    void closeOutside(ConnectionId connection);
    void startClient(const std::string& name, std::vector<NodeId> nodes, const std::string& chroot, bool readOnly);
    /// Requires: the client exists.
    void clientRequest(const command::ClientRequest& request);
    bool diskBusy() const;

private:
    NodeId receiverOf(const Planned& event) const;
    void process(const Planned& event);
    void onFlight(const FlightArrives& due);
    void onMessage(Flight& flight, const zab::PeerMessage& message);
    void countDown(const Flight& flight);
    void onDial(const DialArrives& due);
    void onTimer(const TimerDue& due);
    void onDisk(const DiskDone& done);
    void onClientReachesNode(const ClientReachesNode& event);
    void onNodeReachesClient(const NodeReachesClient& event);
    void onClientTimer(const ClientTimerDue& due);
    void onNodeReady(const NodeReady& ready);

    void feed(NodeId id, const node::Input& input);
    void carryOut(NodeId id, node::Effects& effects);
    void carryOutOne(NodeId id, node::Effect& effect);
    void transmit(NodeId id, const zab::Send& send);
    void flushOutbox(NodeId id);
    void armTimer(NodeId id, const zab::SetTimer& timer);
    void workDisk(NodeId id);
    void diskFailed(NodeId id);
    bool livesOn(NodeId id, const Disk::Failure& failure);
    void saveSnapshotWhenDue(NodeId id);
    void endProcess(NodeId id, bool power);
    /// `silently`: the other end is not told.
    /// Seq of the record; 0: it was closed already.
    std::uint64_t closeEnd(NodeId id, std::uint32_t connection, bool silently = false);
    void answerForDead(const Flight& flight);
    void noteDamage(NodeId id, const std::string& what);
    void spend(NodeId id);
    void planReady(NodeId id);
    /// What of the bytes still goes through; breaks the connection once its budget is used up.
    std::string passing(ConnectionId connection, const std::string& bytes);
    void breakClient(ConnectionId connection);
    void toClient(ConnectionId connection, NodeReachesClient::What what, const std::string& bytes);
    void carryOutClient(const std::string& name, const client::Effects& effects);

    node::Effects m_effects;  ///< an empty buffer, kept for its memory
    Rng m_rng;
    Rng m_diskRng;
    std::uint64_t m_timerGeneration = 0;
    std::uint32_t m_lastConnection = 0;
};

}  // namespace qs::sim
