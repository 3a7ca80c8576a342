// The Lab: a whole ensemble in one value, under virtual time and one seed. Commands in, trace out. Same configuration
// and same commands at the same virtual times give the same trace, byte for byte. Copyable; a copy is a checkpoint.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/membership.h"
#include "engine/base/pace.h"
#include "engine/base/result.h"
#include "engine/base/virtual_time.h"
#include "engine/client/commanded.h"
#include "engine/command/command.h"
#include "engine/trace/batch.h"
#include "engine/trace/setting.h"

namespace qs::sim {

struct LabConfig {
    int voters = 3;                           ///< 1..9
    int observers = 0;                        ///< 0..9
    std::map<NodeId, std::uint32_t> weights;  ///< of voters; who is not named weighs 1
    std::vector<NodeSet> groups;              ///< of voters; empty: none
    std::uint64_t seed = 1;
    VirtualTime latency = VirtualTime::ofMs(10);        ///< one way; each message takes 80..120 % of it
    VirtualTime fsync = VirtualTime::ofMs(2);           ///< one durable write; each takes 80..120 % of it
    VirtualTime tick = VirtualTime::ofMs(500);          ///< tickTime
    int initLimit = 10;                                 ///< in ticks
    int syncLimit = 4;                                  ///< in ticks
    VirtualTime finalizeWait = VirtualTime::ofMs(200);  ///< election: wait for a better vote; may be zero
    std::size_t snapCount = 1000;                       ///< transactions between two snapshots of a replica
    std::size_t committedWindow = 500;                  ///< committed proposals that a leader keeps at hand for DIFF
    /// The first transaction of each epoch is the one after: near 2^32 - 1, to see the counter run out.
    std::uint32_t startCounter = 0;
    /// Number of the first sequential znode under "/": near 2^31 - 1, to see the numbers run over.
    std::int32_t firstSequence = 0;
    bool readOnly = false;  ///< a replica without a leader serves reads to clients that agree to it
    /// Milliseconds since 1970 at virtual time 0, for ctime and mtime: 2026-01-01T00:00:00Z.
    std::int64_t clockOriginMs = 1767225600000;

    Membership membership() const;
};

/// Bytes that a replica wrote to a client connection of the gateway.
struct ClientOutput {
    ConnectionId connection;
    std::string bytes;
    bool closed = false;  ///< the replica closed it after these bytes (or died)
};

class Lab {
public:
    explicit Lab(const LabConfig& config);
    Lab(const Lab& other);
    Lab& operator=(const Lab& other);
    Lab(Lab&&) noexcept;
    Lab& operator=(Lab&&) noexcept;
    ~Lab();

    const LabConfig& config() const;
    const Membership& membership() const;
    /// How long the phases of its replicas may take.
    Pace pace() const;
    /// What its trace is judged by.
    trace::Setting setting() const { return {membership(), pace(), config().startCounter, config().firstSequence}; }
    VirtualTime now() const;

    /// Executes now. The value is what to tell the user ("killed 3"); an impossible command ("3 is already dead") is an
    /// error and changes nothing. Both the command and its effects enter the trace; a refused command does not.
    Result<std::string> execute(const command::Command& command, trace::CommandSource source);

    /// Handles everything up to and including `until`; afterwards now() == until. Requires: until >= now().
    void runUntil(VirtualTime until);
    /// Handles the next event, advancing the clock to it. False when nothing is pending.
    bool step();
    std::optional<VirtualTime> nextEventAt() const;
    /// Events since the start: with the commands, where in the run it stands.
    std::uint64_t eventsHandled() const;

    /// Messages other than heartbeats are in flight (not those a cut holds), or a proposal waits for its quorum.
    bool protocolInFlight() const;
    /// The established leader that now serves, if any.
    NodeId leader() const;
    bool alive(NodeId node) const;
    trace::Role role(NodeId node) const;  ///< Down while it is dead
    bool frozen(NodeId node) const;
    /// Alive, not frozen, and answering clients.
    bool serving(NodeId node) const;
    /// Alive, or its disk would let it start.
    bool canStart(NodeId node) const;
    bool linkCut(NodeId from, NodeId to) const;
    /// The nodes that a NODES word of a command means now, in ascending order; empty where it means none.
    std::vector<NodeId> nodes(const command::Selection& selection) const;
    /// One line a node for `status`: "1 following epoch 2 zxid 2:17; 2 down; 3 leading epoch 2 zxid 2:17".
    std::string status() const;

    /// Bytes for the gateway's connections since the last call, in order.
    std::vector<ClientOutput> takeClientOutput();
    /// Answers of simulated clients since the last call.
    std::vector<client::NamedAnswer> takeClientAnswers();
    /// Requests of simulated clients not answered yet.
    int pendingClientRequests() const;

    /// The records since the last call, with the table entries they need; findings and checks are left empty.
    trace::Batch takeBatch();
    /// All texts and transactions so far.
    const trace::Tables& tables() const;

    /// The znode tree as replica `node` holds it in memory; null while it is down. For tests: views fold the trace.
    const tree::Tree* treeOf(NodeId node) const;

private:
    struct World;
    std::unique_ptr<World> m_world;
};

}  // namespace qs::sim
