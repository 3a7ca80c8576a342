// What the space-time diagram needs of a run beside its records: lanes, the stretches of each lane in one state, faults
// as stretches of time, and where each message ended. Takes every record in once, in order.
#pragma once

#include <algorithm>
#include <array>
#include <deque>
#include <map>
#include <tuple>
#include <vector>

#include "app/models/fault_fold.h"
#include "app/models/record_store.h"
#include "engine/base/membership.h"

namespace qs::app {

/// A place where things happen: the ensemble as a whole (commands), a replica, or a client's session.
struct Lane {
    enum class Kind { Ensemble, Node, Client };
    Kind kind = Kind::Ensemble;
    NodeId node;
    SessionId session;
};

/// A stretch of a replica's lane in one state.
struct Stretch {
    std::uint64_t seq = 0;  ///< the record that began it; it ends where the next one begins
    VirtualTime from;
    trace::Role role = trace::Role::Down;
    trace::Phase phase = trace::Phase::None;
    Epoch epoch;
    bool alive = false;
    bool frozen = false;
    bool serving = false;
};

/// A fault from its begin to its end.
struct FaultSpan {
    FaultKind kind;
    NodeId from;  ///< the node, or the sender of the link
    NodeId to;    ///< none: of a node
    std::uint64_t begin = 0;
    std::uint64_t end = 0;  ///< record that ended it; 0: it lasts
    VirtualTime beginAt;
    VirtualTime endAt = VirtualTime::never();
};

/// What there is to see of a record where a pixel stands for many.
enum class Mark : std::uint8_t { Message, Transaction, Client, Fault, Count };
using MarkCounts = std::array<std::uint32_t, static_cast<std::size_t>(Mark::Count)>;

class TimelineIndex {
public:
    TimelineIndex(const RecordStore& records, const Membership& membership);

    /// Takes in what was appended to the store. Returns the first record from which on the diagram is another now: a
    /// message or a fault that lasted has ended.
    std::uint64_t follow();

    const RecordStore& records() const { return m_records; }
    /// The ensemble, the replicas, then sessions in the order in which they opened; where they are many, the last lane
    /// is of all the others.
    const std::vector<Lane>& lanes() const { return m_lanes; }
    std::size_t laneOf(NodeId node) const { return m_laneOfNode.at(node); }
    /// Lane of the session of a connection at that record; 0: not known yet.
    std::size_t laneOf(const trace::Record& r) const;
    const std::vector<Stretch>& stretches(NodeId node) const { return m_stretches.at(node); }
    /// In the order in which they began.
    const std::vector<FaultSpan>& faults() const { return m_faults; }
    /// Record that received or dropped the message; 0: none yet, or `sent` is no message.
    std::uint64_t endOf(std::uint64_t sent) const { return sent < m_end.size() ? m_end[sent] : 0; }
    /// Messages under way now, ascending.
    const std::vector<std::uint32_t>& open() const { return m_open; }
    /// Messages under way when the chunk of `seq` began, ascending: with the ones sent since in the chunk, all that can
    /// be under way at `seq`. Of a record that was not taken in yet: what is known so far.
    const std::vector<std::uint32_t>& openAtChunkOf(std::uint64_t seq) const {
        return m_openAtChunk[std::min<std::uint64_t>(seq / ChunkSize, m_openAtChunk.size() - 1)];
    }
    /// How much of each mark the lane has in the records before `seq`, rounded down to whole blocks. The difference
    /// of two is what lies between them.
    MarkCounts countBefore(std::size_t lane, std::uint64_t seq) const;

    static constexpr std::uint64_t ChunkSize = 4096;  ///< of openAtChunkOf
    static constexpr std::uint64_t BlockSize = 64;    ///< of countBefore

private:
    /// Running totals of a lane, and what they were at the end of each block.
    struct Totals {
        MarkCounts now{};
        std::size_t firstBlock = 0;  ///< before it nothing
        std::vector<MarkCounts> atBlock;
    };

    void take(const trace::Record& r);
    void takeState(const trace::Record& r);
    void takeFaults(const trace::Record& r);
    void takeClient(const trace::Record& r);
    void countMark(const trace::Record& r);
    std::size_t addLane(const Lane& lane);

    const RecordStore& m_records;
    std::uint64_t m_read = 0;
    std::uint64_t m_changedFrom = 1;
    std::vector<Lane> m_lanes;
    std::map<NodeId, std::size_t> m_laneOfNode;
    std::map<SessionId, std::size_t> m_laneOfSession;
    std::map<ConnectionId, SessionId> m_sessions;
    std::map<NodeId, std::vector<Stretch>> m_stretches;
    std::vector<FaultSpan> m_faults;
    FaultFold m_changes;
    std::map<std::tuple<FaultKind, NodeId, NodeId>, std::size_t> m_openFaults;
    std::deque<std::uint32_t> m_end;  ///< [seq of a message]
    std::vector<std::uint32_t> m_open;
    std::vector<std::vector<std::uint32_t>> m_openAtChunk;
    std::vector<Totals> m_totals;  ///< [lane]
};

}  // namespace qs::app
