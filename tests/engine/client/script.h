// A client machine with somebody to play its server: inputs go in one by one, what the client wants done comes back as
// a line of text.
#pragma once

#include "engine/base/overload.h"
#include "engine/client/client.h"
#include "engine/tree/acl_text.h"

namespace script {

using namespace qs;
using client::Client;
using client::Verb;

inline constexpr SessionId Session{0x1234};
inline constexpr std::int32_t TimeoutMs = 6000;

inline std::string joined(const std::vector<std::string>& list) {
    std::string out;
    for (const auto& s : list)
        out += (out.empty() ? "" : ",") + s;
    return out;
}

inline std::string describe(const codec::ClientFrame& frame) {
    using codec::pathOf;
    const std::string at = " " + std::string(pathOf(frame.request));
    const std::string what = std::visit(
        overload{
            [&](const tree::CreateRequest& r) {
                return "create" + at + " flags " + std::to_string(r.flags) + " " + std::string(*r.data);
            },
            [&](const tree::DeleteRequest& r) { return "delete" + at + " version " + std::to_string(r.version); },
            [&](const tree::SetDataRequest& r) {
                return "set" + at + " " + std::string(*r.data) + " version " + std::to_string(r.version);
            },
            [](const tree::MultiRequest& r) { return "multi of " + std::to_string(r.parts.size()); },
            [&](const tree::SetAclRequest& r) {
                return "setACL" + at + " " + tree::formatAcl(r.acl) + " version " + std::to_string(r.version);
            },
            [](const codec::AuthRequest& r) { return "auth " + r.scheme + " " + std::string(*r.auth); },
            [&](const codec::AddWatchRequest& r) { return "addWatch" + at + " mode " + std::to_string(r.mode); },
            [&](const codec::RemoveWatchesRequest& r) {
                return "removeWatches" + at + " type " + std::to_string(r.type);
            },
            [](const tree::CloseSessionRequest&) { return std::string("closeSession"); },
            [&](const codec::SyncRequest&) { return "sync" + at; },
            [&](const codec::ExistsRequest& r) { return "exists" + at + (r.watch ? " watch" : ""); },
            [&](const codec::GetDataRequest& r) { return "get" + at + (r.watch ? " watch" : ""); },
            [&](const codec::GetAclRequest&) { return "getACL" + at; },
            [&](const codec::GetChildrenRequest& r) { return "ls" + at + (r.watch ? " watch" : ""); },
            [](const codec::PingRequest&) { return std::string("ping"); },
            [](const codec::SetWatchesRequest& r) {
                return "setWatches since " + toString(r.relativeZxid) + " data " + joined(r.data) + " exist " +
                       joined(r.exist) + " child " + joined(r.child) +
                       (r.second ? " persistent " + joined(r.persistent) + " recursive " + joined(r.persistentRecursive)
                                 : std::string());
            },
            [](const auto&) { return std::string("something no client here asks"); },
        },
        frame.request);
    return "#" + std::to_string(frame.xid) + " " + what;
}

class Script {
public:
    explicit Script(int servers = 3, bool renewExpired = true) : m_client(config(servers, renewExpired)) {}
    explicit Script(client::ClientConfig config) : m_client(std::move(config)) {}

    static client::ClientConfig config(int servers, bool renewExpired) {
        client::ClientConfig out;
        for (int i = 1; i <= servers; ++i)
            out.servers.push_back(NodeId{static_cast<std::uint8_t>(i)});
        out.timeoutMs = TimeoutMs;
        out.renewExpired = renewExpired;
        return out;
    }

    std::string start() {
        client::Effects out;
        m_client.start(m_now, out);
        return text(out);
    }
    std::string step(const client::Input& input) {
        client::Effects out;
        m_client.step(input, m_now, out);
        return text(out);
    }
    std::string connected() {
        m_connecting = true;
        return step(client::Connected{});
    }
    std::string disconnected() { return step(client::Disconnected{}); }
    std::string received(const std::string& bytes) { return step(client::BytesReceived{bytes}); }
    std::string submit(const client::Request& request) { return step(client::Submit{request}); }
    /// Lets time pass and the timer fire.
    std::string timerAt(std::int64_t ms) {
        m_now = VirtualTime::ofMs(ms);
        return step(client::TimerFired{});
    }
    void at(std::int64_t ms) { m_now = VirtualTime::ofMs(ms); }

