// One TCP connection of an outside client, as a pure state machine: bytes of the socket and of the replica in, commands
// for the Lab and bytes for the socket out. No sockets and no clocks here; the gateway owns both.
// Source: zookeeper-protocol.md section 2. Departs from it where the Lab's clock demands: a session has two lives. On
// the wall side this class answers the client's pings at once and declares the client gone after its negotiated timeout
// of silence; on the virtual side it pings for the client inside the simulation, every third of that timeout.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/virtual_time.h"
#include "engine/codec/client_protocol.h"
#include "engine/command/command.h"

namespace qs::app {

/// Milliseconds of a monotonic wall clock.
using WallMs = std::int64_t;

/// A command of an outside client for the Lab. `keepAlive`: a ping made here, not by the client. The Lab must see these
/// (without them a run could not be repeated), but nobody asked for them: they are marked so that lists can leave them
/// out, and they are only sent when the client sent nothing else for a third of its timeout.
struct OutsideCommand {
    command::Command command;
    bool keepAlive = false;
};

class OutsideConnection {
public:
    /// The first frame is a connect request of 44 or 45 bytes; this leaves room for longer passwords.
    static constexpr std::size_t MaxConnectRequest = 1024;
    /// Time for the first whole frame to arrive.
    static constexpr WallMs GreetingMs = 10'000;
    /// Reading stops with this much waiting for the Lab.
    static constexpr std::size_t MaxWaitingBytes = 2u << 20;
    /// So many requests may wait for their replies; later ones are held back.
    static constexpr int MaxUnanswered = 64;
    /// And so many that their replies, being as long as the recent ones, stay within this: a few bytes of request may
    /// ask for a megabyte, and the Lab answers all that it has been asked before it looks at another client.
    static constexpr std::size_t AnswerBudget = 1u << 20;
    static constexpr std::size_t FirstAnswerGuess = AnswerBudget / 16;

    OutsideConnection(ConnectionId id, NodeId node, WallMs now)
        : m_id(id), m_node(node), m_opened(now), m_lastHeard(now) {}

    ConnectionId id() const { return m_id; }
    NodeId node() const { return m_node; }
    /// 0 until the replica granted a session.
    SessionId session() const { return m_session; }
    std::int32_t timeoutMs() const { return m_timeoutMs; }

    // --- inputs
    void fromClient(std::string_view bytes, WallMs now);
    /// `closed`: the replica closed the connection after these bytes.
    void fromReplica(std::string_view bytes, bool closed, WallMs now, VirtualTime virtualNow);
    /// The socket ended: the client closed it or is dead.
    void tcpClosed();
    /// The Lab knows nothing of this connection any more: its replica died, or refused a command of it.
    void cutOff(const std::string& why);
    /// Looks at both clocks: silence on the wall side, pings that are due on the virtual side.
    void tick(WallMs now, VirtualTime virtualNow);
    /// This process did not run for `span`: nobody is blamed for the silence.
    void forgive(WallMs span);
    /// A frozen replica answers no pings; those it owes are answered when it thaws.
    void setFrozen(bool frozen);
    /// The client does not read its replies: no more requests are passed on until it does.
    void setOutputFull(bool full);

    // --- outputs
    std::vector<OutsideCommand> takeCommands();
    bool hasCommands() const { return !m_commands.empty(); }
    std::string takeToClient();
    /// Close the socket: after the bytes to the client were written, or at once when `abortive()`.
    bool finished() const { return m_finished; }
    bool abortive() const { return m_abortive; }
    /// Why it ended, for the log; empty when it ended in an ordinary way.
    const std::string& complaint() const { return m_complaint; }
    /// False: too much waits already; what comes next stays in the socket, and TCP holds the client back.
    bool wantsInput() const { return waitingBytes() < MaxWaitingBytes; }
    /// When the next ping is due; never() without a session.
    VirtualTime nextPing() const { return m_finished ? VirtualTime::never() : m_nextPing; }

private:
    enum class Phase : std::uint8_t {
        Greeting,     ///< nothing whole has arrived yet
        Word,         ///< a four-letter word was passed on; everything goes through as it is
        Connecting,   ///< the connect request was passed on; further frames wait
        Established,  ///< the session exists
    };

    std::size_t waitingBytes() const { return m_input.buffered().size() + m_commandBytes; }
    void readFrames();
    bool mayPassOn() const;
    /// The first four bytes decide: a word, a possible connect request, or garbage.
    void judgeGreeting();
    void passOn(std::string bytes, bool keepAlive);
    void handleRequest(const std::string& payload);
    void handleReply(const std::string& payload, WallMs now, VirtualTime virtualNow);
    void establish(const std::string& payload, WallMs now, VirtualTime virtualNow);
    void answerPings();
    void end(const std::string& complaint, bool abortive);

    const ConnectionId m_id;
    const NodeId m_node;
    const WallMs m_opened;
    Phase m_phase = Phase::Greeting;
    WallMs m_lastHeard;
    codec::FrameReader m_input;   ///< from the client, not handled yet
    codec::FrameReader m_output;  ///< from the replica
    std::string m_toClient;       ///< for the socket
    std::vector<OutsideCommand> m_commands;
    std::size_t m_commandBytes = 0;  ///< of the sends in m_commands
    bool m_openTaken = false;        ///< the Lab knows of this connection
    bool m_replicaClosed = false;    ///< the Lab has forgotten it again
    bool m_frozen = false;
    bool m_outputFull = false;
    bool m_finished = false;
    bool m_abortive = false;
    std::string m_complaint;
    SessionId m_session;
    std::int32_t m_timeoutMs = 0;
    Zxid m_lastZxid;  ///< largest of the replies, as the replica would put it into a ping's answer
    int m_pingsOwed = 0;
    int m_unanswered = 0;                          ///< requests passed on minus replies
    std::size_t m_answerBytes = FirstAnswerGuess;  ///< the longest of the recent replies, forgotten slowly
    bool m_spoke = false;                          ///< the client sent a request since the last keep-alive
    VirtualTime m_nextPing = VirtualTime::never();
};

}  // namespace qs::app
