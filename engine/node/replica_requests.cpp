#include <algorithm>

#include "engine/base/mutant.h"
#include "engine/base/overload.h"
#include "engine/node/forwarded.h"
#include "engine/node/replica.h"
#include "engine/tree/content_hash.h"

namespace qs::node {

using tree::ErrorCode;

std::optional<zab::ForwardedOp> forwardedOp(const codec::ClientFrame& frame) {
    using Out = std::optional<zab::ForwardedOp>;
    const auto write = [](tree::WriteRequest r) { return Out(std::move(r)); };
    const auto local = [](const auto&) { return Out(); };
    return std::visit(
        overload{
            [&](const tree::CreateRequest& r) { return write(r); },
            [&](const tree::DeleteRequest& r) { return write(r); },
            [&](const tree::SetDataRequest& r) { return write(r); },
            [&](const tree::SetAclRequest& r) { return write(r); },
            [&](const tree::MultiRequest& r) { return write(r); },
            // The leader's own business; 3.8 answers a client so, too.
            [&](const tree::DeleteContainerRequest&) { return write(tree::RefusedRequest{ErrorCode::BadArguments}); },
            [&](const tree::CloseSessionRequest& r) { return write(r); },
            [&](const tree::ReconfigRequest& r) { return write(r); },
            [&](const codec::MalformedRequest& r) {
                if (!codec::isWriteOpcode(frame.opcode)) return local(r);
                return write(tree::RefusedRequest{ErrorCode::MarshallingError});
            },
            [](const codec::SyncRequest&) { return Out(zab::SyncRequest{}); },
            [&](const codec::ExistsRequest& r) { return local(r); },
            [&](const codec::GetDataRequest& r) { return local(r); },
            [&](const codec::GetAclRequest& r) { return local(r); },
            [&](const codec::GetChildrenRequest& r) { return local(r); },
            [&](const codec::MultiReadRequest& r) { return local(r); },
            [&](const codec::PingRequest& r) { return local(r); },
            [&](const codec::SetWatchesRequest& r) { return local(r); },
            [&](const codec::AddWatchRequest& r) { return local(r); },
            [&](const codec::CheckWatchesRequest& r) { return local(r); },
            [&](const codec::RemoveWatchesRequest& r) { return local(r); },
            [&](const codec::GetEphemeralsRequest& r) { return local(r); },
            [&](const codec::GetAllChildrenNumberRequest& r) { return local(r); },
            [&](const codec::WhoAmIRequest& r) { return local(r); },
            [&](const codec::AuthRequest& r) { return local(r); },
            [&](const codec::UnsupportedRequest& r) { return local(r); },
        },
        frame.request);
}

namespace {

/// The results of a multi, in the order of its parts. One refused part: all travel as errors.
std::vector<codec::ReplyBody::Part> resultsOf(const tree::MultiRequest& request, const tree::TxnPtr& txn,
                                              const tree::Outcome& outcome) {
    const auto* multi = std::get_if<tree::MultiTxn>(&txn->body);
    const bool failed = multi && multi->failed();
    std::vector<codec::ReplyBody::Part> out;
    for (std::size_t i = 0; i < outcome.parts.size() && i < request.parts.size(); ++i) {
        codec::ReplyBody::Part part;
        part.opcode = codec::resultOpcodeOf(request.parts[i]);
        part.error = outcome.parts[i].code;
        part.failed = failed;
        part.body.path = outcome.parts[i].path;
        part.body.stat = outcome.parts[i].stat;
        out.push_back(std::move(part));
    }
    return out;
}

bool isPing(const codec::Request& request) {
    return std::holds_alternative<codec::PingRequest>(request);
}

}  // namespace

/// `forwarded`: the request changes something, or is a sync.
bool Replica::tellsOf(const codec::ClientFrame& frame, bool forwarded) const {
    switch (m_config.traced) {
        case trace::Level::Off:
            return false;
        case trace::Level::Protocol:
            return forwarded || codec::changesClient(frame.request);
        case trace::Level::Full:
            break;
    }
    return !isPing(frame.request);
}

void Replica::enqueue(ConnectionId id, codec::ClientFrame frame, Effects& out) {
    Connection& c = m_connections.at(id);
    touch(c);
    auto op = forwardedOp(frame);
    if (tellsOf(frame, op.has_value())) {
        emitEvent(out, trace::ClientCall{id, c.session, frame.xid, frame.opcode, {}},
                  std::string(codec::pathOf(frame.request)));
    }
    // From here on, whatever waits before it: a write behind it is judged by who the client now is.
    if (const auto* auth = std::get_if<codec::AuthRequest>(&frame.request)) authenticate(id, *auth, out);
    if (op && m_readOnly) return refuseWrite(id, std::move(frame), out);
    const std::int32_t xid = frame.xid;
    const SessionId session = c.session;
    c.queue.push_back({std::move(frame), m_now, op.has_value(), false, {}, ErrorCode::Ok, {}});
    ++m_outstanding;
    if (op) {
        if (std::holds_alternative<zab::SyncRequest>(*op)) m_syncs.emplace_back(id, xid);
        submit({session, xid, std::move(*op), c.who}, out);
    }
    pump(id, out);
}

void Replica::submit(zab::Request request, Effects& out) {
    if (m_peer.leading()) {
        handleAtLeader(m_config.zab.self, request, out);
    } else {
        sendPacket(m_peer.leader(), std::move(request), out);
    }
}

void Replica::authenticate(ConnectionId id, const codec::AuthRequest& r, Effects& out) {
    if (r.scheme != "digest") return;  // the address is known already, and other schemes are refused
    const tree::Identity who{"digest", tree::digestIdentity(r.auth ? std::string_view(*r.auth) : std::string_view())};
    auto& known = m_connections.at(id).who;
    if (std::find(known.begin(), known.end(), who) != known.end()) return;
    known.push_back(who);
    if (who.id == m_config.superDigest) known.push_back({std::string(tree::SuperScheme), {}});
    emitEvent(out, trace::Authenticated{id, m_connections.at(id).session, tree::identityHash(who.scheme, who.id)});
}

/// Every request of a session keeps it alive.
void Replica::touch(const Connection& c) {
    if (m_peer.leading() || m_readOnly) {
        m_sessions.touch(c.session, c.timeoutMs, m_now);
    } else {
        m_touched[c.session] = c.timeoutMs;
    }
}

/// Answers from the head of the queue as far as answers are known: a read waits for the writes before it.
void Replica::pump(ConnectionId id, Effects& out) {
    while (true) {
        const auto it = m_connections.find(id);
        if (it == m_connections.end() || it->second.queue.empty()) return;
        Waiting& head = it->second.queue.front();
        if (head.forwarded && !head.done) return;
        if (!head.forwarded) answerLocally(id, head, out);
        if (!m_connections.contains(id)) return;  // the answer closed the connection
        Waiting answered = std::move(it->second.queue.front());
        it->second.queue.pop_front();
        --m_outstanding;
        reply(id, std::move(answered), out);
    }
}

void Replica::answer(Waiting& w, const codec::ReplyHeader& header, const codec::ReplyBody& body) const {
    w.error = header.error;
    w.zxid = header.zxid;
    w.reply = codec::encodeReply(header, w.frame.opcode, body);
    const bool hashed = header.error == ErrorCode::Ok && tellsOf(w.frame, w.forwarded);
    w.content = hashed ? codec::contentHash(w.frame.opcode, body) : 0;
}

void Replica::reply(ConnectionId id, Waiting w, Effects& out) {
    m_statistics.responseSizes.add(w.reply.size() - codec::LengthSize);
    sendTo(id, std::move(w.reply), out);
    if (tellsOf(w.frame, w.forwarded)) {
        emitEvent(out, trace::ClientReturn{id, m_connections.at(id).session, w.frame.xid, w.frame.opcode, w.error,
                                           w.zxid, w.content});
    }
    const auto* auth = std::get_if<codec::AuthRequest>(&w.frame.request);
    if (!auth) {
        const bool update = w.forwarded && !std::holds_alternative<codec::SyncRequest>(w.frame.request);
        count(m_connections.at(id), operationName(w), w.frame.xid, w.zxid, w.since, update);
    }
    const bool unknown = w.error == ErrorCode::Unimplemented && !codec::isKnownOpcode(w.frame.opcode);
    if (auth && w.error != ErrorCode::Ok) {
        ++m_statistics.authenticationsFailed;
        closeConnection(id, "authentication failed", out);
    }
    if (unknown) closeConnection(id, "an opcode that ZooKeeper does not have", out);
}

void Replica::sendTo(ConnectionId id, std::string bytes, Effects& out) {
    ++m_connections.at(id).statistics.sent;
    ++m_statistics.sent;
    out.push_back(ClientSend{id, std::move(bytes)});
}

// --- Writes and syncs that come back -------------------------------------------------------------------------------

void Replica::resolveWrite(ConnectionId id, const tree::TxnPtr& txn, const tree::Outcome& outcome, Effects& out) {
    const auto connection = m_connections.find(id);
    if (connection == m_connections.end()) return;
    auto& queue = connection->second.queue;
    const auto it = std::find_if(queue.begin(), queue.end(), [&](const Waiting& w) {
        return w.forwarded && !w.done && w.frame.xid == txn->cxid &&
               !std::holds_alternative<codec::SyncRequest>(w.frame.request);
    });
    if (it == queue.end()) return;
    if (outcome.code == ErrorCode::SessionMoved) {
        closeConnection(id, "the session moved to another server", out);
        return;
    }
    codec::ReplyBody body;
    body.path = outcome.path;
    body.stat = outcome.stat;
    if (const auto* reconfig = std::get_if<tree::ReconfigTxn>(&txn->body)) body.data = reconfig->text;
    if (const auto* multi = std::get_if<tree::MultiRequest>(&it->frame.request)) {
        body.parts = resultsOf(*multi, txn, outcome);
    }
    it->done = true;
    const Zxid zxid = QS_MUTANT(AnswersEarlierZxid) ? Zxid{txn->zxid.value - 1} : txn->zxid;
    answer(*it, {it->frame.xid, zxid, outcome.code}, body);
    pump(id, out);
}

/// The oldest sync of this server's clients is through.
void Replica::resolveSync(Effects& out) {
    if (m_syncs.empty()) return;
    const auto [id, xid] = m_syncs.front();
    m_syncs.pop_front();
    const auto connection = m_connections.find(id);
    if (connection == m_connections.end()) return;
    for (Waiting& w : connection->second.queue) {
        const auto* sync = std::get_if<codec::SyncRequest>(&w.frame.request);
        if (!sync || w.done || w.frame.xid != xid) continue;
        w.done = true;
        codec::ReplyBody body;
        body.path = sync->path;
        answer(w, {xid, servedZxid(), ErrorCode::Ok}, body);
        break;
    }
    pump(id, out);
}

}  // namespace qs::node
