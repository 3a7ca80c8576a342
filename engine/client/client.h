// A ZooKeeper client session, sans-IO: connects, pings, reconnects to the next server, re-registers its watches and says
// honestly what it knows about each request (a lost connection is "unknown", never "failed").
// Source: ZooKeeper 3.8.6 ClientCnxn; zookeeper-protocol.md 2.1, 2.7. Departs: servers are tried in the order given.
#pragma once

#include <cstdint>
#include <deque>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include "engine/base/ids.h"
#include "engine/base/virtual_time.h"
#include "engine/codec/client_protocol.h"

namespace qs::client {

enum class Verb : std::uint8_t { Create, Set, Delete, Get, Exists, List, Sync, Close };

struct Request {
    Verb verb = Verb::Get;
    std::string path;
    std::string data;
    std::int32_t version = -1;
    bool ephemeral = false;
    bool sequential = false;
    bool watch = false;
};

struct ClientConfig {
    std::vector<NodeId> servers;  ///< tried in turn; not empty
    std::int32_t timeoutMs = 6000;
    VirtualTime backoff = VirtualTime::ofMs(100);  ///< between two attempts to connect
};

// --- Inputs --------------------------------------------------------------------------------------------------------

struct Connected {};
/// Closed by the other side, refused, or broken.
struct Disconnected {};
struct BytesReceived {
    std::string bytes;
};
struct TimerFired {};
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
struct Close {};
/// The one timer of the client; re-arming replaces it.
struct SetTimer {
    VirtualTime due;
};
struct Answer {
    std::uint64_t request = 0;  ///< 1, 2, 3 ... in order of Submit
    tree::ErrorCode error = tree::ErrorCode::Ok;
    bool connectionLoss = false;  ///< outcome unknown
    std::string path;
    std::string data;
    std::vector<std::string> children;
    Zxid zxid;
};
struct WatchEvent {
    tree::WatchEventType type{};
    std::string path;
};
struct SessionEstablished {
    SessionId session;
    bool resumed = false;
};
struct SessionExpired {};
using Effect = std::variant<Dial, SendBytes, Close, SetTimer, Answer, WatchEvent, SessionEstablished, SessionExpired>;
using Effects = std::vector<Effect>;

class Client {
public:
    /// Requires: at least one server.
    explicit Client(ClientConfig config);

    void start(VirtualTime now, Effects& out);
    void step(const Input& input, VirtualTime now, Effects& out);

    SessionId session() const { return m_session; }
    /// Submitted and not answered yet.
    int pending() const { return static_cast<int>(m_queued.size() + m_sent.size()); }
    bool closed() const { return m_stage == Stage::Closed; }

private:
    enum class Stage : std::uint8_t { Waiting, Dialing, Handshake, Up, Closed };
    struct Pending {
        std::uint64_t number = 0;
        Request request;
        std::int32_t xid = 0;
    };

    void dialNext(Effects& out);
    void onConnected(VirtualTime now, Effects& out);
    void onDisconnected(VirtualTime now, Effects& out);
    void onBytes(const std::string& bytes, VirtualTime now, Effects& out);
    void onTimer(VirtualTime now, Effects& out);
    void onHandshake(const std::string& payload, VirtualTime now, Effects& out);
    void onReply(const std::string& payload, VirtualTime now, Effects& out);
    void expire(VirtualTime now, Effects& out);
    void flush(VirtualTime now, Effects& out);
    void reestablishWatches(Effects& out);
    void finish(const Pending& p, const codec::ReplyHeader& header, const codec::ReplyBody& body, Effects& out);
    void arm(VirtualTime now, Effects& out);
    VirtualTime third() const { return VirtualTime::ofMs(m_timeoutMs / 3); }

    ClientConfig m_config;
    Stage m_stage = Stage::Waiting;
    std::size_t m_server = 0;
    SessionId m_session;
    std::string m_password;
    std::int32_t m_timeoutMs = 0;  ///< negotiated
    Zxid m_lastZxid;
    std::int32_t m_xid = 0;
    std::uint64_t m_number = 0;
    codec::FrameReader m_frames;
    std::deque<Pending> m_queued;
    std::deque<Pending> m_sent;
    VirtualTime m_lastSent;
    VirtualTime m_lastHeard;
    std::set<std::string> m_dataWatches;
    std::set<std::string> m_existWatches;
    std::set<std::string> m_childWatches;
};

}  // namespace qs::client
