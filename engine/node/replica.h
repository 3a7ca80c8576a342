// One whole replica, sans-IO: a ZAB peer with sessions, request pipeline, reads and watches around it. It takes and
// gives bytes of client connections and typed messages of peers. Copyable; a copy is a checkpoint. Source:
// ZooKeeper 3.8.6 QuorumZooKeeperServer and its request processors; zookeeper-protocol.md sections 2, 7, 8.
#pragma once

#include <deque>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include "engine/codec/client_protocol.h"
#include "engine/node/session_tracker.h"
#include "engine/node/statistics.h"
#include "engine/node/surroundings.h"
#include "engine/trace/level.h"
#include "engine/tree/watch_table.h"
#include "engine/zab/peer.h"

namespace qs::node {

struct ReplicaConfig {
    zab::Config zab;
    std::int64_t clockOriginMs = 0;  ///< milliseconds since 1970 at time 0
    tree::Rules rules;
    /// Without a leader for longer than ReadOnlyAfter: serves reads to clients that agree to it.
    bool readOnlyMode = false;
    VirtualTime containerCheckInterval = VirtualTime::ofMs(60000);
    std::size_t containersPerCheck = 10000;
    std::optional<std::int32_t> minSessionTimeoutMs;  ///< none: 2 ticks
    std::optional<std::int32_t> maxSessionTimeoutMs;  ///< none: 20 ticks
    std::size_t maxFrame = codec::MaxFrame;           ///< jute.maxbuffer
    /// The four-letter words that are answered; none: all that are served.
    std::optional<std::set<std::string, std::less<>>> words;
    trace::Level traced = trace::Level::Full;  ///< of what it emits about its clients
    int leastVoters = 1;                       ///< that a reconfiguration leaves
    bool standalone = false;                   ///< a server of its own: it says so where others name their role
    std::string superDigest;  ///< "super:hash", the digest identity of who may do everything; empty: there is none

    /// What a client gets that asks for `wantedMs`.
    std::int32_t sessionTimeoutMs(std::int32_t wantedMs) const;
};

struct ClientOpened {
    ConnectionId connection;
    bool outside = false;
    std::string address = "127.0.0.1";
    std::uint16_t port = 0;
};
struct ClientReceived {
    ConnectionId connection;
    std::string bytes;
};
struct ClientClosed {
    ConnectionId connection;
};
using Input = std::variant<zab::Input, ClientOpened, ClientReceived, ClientClosed>;

/// Bytes for a client connection; in order.
struct ClientSend {
    ConnectionId connection;
    std::string bytes;
};
/// Close after what was sent.
struct ClientClose {
    ConnectionId connection;
};
/// A four-letter word about what only the driver knows: it sends what describe() makes of that, behind what was sent.
struct AskSurroundings {
    ConnectionId connection;
    std::string word;
};
using Effect =
    std::variant<zab::Send, zab::Persist, zab::SetTimer, zab::CancelTimer, zab::Dial, zab::CloseConnection, zab::Emit,
                 zab::ReadHistoryAgain, zab::EnsembleChanged, ClientSend, ClientClose, AskSurroundings>;
using Effects = std::vector<Effect>;

/// zookeeper.sessionlessCnxnTimeout: the driver closes a connection that has no session for so long.
inline constexpr VirtualTime SessionlessTimeout = VirtualTime::ofMs(10000);

class Replica {
public:
    /// `now`: when the process starts.
    Replica(const ReplicaConfig& config, const zab::DurableState& durable, VirtualTime now);

    void start(Effects& out);
    void step(const Input& input, VirtualTime now, Effects& out);

    /// The wall clock was set: milliseconds since 1970 at time 0.
    void setClockOrigin(std::int64_t ms) { m_config.clockOriginMs = ms; }

    const zab::Peer& peer() const { return m_peer; }
    const tree::Tree& tree() const;
    bool acceptsLearners() const { return m_peer.acceptsLearners(); }
    bool serving() const { return m_peer.serving(); }
    /// Requests of clients that wait for their answers.
    std::size_t outstanding() const { return m_outstanding; }
    /// The answer to AskSurroundings.
    std::string describe(std::string_view word, const Surroundings& around) const;

private:
    /// One request of a client between its arrival and its reply; replies leave in order of arrival.
    struct Waiting {
        codec::ClientFrame frame;
        VirtualTime since;
        bool forwarded = false;  ///< a write or sync on its way through the leader
        bool done = false;       ///< the answer is known: `reply`
        std::string reply;       ///< whole frame
        tree::ErrorCode error = tree::ErrorCode::Ok;
        Zxid zxid;
        std::uint64_t content = 0;  ///< of the answer, for the trace
    };
    enum class Stage : std::uint8_t { Fresh, Opening, Revalidating, Up };
    struct Connection {
        bool outside = false;
        std::string address;
        std::uint16_t port = 0;
        Stage stage = Stage::Fresh;
        codec::FrameReader frames;
        SessionId session;
        std::int32_t timeoutMs = 0;
        tree::Identities who;
        bool hasReadOnlyByte = true;
        bool closing = false;  ///< closeSession was asked for
        std::deque<Waiting> queue;
        std::int64_t establishedMs = 0;  ///< since 1970
        VirtualTime lastHeard;
        VirtualTime sessionAskedAt;
        ConnectionStatistics statistics;
    };
    /// The state right after one delivered transaction, while that one is being handled.
    struct View {
        tree::Tree tree;
        Zxid zxid;
    };
    struct PendingSync {
        Zxid after;  ///< answered once this is delivered
        NodeId from;
    };

