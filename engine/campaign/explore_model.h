// All futures of a ZAB ensemble, for Search: the production machines of zab/ on storage/, without clocks. Quorum
// connections are FIFO channels that break as a whole; the election channel keeps the newest vote; each sync of a disk
// is an event, so that a crash may fall between any two; a timer that is armed may fire. Not node/ and not sim/.
//
// Coarser than the Lab in two ways: a dial is answered at once (nothing that a replica knows depends on how long it
// takes), and ticks never find a learner silent (there is no time; a connection that breaks does the same). A process
// crash keeps the page cache: power never fails here.
//
// A state is a row of numbers (see explore_tables.h). With Caching::Off every step is done again on a copy of the
// machine and every fingerprint is worked out from the machines' words: the same states, for the tests.
#pragma once

#include <array>
#include <string>
#include <unordered_map>
#include <vector>

#include "engine/campaign/explore_event.h"
#include "engine/campaign/explore_ghost.h"
#include "engine/campaign/explore_tables.h"

namespace qs::campaign {

enum class Caching : std::uint8_t { On, Off };

class ZabModel {
public:
    static constexpr std::size_t MostVoters = 5;

    struct State {
        std::array<std::uint32_t, MostVoters> nodes{};                ///< of m_nodes
        std::array<std::uint32_t, MostVoters * MostVoters> votes{};   ///< of m_messages, under way from i to j; 0: none
        std::array<std::uint32_t, MostVoters * MostVoters> queues{};  ///< of m_queues, the connection's from i to j
        std::uint32_t ghost = 0;                                      ///< of m_ghosts
        std::uint32_t broken = 0;                                     ///< of m_broken; 0: nothing
        ExploreBounds used;
    };
    using Event = ExploreEvent;

    /// All processes have just started on empty disks. Requires: 1 to MostVoters voters.
    ZabModel(const zab::Config& config, int voters, Caching caching = Caching::On);
    ZabModel(const ZabModel&) = delete;
    ZabModel& operator=(const ZabModel&) = delete;

    /// Where the search begins, and what may happen from there.
    void beginAt(const State& state, const ExploreBounds& bounds);
    /// All that can happen, whatever the bounds.
    void possible(const State& state, std::vector<Event>& out) const;

    State initial() { return m_initial; }
    /// Those of possible() that the bounds allow.
    void enabled(const State& state, std::vector<Event>& out) const;
    /// Requires: the event is possible().
    State apply(const State& state, Event event);
    Fingerprint fingerprint(const State& state) const;
    std::optional<Broken> violated(const State& state) const;

    const Membership& membership() const { return m_membership; }
    const ExploreNode& node(const State& state, NodeId id) const {
        return m_nodes[state.nodes[indexOf(id)]].value.node;
    }
    /// Of the first message of the connection, END for its end. Requires: there is one.
    trace::MessageKind firstKind(const State& state, NodeId from, NodeId to) const;
    /// Nodes as Lab::status() has them.
    std::string status(const State& state) const;

private:
    /// Takes the place of a message: nothing follows.
    static constexpr std::uint32_t EndOfConnection = 1;

    /// What enabled() asks a node, found out once.
    struct SharedNode {
        ExploreNode node;
        std::uint64_t openEnds = 0;
        std::uint32_t timers = 0;
        bool alive = false;
        bool syncing = false;
        bool canPropose = false;
        bool acceptsLearners = false;
    };
    /// An output of a node with its message by number.
    struct Output {
        enum class Kind : std::uint8_t { Vote, Packet, Closed, ClosedSilently, Dialled, Ghost };
        Kind kind = Kind::Ghost;
        NodeId peer;
        std::uint32_t index = 0;  ///< of m_messages, or of m_forGhost
    };
    struct Result {
        std::uint32_t node = 0;  ///< of m_nodes
        std::uint32_t broken = 0;
        std::vector<Output> outputs;
    };
    using Queue = std::vector<std::uint32_t>;  ///< of m_messages

    static std::size_t indexOf(NodeId id) { return id.value - std::size_t{1}; }
    static NodeId nodeAt(std::size_t index) { return NodeId{static_cast<std::uint8_t>(index + 1)}; }
    static std::size_t linkOf(NodeId from, NodeId to) { return indexOf(from) * MostVoters + indexOf(to); }

    const SharedNode& at(const State& state, NodeId id) const { return m_nodes[state.nodes[indexOf(id)]].value; }
    bool isOpen(const State& state, NodeId end, NodeId peer) const {
        return NodeSet{at(state, end).openEnds}.contains(peer);
    }
    bool allows(const State& state, const Event& event) const;

    void deliverPacket(State& state, NodeId from, NodeId to);
    void input(State& state, NodeId id, const NodeInput& input, std::uint32_t argument = 0);
    const Result& stepped(std::uint32_t node, const NodeInput& input, std::uint32_t argument);
    Result worked(std::uint32_t node, const NodeInput& input);
    Output numbered(const NodeOutput& output);
    void carryOut(State& state, NodeId id, const Output& output, NodeId& dialled);
    void close(State& state, NodeId id, NodeId peer, bool silently);
    void dial(State& state, NodeId from, NodeId to);
    void tellGhost(State& state, NodeId id, const NodeOutput& what);

    std::uint32_t numberOf(ExploreNode node);
    std::uint32_t numberOf(const zab::PeerMessage& message);
    std::uint32_t numberOf(Queue queue);
    std::uint32_t numberOf(const Broken& broken);
    std::uint32_t pushed(std::uint32_t queue, std::uint32_t message);
    std::uint32_t withoutFirst(std::uint32_t queue);

    Fingerprint fingerprintOfNode(std::uint32_t node) const;
    Fingerprint fingerprintOfMessage(std::uint32_t message) const;
    Fingerprint fingerprintOfQueue(std::uint32_t queue) const;
    Fingerprint fingerprintOfGhost(std::uint32_t ghost) const;

    Membership m_membership;
    std::vector<NodeId> m_ids;
    Caching m_caching;
    Histories m_histories;
    SharedValues<SharedNode> m_nodes;
    SharedValues<zab::PeerMessage> m_messages;  ///< the first two are none and EndOfConnection
    SharedValues<Queue> m_queues;               ///< the first is the empty one
    SharedValues<ExploreGhost> m_ghosts;
    std::vector<NodeOutput> m_forGhost;
    std::vector<Broken> m_broken;                         ///< the first is none
    std::unordered_map<std::uint64_t, Result> m_results;  ///< by node and input
    std::unordered_map<std::uint64_t, std::uint32_t> m_pushed;
    std::unordered_map<std::uint32_t, std::uint32_t> m_withoutFirst;
    Result m_last;  ///< of a step that is not kept
    State m_initial;
    ExploreBounds m_bounds;
};

}  // namespace qs::campaign
