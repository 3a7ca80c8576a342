#include "engine/client/client.h"

#include <algorithm>

#include "engine/base/overload.h"

namespace qs::client {

namespace {

codec::Request encodable(const Request& r) {
    switch (r.verb) {
        case Verb::Create: {
            const int flags = (r.ephemeral ? 1 : 0) | (r.sequential ? 2 : 0);
            return tree::CreateRequest{r.path, tree::makeData(r.data), *tree::openAcl(), flags, false};
        }
        case Verb::Set: return tree::SetDataRequest{r.path, tree::makeData(r.data), r.version};
        case Verb::Delete: return tree::DeleteRequest{r.path, r.version};
        case Verb::Get: return codec::GetDataRequest{r.path, r.watch};
        case Verb::Exists: return codec::ExistsRequest{r.path, r.watch};
        case Verb::List: return codec::GetChildrenRequest{r.path, r.watch, false};
        case Verb::Sync: return codec::SyncRequest{r.path};
        case Verb::Close: return tree::CloseSessionRequest{};
    }
    return codec::PingRequest{};
}

}  // namespace

Client::Client(ClientConfig config) : m_config(std::move(config)) {
    QS_CHECK(!m_config.servers.empty());
    m_timeoutMs = m_config.timeoutMs;
}

void Client::start(VirtualTime, Effects& out) {
    m_stage = Stage::Dialing;
    out.push_back(Dial{m_config.servers[m_server]});
}

void Client::step(const Input& input, VirtualTime now, Effects& out) {
    if (m_stage == Stage::Closed) return;
    std::visit(overload{
                   [&](const Connected&) { onConnected(now, out); },
                   [&](const Disconnected&) { onDisconnected(now, out); },
                   [&](const BytesReceived& m) { onBytes(m.bytes, now, out); },
                   [&](const TimerFired&) { onTimer(now, out); },
                   [&](const Submit& m) {
                       m_queued.push_back({++m_number, m.request, 0});
                       flush(now, out);
                   },
               },
               input);
}

void Client::dialNext(Effects& out) {
    m_server = (m_server + 1) % m_config.servers.size();
    m_stage = Stage::Dialing;
    out.push_back(Dial{m_config.servers[m_server]});
}

void Client::onConnected(VirtualTime now, Effects& out) {
    if (m_stage != Stage::Dialing) return;
    m_stage = Stage::Handshake;
    m_frames = {};
    m_lastHeard = now;
    m_lastSent = now;
    codec::ConnectRequest request;
    request.lastZxidSeen = m_lastZxid;
    request.timeoutMs = m_config.timeoutMs;
    request.session = m_session;
    request.password = m_password;
    out.push_back(SendBytes{codec::encodeConnectRequest(request)});
    arm(now, out);
}

/// What was sent and not answered has an unknown outcome.
void Client::onDisconnected(VirtualTime now, Effects& out) {
    const bool closing = !m_sent.empty() && m_sent.back().request.verb == Verb::Close;
    for (const Pending& p : m_sent) out.push_back(Answer{p.number, tree::ErrorCode::Ok, true, {}, {}, {}, {}});
    m_sent.clear();
    if (closing) {
        m_stage = Stage::Closed;
        return;
    }
    m_stage = Stage::Waiting;
    out.push_back(SetTimer{now + m_config.backoff});
}

void Client::onTimer(VirtualTime now, Effects& out) {
    if (m_stage == Stage::Waiting) {
        dialNext(out);
        return;
    }
    if (m_stage != Stage::Handshake && m_stage != Stage::Up) return;
    if (now - m_lastHeard >= VirtualTime::ofMs(m_timeoutMs * 2 / 3)) {
        out.push_back(Close{});
        onDisconnected(now, out);
        return;
    }
    if (m_stage == Stage::Up && now - m_lastSent >= third()) {
        out.push_back(SendBytes{codec::encodeRequest(codec::XidPing, codec::PingRequest{})});
        m_lastSent = now;
    }
    arm(now, out);
}

void Client::arm(VirtualTime now, Effects& out) {
    const VirtualTime ping = m_stage == Stage::Up ? m_lastSent + third() : VirtualTime::never();
    const VirtualTime silence = m_lastHeard + VirtualTime::ofMs(m_timeoutMs * 2 / 3);
    out.push_back(SetTimer{std::max(std::min(ping, silence), now)});
}

void Client::onBytes(const std::string& bytes, VirtualTime now, Effects& out) {
    m_frames.feed(bytes);
    m_lastHeard = now;
    while (m_stage == Stage::Handshake || m_stage == Stage::Up) {
        const auto payload = m_frames.next();
        if (!payload) break;
        if (m_stage == Stage::Handshake) {
            onHandshake(*payload, now, out);
        } else {
            onReply(*payload, now, out);
        }
    }
}

void Client::onHandshake(const std::string& payload, VirtualTime now, Effects& out) {
    const auto response = codec::decodeConnectResponse(payload);
    if (!response || !response->session) {
        expire(now, out);
        return;
    }
    const bool resumed = response->session == m_session;
    m_session = response->session;
    m_password = response->password;
    m_timeoutMs = response->timeoutMs;
    m_stage = Stage::Up;
    out.push_back(SessionEstablished{m_session, resumed});
    reestablishWatches(out);
    flush(now, out);
    arm(now, out);
}

/// The session is gone: its requests failed for good, and a new session begins.
void Client::expire(VirtualTime now, Effects& out) {
    out.push_back(SessionExpired{});
    const auto queued = std::exchange(m_queued, {});
    for (const Pending& p : queued) {
        out.push_back(Answer{p.number, tree::ErrorCode::SessionExpired, false, {}, {}, {}, {}});
    }
    m_session = {};
    m_password.clear();
    m_dataWatches.clear();
    m_existWatches.clear();
    m_childWatches.clear();
    m_stage = Stage::Waiting;
    out.push_back(Close{});
    out.push_back(SetTimer{now + m_config.backoff});
}

void Client::reestablishWatches(Effects& out) {
    if (m_dataWatches.empty() && m_existWatches.empty() && m_childWatches.empty()) return;
    const auto list = [](const std::set<std::string>& s) { return std::vector<std::string>(s.begin(), s.end()); };
    const codec::SetWatchesRequest request{m_lastZxid, list(m_dataWatches), list(m_existWatches), list(m_childWatches)};
    out.push_back(SendBytes{codec::encodeRequest(codec::XidSetWatches, request)});
}

void Client::flush(VirtualTime now, Effects& out) {
    if (m_stage != Stage::Up) return;
    while (!m_queued.empty()) {
        Pending p = std::move(m_queued.front());
        m_queued.pop_front();
        p.xid = ++m_xid;
        out.push_back(SendBytes{codec::encodeRequest(p.xid, encodable(p.request))});
        m_lastSent = now;
        m_sent.push_back(std::move(p));
    }
}

void Client::onReply(const std::string& payload, VirtualTime now, Effects& out) {
    const auto header = codec::decodeReplyHeader(payload);
    if (!header) return;
    if (header->xid == codec::XidNotification) {
        const auto event = codec::decodeWatcherEvent(payload);
        if (!event) return;
        m_dataWatches.erase(event->path);
        m_existWatches.erase(event->path);
        m_childWatches.erase(event->path);
        out.push_back(WatchEvent{event->type, event->path});
        return;
    }
    if (header->zxid.value != UINT64_MAX) m_lastZxid = std::max(m_lastZxid, header->zxid);
    if (header->xid < 0 || m_sent.empty() || m_sent.front().xid != header->xid) return;
    const Pending p = std::move(m_sent.front());
    m_sent.pop_front();
    codec::ReplyBody body;
    if (header->error == tree::ErrorCode::Ok) {
        auto decoded = codec::decodeReplyBody(payload, codec::opcodeOf(encodable(p.request)));
        if (decoded) body = std::move(decoded).value();
    }
    finish(p, *header, body, out);
    if (p.request.verb == Verb::Close) {
        m_stage = Stage::Closed;
        out.push_back(Close{});
    }
    arm(now, out);
}

void Client::finish(const Pending& p, const codec::ReplyHeader& header, const codec::ReplyBody& body, Effects& out) {
    if (p.request.watch) {
        const bool found = header.error == tree::ErrorCode::Ok;
        if (p.request.verb == Verb::Get && found) m_dataWatches.insert(p.request.path);
        if (p.request.verb == Verb::Exists) (found ? m_dataWatches : m_existWatches).insert(p.request.path);
        if (p.request.verb == Verb::List && found) m_childWatches.insert(p.request.path);
    }
    Answer answer{p.number, header.error, false, body.path, {}, body.children, header.zxid};
    if (body.data) answer.data = *body.data;
    out.push_back(std::move(answer));
}

}  // namespace qs::client