    // replica.cpp: between the peer and everybody else
    void feedPeer(const zab::Input& input, Effects& out);
    void takeEffects(zab::Effects& effects, Effects& out);
    void onServiceUp(bool leading, Effects& out);
    void onServiceDown(Effects& out);
    void onPacket(NodeId from, const zab::QuorumPacket& packet, Effects& out);
    /// What the leader applies when it proposes and again when it commits is held twice until both trees share it.
    void shareTrees();
    void onDelivered(const tree::TxnPtr& txn, const tree::Outcome& outcome, Effects& out);
    void sendPacket(NodeId to, zab::QuorumPacket packet, Effects& out);
    void emitEvent(Effects& out, trace::Event event, std::string text = {}) const;
    bool tellsOf(const codec::ClientFrame& frame, bool forwarded) const;
    Zxid appliedZxid() const { return m_view ? m_view->zxid : m_peer.core().appliedZxid(); }
    Zxid servedZxid() const;
    std::int64_t wallMs() const { return m_config.clockOriginMs + m_now.ms(); }

    // replica_leader.cpp: what only a leader does
    void handleAtLeader(NodeId from, const zab::Request& request, Effects& out);
    void propose(SessionId session, std::int32_t cxid, tree::TxnBody body, Effects& out);
    tree::TxnBody prepare(const zab::Request& request, const tree::WriteRequest& write) const;
    void expireSessions(Effects& out);
    void removeOutlived(Effects& out);
    void answerSyncs(Effects& out);
    void answerSync(NodeId from, Effects& out);
    void onRevalidate(NodeId from, const zab::Revalidate& m, Effects& out);

    // replica_reconfig.cpp
    tree::TxnBody prepareReconfig(const tree::Identities& who, const tree::ReconfigRequest& request) const;

    // replica_connections.cpp: handshake, frames, end of connections
    void onClientBytes(ConnectionId id, const std::string& bytes, Effects& out);
    void readFrames(ConnectionId id, Effects& out);
    bool onFrame(ConnectionId id, const std::string& payload, Effects& out);
    void onConnectRequest(ConnectionId id, const std::string& payload, Effects& out);
    void openSession(ConnectionId id, Effects& out);
    void resumeSession(ConnectionId id, const codec::ConnectRequest& request, Effects& out);
    void finishHandshake(ConnectionId id, bool valid, bool resumed, Effects& out);
    void closeConnection(ConnectionId id, const std::string& why, Effects& out);
    void dropConnection(ConnectionId id, const std::string& why, Effects& out);
    ConnectionId connectionOf(SessionId session) const;
    SessionId nextSessionId();

    // replica_requests.cpp: one client's requests, in order
    void enqueue(ConnectionId id, codec::ClientFrame frame, Effects& out);
    void submit(zab::Request request, Effects& out);
    void pump(ConnectionId id, Effects& out);
    void resolveWrite(ConnectionId id, const tree::TxnPtr& txn, const tree::Outcome& outcome, Effects& out);
    void resolveSync(Effects& out);
    void answer(Waiting& w, const codec::ReplyHeader& header, const codec::ReplyBody& body) const;
    void reply(ConnectionId id, Waiting w, Effects& out);
    void sendTo(ConnectionId id, std::string bytes, Effects& out);
    void touch(const Connection& c);
    void authenticate(ConnectionId id, const codec::AuthRequest& r, Effects& out);

