#include <algorithm>

#include "engine/base/overload.h"
#include "engine/node/replica.h"

namespace qs::node {

using tree::ErrorCode;

namespace {

/// What goes through the leader; nullopt for everything answered here.
std::optional<zab::ForwardedOp> forwardedOp(const codec::Request& request) {
    using Out = std::optional<zab::ForwardedOp>;
    return std::visit(overload{
                          [](const tree::CreateRequest& r) { return Out(tree::WriteRequest(r)); },
                          [](const tree::DeleteRequest& r) { return Out(tree::WriteRequest(r)); },
                          [](const tree::SetDataRequest& r) { return Out(tree::WriteRequest(r)); },
                          [](const tree::CloseSessionRequest& r) { return Out(tree::WriteRequest(r)); },
                          [](const codec::SyncRequest&) { return Out(zab::SyncRequest{}); },
                          [](const codec::ExistsRequest&) { return Out(); },
                          [](const codec::GetDataRequest&) { return Out(); },
                          [](const codec::GetAclRequest&) { return Out(); },
                          [](const codec::GetChildrenRequest&) { return Out(); },
                          [](const codec::PingRequest&) { return Out(); },
                          [](const codec::SetWatchesRequest&) { return Out(); },
                          [](const codec::AuthRequest&) { return Out(); },
                          [](const codec::UnsupportedRequest&) { return Out(); },
                          [](const codec::MalformedRequest&) { return Out(); },
                      },
                      request);
}

bool isPing(const codec::Request& request) {
    return std::holds_alternative<codec::PingRequest>(request);
}

}  // namespace

void Replica::enqueue(ConnectionId id, codec::ClientFrame frame, Effects& out) {
    Connection& c = m_connections.at(id);
    touch(c);
    if (!isPing(frame.request)) {
        emitEvent(out, trace::ClientCall{id, c.session, frame.xid, frame.opcode, {}},
                  std::string(codec::pathOf(frame.request)));
    }
    auto op = forwardedOp(frame.request);
    const std::int32_t xid = frame.xid;
    const SessionId session = c.session;
    c.queue.push_back({std::move(frame), m_now, op.has_value(), false, {}, ErrorCode::Ok, {}});
    if (op) {
        if (std::holds_alternative<zab::SyncRequest>(*op)) m_syncs.emplace_back(id, xid);
        submit(session, xid, std::move(*op), out);
    }
    pump(id, out);
}

void Replica::submit(SessionId session, std::int32_t cxid, zab::ForwardedOp op, Effects& out) {
    const zab::Request request{session, cxid, std::move(op)};
    if (m_peer.leading()) {
        handleAtLeader(m_config.zab.self, request, out);
    } else {
        sendPacket(m_peer.leader(), request, out);
    }
}

/// Every request of a session keeps it alive.
void Replica::touch(const Connection& c) {
    if (m_peer.leading()) {
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
        const Waiting answered = std::move(it->second.queue.front());
        it->second.queue.pop_front();
        reply(id, answered, out);
    }
}

void Replica::reply(ConnectionId id, const Waiting& w, Effects& out) {
    sendTo(id, w.reply, out);
    record(w);
    if (!isPing(w.frame.request)) {
        emitEvent(out,
                  trace::ClientReturn{id, m_connections.at(id).session, w.frame.xid, w.frame.opcode, w.error, w.zxid});
    }
    const auto* auth = std::get_if<codec::AuthRequest>(&w.frame.request);
    const bool unknown = w.error == ErrorCode::Unimplemented && !codec::isKnownOpcode(w.frame.opcode);
    if (auth && w.error != ErrorCode::Ok) closeConnection(id, "authentication failed", out);
    if (unknown) closeConnection(id, "an opcode that ZooKeeper does not have", out);
}

void Replica::record(const Waiting& w) {
    const std::int64_t ms = (m_now - w.since).ms();
    m_latency.minMs = m_latency.count == 0 ? ms : std::min(m_latency.minMs, ms);
    m_latency.maxMs = std::max(m_latency.maxMs, ms);
    m_latency.sumMs += ms;
    ++m_latency.count;
}

void Replica::sendTo(ConnectionId id, std::string bytes, Effects& out) {
    ++m_connections.at(id).sent;
    ++m_sent;
    out.push_back(ClientSend{id, std::move(bytes)});
}

// --- Reads and other local answers ---------------------------------------------------------------------------------

void Replica::answerLocally(ConnectionId id, Waiting& w, Effects& out) {
    codec::ReplyBody body;
    codec::ReplyHeader header{w.frame.xid, servedZxid(), ErrorCode::Ok};
    const auto read = [&](const std::string& path) {
        const tree::Znode* node = tree().find(path);
        if (!node) header.error = ErrorCode::NoNode;
        if (node) body.stat = tree::statOf(*node);
        return node;
    };
    const auto stays = [](const auto&) { QS_CHECK(false); };
    std::visit(overload{
                   [&](const codec::ExistsRequest& r) {
                       read(r.path);
                       if (r.watch) watch(id, tree::WatchKind::ExistsWatch, r.path, out);
                   },
                   [&](const codec::GetDataRequest& r) {
                       const tree::Znode* node = read(r.path);
                       if (!node) return;
                       body.data = node->data;
                       if (r.watch) watch(id, tree::WatchKind::DataWatch, r.path, out);
                   },
                   [&](const codec::GetAclRequest& r) {
                       if (const tree::Znode* node = read(r.path)) body.acl = *node->acl;
                   },
                   [&](const codec::GetChildrenRequest& r) {
                       if (!read(r.path)) return;
                       body.children = tree().children(r.path);
                       if (r.watch) watch(id, tree::WatchKind::ChildWatch, r.path, out);
                   },
                   [](const codec::PingRequest&) {},
                   [&](const codec::SetWatchesRequest& r) { setWatches(id, r, out); },
                   [&](const codec::AuthRequest& r) {
                       header.zxid = {};
                       if (r.scheme != "digest" && r.scheme != "ip") header.error = ErrorCode::AuthFailed;
                   },
                   [&](const codec::UnsupportedRequest&) {
                       header.error = ErrorCode::Unimplemented;
                       header.zxid = Zxid{UINT64_MAX};
                       emitEvent(out, trace::UnsupportedOpcode{id, m_connections.at(id).session, w.frame.opcode});
                   },
                   [&](const codec::MalformedRequest& r) {
                       header.error = ErrorCode::MarshallingError;
                       emitEvent(out, trace::Noted{}, "a request that cannot be read: " + r.problem);
                   },
                   [&](const tree::CreateRequest& r) { stays(r); },
                   [&](const tree::DeleteRequest& r) { stays(r); },
                   [&](const tree::SetDataRequest& r) { stays(r); },
                   [&](const tree::CloseSessionRequest& r) { stays(r); },
                   [&](const codec::SyncRequest& r) { stays(r); },
               },
               w.frame.request);
    w.error = header.error;
    w.zxid = header.zxid;
    w.reply = codec::encodeReply(header, w.frame.opcode, body);
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
    it->done = true;
    it->error = outcome.code;
    it->zxid = txn->zxid;
    codec::ReplyBody body;
    body.path = outcome.path;
    body.stat = outcome.stat;
    it->reply = codec::encodeReply({it->frame.xid, txn->zxid, outcome.code}, it->frame.opcode, body);
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
        w.zxid = servedZxid();
        codec::ReplyBody body;
        body.path = sync->path;
        w.reply = codec::encodeReply({xid, w.zxid, ErrorCode::Ok}, w.frame.opcode, body);
        break;
    }
    pump(id, out);
}

