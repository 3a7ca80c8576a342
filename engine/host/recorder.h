// The trace of one server process as it is written, for whoever started it: the driver's own records beside what the
// replica emits, in the sections that control/channel.h describes.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "engine/control/link_name.h"
#include "engine/node/replica.h"
#include "engine/storage/recover.h"
#include "engine/trace/stream_writer.h"
#include "engine/zab/persist_trace.h"

namespace qs::host {

class Recorder {
public:
    /// Begins with the start of the process. `longest`: bytes of a stream, about; another one is begun behind it, so
    /// that what was told is not kept for ever.
    Recorder(NodeId self, const trace::Setting& setting, std::size_t longest = std::size_t{32} << 20U);

    /// It has read its disk. What follows up to the next clock() is a consequence of its start. At once, so that what
    /// it found comes in one piece.
    void read(const storage::Recovered& found);
    /// Something happens now, of itself unless one of the next says why.
    void clock();

    // What reaches the replica; what it makes of it is a consequence.
    /// `connection`: 0 for votes.
    void received(NodeId from, std::uint32_t connection, const zab::PeerMessage& message);
    void timerFired(TimerKind timer);
    /// Of a connection between servers.
    void opened(NodeId peer, std::uint32_t connection, control::LinkName link);
    void closed(NodeId peer, std::uint32_t connection);
    void durable(std::uint64_t id);

    // What it wants done.
    void sent(NodeId to, std::uint32_t connection, const zab::QuorumPacket& packet);
    void ordered(const zab::Persist& persist);
    void timerSet(const zab::SetTimer& set);
    void timerCancelled(TimerKind timer);
    void emitted(const trace::Emitted& what);
    void snapshotBegun(Zxid zxid);
    void failed(const std::string& why);

    // Votes: which connection they go over, and what becomes of them; voted() returns what they are called.
    void votesGoOver(NodeId peer, control::LinkName link);
    std::uint64_t voted(NodeId to, const zab::Notification& vote, bool waits);
    void voteLeft(std::uint64_t vote);
    void voteLost(std::uint64_t vote, trace::DropReason why);

    /// The sections since the last call; may be empty.
    std::string take();

private:
    struct Link {
        control::LinkName name;
        std::uint32_t received = 0;  ///< messages so far
    };

    void beginAnother();

    NodeId m_self;
    trace::Setting m_setting;
    std::size_t m_longest;
    std::size_t m_told = 0;  ///< bytes of the stream
    std::size_t m_votesWaiting = 0;
    std::uint64_t m_started = 0;  ///< seq of the NodeStarted record
    trace::Journal m_journal;
    std::string m_out;
    std::optional<trace::StreamWriter> m_writer;
    zab::PersistTrace m_persists;
    std::map<TimerKind, std::uint64_t> m_timers;  ///< that run: the seq of the TimerSet record; 0: in a stream before
    std::map<std::uint32_t, Link> m_links;
    std::map<NodeId, Link> m_voteLinks;
};

}  // namespace qs::host