    // replica_reads.cpp: what this server answers from its own tree and watches
    void answerLocally(ConnectionId id, Waiting& w, Effects& out);
    tree::ErrorCode readZnode(ConnectionId id, const std::string& path, codec::ReplyBody& body) const;
    tree::ErrorCode exists(ConnectionId id, const codec::ExistsRequest& r, codec::ReplyBody& body, Effects& out);
    tree::ErrorCode getData(ConnectionId id, const codec::GetDataRequest& r, codec::ReplyBody& body, Effects& out);
    tree::ErrorCode getChildren(ConnectionId id, const codec::GetChildrenRequest& r, codec::ReplyBody& body,
                                Effects& out);
    tree::ErrorCode getAcl(ConnectionId id, const codec::GetAclRequest& r, codec::ReplyBody& body) const;
    tree::ErrorCode multiRead(ConnectionId id, const codec::MultiReadRequest& r, codec::ReplyBody& body) const;
    tree::ErrorCode countDescendants(ConnectionId id, const std::string& path, codec::ReplyBody& body) const;
    tree::ErrorCode addWatch(ConnectionId id, const codec::AddWatchRequest& r, Effects& out);
    tree::ErrorCode removeWatches(ConnectionId id, const codec::RemoveWatchesRequest& r, Effects& out);
    std::vector<std::string> ephemeralsBelow(SessionId session, const std::string& prefix) const;
    tree::Identities whoIs(ConnectionId id) const;
    bool may(ConnectionId id, const tree::AclList& acl, tree::Perm perm) const;

    // replica_watches.cpp
    void fireWatches(const tree::Outcome& outcome, Effects& out);
    void watch(ConnectionId id, tree::WatchKind kind, const std::string& path, Effects& out);
    void notify(ConnectionId id, tree::WatchEventType type, const std::string& path, Effects& out);
    void setWatches(ConnectionId id, const codec::SetWatchesRequest& r, Effects& out);

    // replica_readonly.cpp: what a server without a leader does for clients that agree to it
    void noteRole(Effects& out);
    void beginReadOnly(Effects& out);
    void endReadOnly(Effects& out);
    void openLocalSession(ConnectionId id, const codec::ConnectRequest& request, Effects& out);
    void expireLocalSessions(Effects& out);
    void refuseWrite(ConnectionId id, codec::ClientFrame frame, Effects& out);

    // four_letter_words.cpp
    void onWord(ConnectionId id, Effects& out);
    std::string answerWord(ConnectionId asker, std::string_view word);
    std::string stateLines(ConnectionId asker, std::string_view word) const;
    std::string versionLines() const;
    std::string serverLines() const;
    std::string watchSummary() const;
    std::string watchesByConnection() const;
    std::string watchesByPath() const;
    const char* modeText() const;

    // connection_lines.cpp: what stat and cons say of each connection
    void countReceived(Connection& c, std::size_t bytes);
    void count(Connection& c, const char* operation, std::int32_t cxid, Zxid zxid, VirtualTime since, bool update);
    static const char* operationName(const Waiting& w);
    std::string connectionLines(ConnectionId asker, bool brief) const;
    std::string remoteAddress(ConnectionId id) const;

    // monitor_lines.cpp: mntr, and what is counted for it
    void note(const trace::Emitted& emitted);
    std::string digestLines() const;
    std::string monitorLines() const;

    // session_dump.cpp
    std::string sessionDump() const;
    std::string trackedSessionLines() const;
    std::string knownSessionLines() const;
    std::string ephemeralLines() const;
    std::string connectionExpiryLines() const;

    // surroundings.cpp
    std::string configurationLines(const Surroundings& around) const;
    std::string membershipLines() const;

    ReplicaConfig m_config;
    zab::Peer m_peer;
    zab::Effects m_effects;  ///< an empty buffer, kept for its memory
    VirtualTime m_now;
    VirtualTime m_started;
    std::optional<View> m_view;
    bool m_looking = false;   ///< as noteRole() saw it last
    bool m_readOnly = false;  ///< Invariant: then m_view is what was logged, and no service is up
    std::map<ConnectionId, Connection> m_connections;
    std::map<SessionId, ConnectionId> m_bySession;
    tree::WatchTable m_watches;
    std::map<SessionId, std::int32_t> m_touched;                ///< learner: reported with the next PING
    std::deque<std::pair<ConnectionId, std::int32_t>> m_syncs;  ///< own clients' syncs on their way, in order
    std::int64_t m_nextSession = 0;

    SessionTracker m_sessions;               ///< leader
    tree::Tree m_speculative;                ///< leader: committed plus outstanding
    std::size_t m_outstanding = 0;           ///< in the queues of all connections
    std::size_t m_deliveredApart = 0;        ///< transactions since the two trees shared all they can
    std::deque<PendingSync> m_pendingSyncs;  ///< leader

    Statistics m_statistics;
    LastMinMax m_proposalSizes;                            ///< leader
    VirtualTime m_ledSince;                                ///< leader
    std::deque<std::pair<Zxid, std::uint64_t>> m_digests;  ///< of the tree, every 128 zxids; the newest 1024
    std::int64_t m_traceMask = 306;  ///< ZooTrace's default; kept for stmk and gtmk, nothing is traced by it
};

}  // namespace qs::node
