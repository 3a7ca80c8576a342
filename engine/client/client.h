// A ZooKeeper client session, sans-IO: connects, pings, reconnects to the next server, re-registers its watches and
// says honestly what it knows about each request (a lost connection is "unknown", never "failed"). Source:
// ZooKeeper 3.8.6 ClientCnxn; zookeeper-protocol.md 2.1, 2.7. Departs: servers are tried in the order given, and
// requests that were not sent yet outlive a lost connection, for nothing about them is unknown.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <variant>
#include <vector>

#include "engine/base/ids.h"
#include "engine/base/virtual_time.h"
#include "engine/client/watch_registry.h"
#include "engine/codec/client_protocol.h"

namespace qs::client {

/// Check is part of a multi only.
enum class Verb : std::uint8_t {
    Create,
    Set,
    Delete,
    Get,
    Exists,
    List,
    Sync,
    Close,
    Multi,
    Check,
    SetAcl,
    GetAcl,
    Auth,
    AddWatch,
    RemoveWatches,
};

struct Request {
    Verb verb = Verb::Get;
    std::string path;
    std::string data;  ///< Auth: "user:password", of the digest scheme
    std::int32_t version = -1;
    bool ephemeral = false;
    bool sequential = false;
    bool watch = false;
    bool container = false;
    std::int64_t ttlMs = 0;      ///< Create: of a TTL znode; 0: it is none
    std::vector<tree::Acl> acl;  ///< Create: empty for the open one; SetAcl
    bool recursive = false;      ///< AddWatch
    std::vector<Request> parts;  ///< Multi: creates, sets, deletes and checks
};

struct ClientConfig {
    std::vector<NodeId> servers;                   ///< tried in turn; not empty
    std::string chroot = {};                       ///< stands before every path at the server; empty: none
    std::int32_t timeoutMs = 6000;                 ///< of the session, as it is asked for
    VirtualTime backoff = VirtualTime::ofMs(100);  ///< between a lost connection and the next attempt
    bool readOnly = false;     ///< a server without a leader will do; it is left when it closes, and not before
    bool renewExpired = true;  ///< an expired session is followed by a new one
};

// --- Inputs --------------------------------------------------------------------------------------------------------
// After Dial: Connected or Disconnected, then bytes, then Disconnected. After Close nothing more of that connection.

struct Connected {};
/// Closed by the other side, refused, or broken.
struct Disconnected {};
struct BytesReceived {
    std::string bytes;
};
struct TimerFired {};
/// Sent when the session is up; until then it waits. After a Close was submitted it is answered SessionExpired at once.
struct Submit {
    Request request;
};
using Input = std::variant<Connected, Disconnected, BytesReceived, TimerFired, Submit>;

// --- Effects -------------------------------------------------------------------------------------------------------

struct Dial {
    NodeId server;
};
struct SendBytes {
    std::string bytes;
};
/// Drop the connection, or the attempt to make one.
struct Close {};
/// The one timer of the client; re-arming replaces it.
struct SetTimer {
    VirtualTime due;
};
/// Code of an answer whose outcome is unknown; it never travels.
inline constexpr tree::ErrorCode ConnectionLoss{-4};
struct Answer {
    std::uint64_t request = 0;                    ///< 1, 2, 3 ... in order of Submit
    tree::ErrorCode error = tree::ErrorCode::Ok;  ///< of a multi: that of the part that failed it
    bool connectionLoss = false;                  ///< outcome unknown
    std::string path;                             ///< created or synced
    std::string data;                   ///< empty for null data too; of a getACL: the list as text (tree/acl_text.h)
    std::vector<std::string> children;  ///< of a multi: the paths it created, in order
    Zxid zxid;                          ///< of the reply; 0 when there was none
    tree::Stat stat;                    ///< of a get, set or exists
};
struct WatchEvent {
    tree::WatchEventType type{};
    std::string path;
};
struct SessionEstablished {
    SessionId session;
    bool resumed = false;
    NodeId server;
    std::int32_t timeoutMs = 0;  ///< negotiated
    bool readOnly = false;       ///< the server has no leader, and the session is its own
};
/// The server says so; a client that reaches no server cannot know. Its watches are gone with it.
struct SessionExpired {};
using Effect = std::variant<Dial, SendBytes, Close, SetTimer, Answer, WatchEvent, SessionEstablished, SessionExpired>;
using Effects = std::vector<Effect>;

class Client {
public:
    /// Requires: at least one server.
    explicit Client(ClientConfig config);

    /// Requires: not started.
    void start(VirtualTime now, Effects& out);
    /// Inputs that do not fit the state (bytes while no connection is up) change nothing.
    void step(const Input& input, VirtualTime now, Effects& out);

    SessionId session() const { return m_session; }
    /// Submitted and not answered yet.
    int pending() const { return static_cast<int>(m_queued.size() + m_sent.size()); }
    /// For good: the session was closed, or expired and is not renewed.
    bool closed() const { return m_stage == Stage::Closed; }

private:
    enum class Stage : std::uint8_t { Idle, Waiting, Dialing, Handshake, Up, Closed };
    struct Pending {
        std::uint64_t number = 0;
        Request request;
        std::int32_t xid = 0;
        std::int32_t opcode = 0;
    };

    void dial(Effects& out);
    void drop(Effects& out);
    void onConnected(Effects& out);
    void onDisconnected(Effects& out);
    void onBytes(const std::string& bytes, Effects& out);
    void onTimer(Effects& out);
    void onSubmit(const Request& request, Effects& out);
    void onHandshake(const std::string& payload, Effects& out);
    void onFrame(const std::string& payload, Effects& out);
    void onWatchEvent(const std::string& payload, Effects& out);
    void onReply(const std::string& payload, const codec::ReplyHeader& header, Effects& out);
    void expire(Effects& out);
    void restoreWatches(Effects& out);
    void proveIdentities(Effects& out);
    bool isOwnAuth(const codec::ReplyHeader& header);
    std::string shown(const std::string& path) const;
    void flush(Effects& out);
    void send(std::string frame, Effects& out);
    void rememberWatch(const Request& request, tree::ErrorCode error);
    bool connected() const { return m_stage == Stage::Handshake || m_stage == Stage::Up; }
    VirtualTime nextDue() const;
    void arm(Effects& out);

    ClientConfig m_config;
    VirtualTime m_now;
    Stage m_stage = Stage::Idle;
    std::size_t m_server = 0;  ///< index of the server in use or next to be dialled
    SessionId m_session;
    std::string m_password;
    bool m_local = false;      ///< the session is one of a read-only server: no other knows it
    std::int32_t m_timeoutMs;  ///< negotiated, or asked for before that. Invariant: positive
    Zxid m_lastZxid;           ///< largest that a reply of this session carried
    std::int32_t m_xid = 0;
    std::uint64_t m_number = 0;
    bool m_closing = false;  ///< a Close was submitted. Invariant: it is the last of m_sent and m_queued
    codec::FrameReader m_frames;
    std::vector<std::string> m_identities;  ///< "user:password" each; they outlive connections and sessions
    std::size_t m_ownAuths = 0;             ///< of a new connection, not answered yet
    std::deque<Pending> m_queued;
    std::deque<Pending> m_sent;
    WatchRegistry m_watches;
    VirtualTime m_attempted;  ///< when the last dial or the last loss was
    VirtualTime m_lastSent;
    VirtualTime m_lastHeard;
    VirtualTime m_armed = VirtualTime::never();
};

}  // namespace qs::client
