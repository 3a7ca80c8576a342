// Makes one trace of an ensemble of server processes out of what each tells of itself on its control channel, and of
// what was done to them from outside. Records are put in the order of the machine's monotonic clock, no message before
// it was sent; what they point to becomes one table; connections, messages and clients get the numbers that the trace
// of an ensemble knows. Pure: time is told.
#pragma once

#include <deque>
#include <limits>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "engine/control/link_name.h"
#include "engine/trace/durable.h"
#include "engine/trace/stream_reader.h"

namespace qs::control {

class Collector {
public:
    /// `origin`: time 0 of the trace, on the monotonic clock.
    explicit Collector(VirtualTime origin) : m_origin(origin) { m_runs[Outside]; }

    /// Sections of the trace of that server, see channel.h. Errors name the place; nothing that this process tells can
    /// be read after one.
    std::optional<Error> feed(NodeId server, const std::string& sections);
    /// What was done from outside, at that time on the monotonic clock, which never goes back. Returns its number,
    /// which is the `cause` of what follows from it.
    std::uint64_t note(VirtualTime at, NodeId server, const trace::Emitted& what, std::uint64_t cause = 0);
    /// The process is about to be started, at that time on the monotonic clock: nothing later is told before it says
    /// that it runs. The trace begins when all that start before it have told what they found: of one that has a
    /// snapshot alone, the others may know what was before.
    void starting(VirtualTime at, NodeId server, std::uint64_t cause);
    /// A client of whoever collects is about to connect to that server, from that port; its last connection is over.
    void ownClient(const std::string& name, NodeId server, std::uint16_t port) { m_own[name] = {server, port}; }
    /// The process has ended, and everything it told was fed.
    void ended(VirtualTime at, NodeId server, std::uint64_t cause);

    /// What is known up to that time on the monotonic clock, as far as no message in it is still to be heard of;
    /// never(): nothing more will come.
    trace::Batch take(VirtualTime upTo);
    const trace::Tables& tables() const { return m_journal.tables(); }
    /// Records of that server that were fed and not taken. One that has none may be what the others wait for.
    std::size_t waiting(NodeId server) const;

private:
    /// What one process tells, from its start on; or what was done from outside.
    struct Run {
        NodeId node;
        std::string pieces;  ///< the sections that are being read
        std::optional<trace::StreamReader> reader;
        std::vector<trace::TextRef> texts{{}};  ///< ours, by its own
        std::vector<trace::TxnRef> txns{{}};    ///< ours, by its own: those that were needed so far
        std::deque<trace::TxnEntry> entries;    ///< those behind them
        std::deque<trace::Record> waiting;
        std::vector<std::uint64_t> seqs{0};       ///< ours, by its own; 0: it has none
        std::optional<trace::FoundOnDisk> found;  ///< while it says what it has found
        int awaited = 0;  ///< times that the trace was asked for in vain, for want of what it has to tell
        bool ended = false;
    };
    using RunId = std::uint32_t;
    static constexpr RunId Outside = std::numeric_limits<RunId>::max();  ///< behind all others

    /// One direction of a connection.
    struct Lane {
        trace::Channel channel = trace::Channel::Quorum;
        LinkName link;
        NodeId from;
        NodeId to;
        auto operator<=>(const Lane&) const = default;
    };
    struct Messages {
        std::uint32_t sent = 0;                           ///< so far
        std::map<std::uint32_t, std::uint64_t> underWay;  ///< by number: the MessageSent record
    };
    struct Link {
        std::uint32_t number = 0;
        std::set<NodeId> open;
        std::set<NodeId> closed;
        std::uint64_t said = 0;  ///< the last record of it
    };
    using LinkKey = std::pair<LinkName, std::set<NodeId>>;  ///< and its ends

    std::optional<Error> readInto(Run& run);
    bool hasBegun();
    VirtualTime heardUpTo();
    void internNext(Run& run);
    /// The next record to be told; `upTo` becomes the time of one that must wait.
    Run* next(VirtualTime& upTo);
    /// What a record waits for: nothing, another of the same time, or a process that has to tell more.
    enum class Wait { No, Tie, Process };
    struct Obstacle {
        Wait wait = Wait::No;
        RunId process = 0;
    };
    Obstacle obstacleOf(const Run& run, const trace::Record& record) const;
    void tell(Run& run);
    static std::uint64_t seqOf(const Run& run, std::uint64_t own);
    trace::TxnRef mine(Run& run, trace::TxnRef txn);
    std::uint64_t write(Run& run, const trace::Record& record);
    std::uint64_t onStarted(NodeId node);
    std::uint64_t onKilled(NodeId node);
    void finishFound(Run& run);
    std::uint64_t onOpened(NodeId node, trace::ConnectionOpened e);
    std::uint64_t onClosed(NodeId node, trace::ConnectionClosed e);
    std::uint64_t onSent(NodeId node, trace::MessageSent e);
    std::uint64_t onReleased(NodeId node, trace::MessageReleased e);
    VirtualTime expectedOn(const Lane& lane);
    VirtualTime arrivalOf(const Lane& lane, std::uint32_t number) const;
    void leave(const Lane& lane, std::uint64_t sent);
    std::uint64_t onLinkChanged(const trace::LinkChanged& e);
    std::uint64_t onReceived(NodeId node, trace::MessageReceived e);
    std::uint64_t say(NodeId node, const trace::Event& event) { return m_journal.write(node, event); }
    void lose(const Lane& lane, trace::DropReason why);
    void loseIfOver(const Lane& lane, bool closed);
    void onVoteLink(NodeId node, const trace::ConnectionOpened& e);

    const VirtualTime m_origin;
    trace::Journal m_journal;
    std::map<RunId, Run> m_runs;
    RunId m_lastRun = 0;
    std::map<NodeId, RunId> m_current;
    bool m_begun = false;
    std::set<NodeId> m_expected;  ///< to tell what they found, before it begins
    int m_waited = 0;             ///< for them
    struct Starting {
        VirtualTime since;
        int awaited = 0;
    };
    std::map<NodeId, Starting> m_starting;  ///< those that have not said yet that they run
    std::uint64_t m_noted = 0;
    std::map<NodeId, std::uint64_t> m_startedBy;  ///< what was done from outside, by its number
    std::map<NodeId, std::uint32_t> m_incarnations;
    std::set<NodeId> m_alive;
    std::map<NodeId, trace::KnownDurable> m_disks;
    std::set<NodeId> m_damaged;
    std::map<Lane, Messages> m_messages;
    std::set<std::pair<NodeId, NodeId>> m_cuts;
    std::map<std::pair<Lane, std::uint32_t>, VirtualTime> m_arrivals;  ///< of messages that are waiting to be told of
    std::map<LinkKey, Link> m_links;
    std::map<std::pair<NodeId, NodeId>, LinkName> m_voteLinks;  ///< as the first of the two knows it
    std::set<Lane> m_leftBySender;  ///< of votes: what is under way arrives, or is lost once the receiver goes on, too
    std::set<Lane> m_leftByReceiver;  ///< of votes: nothing arrives any more
    std::map<std::uint64_t, std::pair<NodeId, NodeId>>
        m_waitingVotes;  ///< from whom to whom, by the MessageSent record
    std::uint32_t m_lastLink = 0;
    std::map<std::pair<NodeId, ConnectionId>, ConnectionId> m_clients;  ///< ours, by those of the server
    std::uint32_t m_lastClient = 0;
    std::map<std::string, std::pair<NodeId, std::uint16_t>> m_own;  ///< clients: where the last connection is from
};

}  // namespace qs::control