// --- Watches -------------------------------------------------------------------------------------------------------

void Replica::watch(ConnectionId id, tree::WatchKind kind, const std::string& path, Effects& out) {
    m_watches.add(id, kind, path);
    emitEvent(out, trace::WatchSet{id, m_connections.at(id).session, kind, {}}, path);
}

void Replica::fireWatches(const tree::Outcome& outcome, Effects& out) {
    for (const tree::Change& change : outcome.changes) {
        for (const tree::FiredWatch& fired : m_watches.fire(change)) {
            emitEvent(out,
                      trace::WatchFired{fired.connection, m_connections.at(fired.connection).session, fired.type, {}},
                      fired.path);
            sendTo(fired.connection, codec::encodeWatcherEvent({fired.type, fired.path}), out);
        }
    }
}

void Replica::setWatches(ConnectionId id, const codec::SetWatchesRequest& r, Effects& out) {
    const auto each = [&](tree::WatchKind kind, const std::vector<std::string>& paths) {
        for (const std::string& path : paths) {
            const auto missed = tree::missedEvent(tree(), kind, path, r.relativeZxid);
            if (!missed) {
                watch(id, kind, path, out);
                continue;
            }
            emitEvent(out, trace::WatchFired{id, m_connections.at(id).session, *missed, {}}, path);
            sendTo(id, codec::encodeWatcherEvent({*missed, path}), out);
        }
    };
    each(tree::WatchKind::DataWatch, r.data);
    each(tree::WatchKind::ExistsWatch, r.exist);
    each(tree::WatchKind::ChildWatch, r.child);
}

}  // namespace qs::node