    // --- the server's side
    std::string granted(SessionId session = Session, std::int32_t timeoutMs = TimeoutMs) {
        codec::ConnectResponse response;
        response.timeoutMs = timeoutMs;
        response.session = session;
        response.password = codec::sessionPassword(session);
        return received(codec::encodeConnectResponse(response));
    }
    std::string expired() { return received(codec::encodeConnectResponse({})); }
    std::string replied(std::int32_t xid, std::uint64_t zxid, codec::Opcode opcode, const codec::ReplyBody& body = {},
                        tree::ErrorCode error = tree::ErrorCode::Ok) {
        return received(codec::encodeReply({xid, Zxid{zxid}, error}, static_cast<std::int32_t>(opcode), body));
    }
    std::string notified(tree::WatchEventType type, const std::string& path) {
        return received(codec::encodeWatcherEvent({type, path}));
    }
    /// Started, connected to server 1 and granted a session.
    void bringUp() {
        start();
        connected();
        granted();
    }

    const Client& machine() const { return m_client; }

private:
    std::string sent(const std::string& frame) {
        const std::string_view payload = std::string_view(frame).substr(4);
        if (!std::exchange(m_connecting, false)) return "send " + describe(codec::decodeRequest(payload).value());
        const auto r = codec::decodeConnectRequest(payload).value();
        const bool right = r.password == (r.session ? codec::sessionPassword(r.session) : std::string(16, '\0'));
        return "send connect " + toString(r.session) + " seen " + toString(r.lastZxidSeen) + " timeout " +
               std::to_string(r.timeoutMs) + (right ? "" : " WRONG PASSWORD");
    }
    static std::string answer(const client::Answer& e) {
        std::string out = "answer " + std::to_string(e.request);
        if (e.connectionLoss) return out + " connection loss";
        out += " " + toString(e.error) + " " + toString(e.zxid);
        if (!e.path.empty()) out += " path " + e.path;
        if (!e.data.empty()) out += " data " + e.data;
        if (!e.children.empty()) out += " children " + joined(e.children);
        return out;
    }
    std::string text(const client::Effects& effects) {
        std::string out;
        for (const auto& effect : effects) {
            if (!out.empty()) out += "; ";
            out += std::visit(overload{
                                  [](const client::Dial& e) { return "dial " + toString(e.server); },
                                  [&](const client::SendBytes& e) { return sent(e.bytes); },
                                  [](const client::Close&) { return std::string("close"); },
                                  [](const client::SetTimer& e) { return "timer " + std::to_string(e.due.ms()); },
                                  [](const client::Answer& e) { return answer(e); },
                                  [](const client::WatchEvent& e) {
                                      return "event " + std::string(tree::toString(e.type)) + " " + e.path;
                                  },
                                  [](const client::SessionEstablished& e) {
                                      return "session " + toString(e.session) + (e.resumed ? " resumed" : " new") +
                                             " at " + toString(e.server) + " timeout " + std::to_string(e.timeoutMs);
                                  },
                                  [](const client::SessionExpired&) { return std::string("expired"); },
                              },
                              effect);
        }
        return out;
    }

    Client m_client;
    VirtualTime m_now;
    bool m_connecting = false;
};

inline client::Request get(const std::string& path, bool watch = false) {
    client::Request r;
    r.verb = Verb::Get;
    r.path = path;
    r.watch = watch;
    return r;
}
inline client::Request request(Verb verb, const std::string& path, const std::string& data = {}) {
    client::Request r;
    r.verb = verb;
    r.path = path;
    r.data = data;
    return r;
}

}  // namespace script
