#include "engine/client/client.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "engine/base/overload.h"
#include "engine/client/connect_string.h"
#include "engine/tree/acl_text.h"

namespace qs::client {

namespace {

constexpr std::int32_t AnyWatches = static_cast<std::int32_t>(tree::WatcherType::AnyWatches);

tree::CreateRequest createOf(const Request& r, std::string path) {
    tree::CreateRequest out{std::move(path), tree::Data(r.data), r.acl.empty() ? *tree::openAcl() : r.acl};
    using enum tree::CreateMode;
    tree::CreateMode mode = r.ephemeral ? (r.sequential ? EphemeralSequential : Ephemeral)
                                        : (r.sequential ? PersistentSequential : Persistent);
    if (r.container) {
        mode = Container;
        out.form = tree::CreateForm::CreateContainer;
    } else if (r.ttlMs > 0) {
        mode = r.sequential ? PersistentSequentialTtl : PersistentTtl;
        out.form = tree::CreateForm::CreateTtl;
        out.ttlMs = r.ttlMs;
    }
    out.flags = static_cast<std::int32_t>(mode);
    return out;
}

tree::MultiRequest::Part partOf(const Request& r, std::string path) {
    switch (r.verb) {
        case Verb::Create:
            return createOf(r, std::move(path));
        case Verb::Set:
            return tree::SetDataRequest{std::move(path), tree::Data(r.data), r.version};
        case Verb::Delete:
            return tree::DeleteRequest{std::move(path), r.version};
        default:
            return tree::CheckRequest{std::move(path), r.version};
    }
}

codec::Request encodable(const Request& r, const std::string& chroot) {
    std::string path = withChroot(chroot, r.path);
    switch (r.verb) {
        case Verb::Create:
            return createOf(r, std::move(path));
        case Verb::Set:
            return tree::SetDataRequest{std::move(path), tree::Data(r.data), r.version};
        case Verb::Delete:
            return tree::DeleteRequest{std::move(path), r.version};
        case Verb::Get:
            return codec::GetDataRequest{std::move(path), r.watch};
        case Verb::Exists:
            return codec::ExistsRequest{std::move(path), r.watch};
        case Verb::List:
            return codec::GetChildrenRequest{std::move(path), r.watch, false};
        case Verb::Sync:
            return codec::SyncRequest{std::move(path)};
        case Verb::Close:
            return tree::CloseSessionRequest{};
        case Verb::Multi:
        case Verb::Check: {
            tree::MultiRequest out;
            for (const Request& part : r.parts)
                out.parts.push_back(partOf(part, withChroot(chroot, part.path)));
            return out;
        }
        case Verb::SetAcl:
            return tree::SetAclRequest{std::move(path), r.acl, r.version};
        case Verb::GetAcl:
            return codec::GetAclRequest{std::move(path)};
        case Verb::Auth:
            return codec::AuthRequest{0, "digest", tree::Data(r.data)};
        case Verb::AddWatch:
            return codec::AddWatchRequest{std::move(path), r.recursive ? 1 : 0};
        case Verb::RemoveWatches:
            return codec::RemoveWatchesRequest{std::move(path), AnyWatches};
    }
    return codec::PingRequest{};
}

/// A multi fails with the first of its parts that has a reason of its own.
tree::ErrorCode errorOf(const codec::ReplyHeader& header, const codec::ReplyBody& body) {
    if (header.error != tree::ErrorCode::Ok) return header.error;
    for (const codec::ReplyBody::Part& part : body.parts) {
        if (part.failed && part.error != tree::ErrorCode::Ok) return part.error;
    }
    return tree::ErrorCode::Ok;
}

/// `parts` of `whole` parts of a timeout; never zero, for a timer without a span would fire for ever at one instant.
VirtualTime share(std::int32_t timeoutMs, std::int64_t parts, std::int64_t whole) {
    return std::max(VirtualTime{std::int64_t{timeoutMs} * 1000 * parts / whole}, VirtualTime::ofMs(1));
}

/// For a request that no reply came for.
Answer withoutReply(std::uint64_t number, tree::ErrorCode error) {
    Answer out;
    out.request = number;
    out.error = error;
    out.connectionLoss = error == ConnectionLoss;
    return out;
}

}  // namespace

Client::Client(ClientConfig config) : m_config(std::move(config)), m_timeoutMs(m_config.timeoutMs) {
    QS_CHECK(!m_config.servers.empty());
    QS_CHECK(m_config.timeoutMs > 0);
}

void Client::start(VirtualTime now, Effects& out) {
    QS_CHECK(m_stage == Stage::Idle);
    m_now = now;
    dial(out);
    arm(out);
}

void Client::step(const Input& input, VirtualTime now, Effects& out) {
    m_now = now;
    std::visit(overload{
                   [&](const Connected&) { onConnected(out); },
                   [&](const Disconnected&) {
                       if (m_stage == Stage::Dialing || connected()) onDisconnected(out);
                   },
                   [&](const BytesReceived& m) { onBytes(m.bytes, out); },
                   [&](const TimerFired&) { onTimer(out); },
                   [&](const Submit& m) { onSubmit(m.request, out); },
               },
               input);
    arm(out);
}

// --- Connections ---------------------------------------------------------------------------------------------------

void Client::dial(Effects& out) {
    m_stage = Stage::Dialing;
    m_attempted = m_now;
    out.push_back(Dial{m_config.servers[m_server]});
}

void Client::onConnected(Effects& out) {
    if (m_stage != Stage::Dialing) return;
    m_stage = Stage::Handshake;
    m_frames = codec::FrameReader();
    m_lastHeard = m_now;
    codec::ConnectRequest request;
    request.lastZxidSeen = m_lastZxid;
    request.timeoutMs = m_config.timeoutMs;
    request.readOnly = m_config.readOnly;
    if (!m_local) {
        request.session = m_session;
        request.password = m_password;
    }
    send(codec::encodeConnectRequest(request), out);
}

/// What was sent and not answered has an unknown outcome; what was not sent waits for the next connection.
void Client::onDisconnected(Effects& out) {
    const bool closeWasSent = m_closing && m_queued.empty();
    for (const Pending& p : std::exchange(m_sent, {}))
        out.push_back(withoutReply(p.number, ConnectionLoss));
    m_stage = closeWasSent ? Stage::Closed : Stage::Waiting;
    m_attempted = m_now;
    m_server = (m_server + 1) % m_config.servers.size();
}

/// The server is silent, or talks nonsense: its end of the connection is not waited for.
void Client::drop(Effects& out) {
    out.push_back(Close{});
    onDisconnected(out);
}

void Client::send(std::string frame, Effects& out) {
    m_lastSent = m_now;
    out.push_back(SendBytes{std::move(frame)});
}

// --- Time ----------------------------------------------------------------------------------------------------------

VirtualTime Client::nextDue() const {
    switch (m_stage) {
        case Stage::Waiting:
            return m_attempted + m_config.backoff;
        case Stage::Dialing:
        case Stage::Handshake:
            return m_attempted + share(m_timeoutMs, 1, static_cast<std::int64_t>(m_config.servers.size()));
        case Stage::Up:
            return std::min(m_lastSent + share(m_timeoutMs, 1, 3), m_lastHeard + share(m_timeoutMs, 2, 3));
        case Stage::Idle:
        case Stage::Closed:
            break;
    }
    return VirtualTime::never();
}

/// A timer that is armed right already is left alone.
void Client::arm(Effects& out) {
    const VirtualTime due = nextDue();
    if (due == m_armed) return;
    m_armed = due;
    if (!due.isNever()) out.push_back(SetTimer{std::max(due, m_now)});
}

void Client::onTimer(Effects& out) {
    const bool due = m_now >= nextDue();
    m_armed = VirtualTime::never();
    if (!due) return;
    switch (m_stage) {
        case Stage::Waiting:
            dial(out);
            break;
        case Stage::Dialing:
        case Stage::Handshake:
            drop(out);
            break;
        case Stage::Up:
            if (m_now >= m_lastHeard + share(m_timeoutMs, 2, 3)) {
                drop(out);
            } else {
                send(codec::encodeRequest(codec::XidPing, codec::PingRequest{}), out);
            }
            break;
        case Stage::Idle:
        case Stage::Closed:
            break;
    }
}

// --- The session ---------------------------------------------------------------------------------------------------

void Client::onHandshake(const std::string& payload, Effects& out) {
    const auto response = codec::decodeConnectResponse(payload);
    if (!response) {
        drop(out);
        return;
    }
    if (response->timeoutMs <= 0 || !response->session) {
        expire(out);
        return;
    }
    const bool resumed = response->session == m_session;
    m_session = response->session;
    m_password = response->password;
    m_local = response->readOnly;
    m_timeoutMs = response->timeoutMs;
    m_stage = Stage::Up;
    out.push_back(SessionEstablished{m_session, resumed, m_config.servers[m_server], m_timeoutMs, m_local});
    proveIdentities(out);
    restoreWatches(out);
    flush(out);
}

/// The session is gone and takes its requests along. A new one starts from nothing, as a new client would.
void Client::expire(Effects& out) {
    out.push_back(SessionExpired{});
    for (const Pending& p : std::exchange(m_queued, {})) {
        out.push_back(withoutReply(p.number, tree::ErrorCode::SessionExpired));
    }
    m_session = {};
    m_password.clear();
    m_lastZxid = {};
    m_timeoutMs = m_config.timeoutMs;
    m_watches.clear();
    drop(out);
    if (!m_config.renewExpired) m_stage = Stage::Closed;
}

/// Before anything else, for what follows may need them.
void Client::proveIdentities(Effects& out) {
    m_ownAuths = m_identities.size();
    for (const std::string& who : m_identities) {
        send(codec::encodeRequest(codec::XidAuth, codec::AuthRequest{0, "digest", tree::Data(who)}), out);
    }
}

/// Those of a new connection are answered before any that was submitted on it.
bool Client::isOwnAuth(const codec::ReplyHeader& header) {
    if (header.xid != codec::XidAuth || m_ownAuths == 0) return false;
    --m_ownAuths;
    return true;
}

void Client::restoreWatches(Effects& out) {
    for (const auto& request : m_watches.restore(m_lastZxid)) {
        send(codec::encodeRequest(codec::XidSetWatches, request), out);
    }
}

// --- Requests ------------------------------------------------------------------------------------------------------

void Client::onSubmit(const Request& request, Effects& out) {
    ++m_number;
    if (m_closing || m_stage == Stage::Closed) {
        out.push_back(withoutReply(m_number, tree::ErrorCode::SessionExpired));
        return;
    }
    m_closing = request.verb == Verb::Close;
    m_queued.push_back({m_number, request, 0, 0});
    flush(out);
}

void Client::flush(Effects& out) {
    if (m_stage != Stage::Up) return;
    for (Pending& p : std::exchange(m_queued, {})) {
        const codec::Request request = encodable(p.request, m_config.chroot);
        if (p.request.verb == Verb::Auth) {
            p.xid = codec::XidAuth;
            m_identities.push_back(p.request.data);
        } else {
            m_xid = m_xid == std::numeric_limits<std::int32_t>::max() ? 1 : m_xid + 1;
            p.xid = m_xid;
        }
        p.opcode = codec::opcodeOf(request);
        send(codec::encodeRequest(p.xid, request), out);
        m_sent.push_back(std::move(p));
    }
}

void Client::onBytes(const std::string& bytes, Effects& out) {
    if (!connected()) return;
    m_lastHeard = m_now;
    m_frames.feed(bytes);
    while (connected()) {
        const auto payload = m_frames.next();
        if (!payload) break;
        if (m_stage == Stage::Handshake) {
            onHandshake(*payload, out);
        } else {
            onFrame(*payload, out);
        }
    }
    if (connected() && m_frames.broken()) drop(out);
}

void Client::onFrame(const std::string& payload, Effects& out) {
    const auto header = codec::decodeReplyHeader(payload);
    if (!header) {
        drop(out);
        return;
    }
    if (header->xid == codec::XidNotification) {
        onWatchEvent(payload, out);
        return;
    }
    if (static_cast<std::int64_t>(header->zxid.value) > 0) m_lastZxid = std::max(m_lastZxid, header->zxid);
    const bool own = header->xid == codec::XidPing || header->xid == codec::XidSetWatches || isOwnAuth(*header);
    if (!own) onReply(payload, *header, out);
}

void Client::onWatchEvent(const std::string& payload, Effects& out) {
    const auto event = codec::decodeWatcherEvent(payload);
    if (!event) {
        drop(out);
        return;
    }
    m_watches.fired(event->type, event->path);
    out.push_back(WatchEvent{event->type, shown(event->path)});
}

/// Replies come in the order of the requests; any other is a fault of the server that cannot be mended.
void Client::onReply(const std::string& payload, const codec::ReplyHeader& header, Effects& out) {
    if (m_sent.empty() || m_sent.front().xid != header.xid) {
        drop(out);
        return;
    }
    const bool ok = header.error == tree::ErrorCode::Ok;
    const auto body =
        ok ? codec::decodeReplyBody(payload, m_sent.front().opcode) : Result<codec::ReplyBody>(codec::ReplyBody{});
    if (!body) {
        drop(out);
        return;
    }
    const Pending p = std::move(m_sent.front());
    m_sent.pop_front();
    rememberWatch(p.request, header.error);
    Answer answer{p.number,
                  errorOf(header, *body),
                  false,
                  shown(body->path),
                  std::string(*body->data),
                  body->children,
                  header.zxid,
                  body->stat};
    if (p.request.verb == Verb::GetAcl && ok) answer.data = tree::formatAcl(body->acl);
    for (const codec::ReplyBody::Part& part : body->parts) {
        if (!part.failed && !part.body.path.empty()) answer.children.push_back(shown(part.body.path));
    }
    out.push_back(std::move(answer));
    if (p.request.verb == Verb::Close) {
        m_stage = Stage::Closed;
        out.push_back(Close{});
    }
}

std::string Client::shown(const std::string& path) const {
    return withoutChroot(m_config.chroot, path);
}

/// A server registers a watch when the read succeeds, and for exists on a missing znode too. What is kept are paths of
/// the server, as they are registered again.
void Client::rememberWatch(const Request& request, tree::ErrorCode error) {
    using enum tree::WatchKind;
    const bool found = error == tree::ErrorCode::Ok;
    const bool missing = error == tree::ErrorCode::NoNode;
    const std::string path = withChroot(m_config.chroot, request.path);
    if (request.verb == Verb::AddWatch && found) {
        m_watches.add(request.recursive ? PersistentRecursive : Persistent, path);
    } else if (request.verb == Verb::RemoveWatches && found) {
        m_watches.remove(path);
    } else if (!request.watch) {
        return;
    } else if (found && (request.verb == Verb::Get || request.verb == Verb::Exists)) {
        m_watches.add(DataWatch, path);
    } else if (missing && request.verb == Verb::Exists) {
        m_watches.add(ExistsWatch, path);
    } else if (found && request.verb == Verb::List) {
        m_watches.add(ChildWatch, path);
    }
}

}  // namespace qs::client
