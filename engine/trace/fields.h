// The one description of every event: its name, and its fields in order through fields(visit, event), which calls
// visit("name", event.field). The stream, the JSON lines and the stamping of references are all written against it.
#pragma once

#include "engine/trace/emitted.h"
#include "engine/trace/tables.h"

namespace qs::trace {

template <class V>
void fields(V&& v, CommandIssued& e) {
    v("source", e.source);
    v("text", e.text);
}
template <class V>
void fields(V&& v, NodeStarted& e) {
    v("incarnation", e.incarnation);
}
template <class V>
void fields(V&& v, NodeKilled& e) {
    v("incarnation", e.incarnation);
    v("power", e.power);
}
template <class V>
void fields(V&&, NodeFrozen&) {}
template <class V>
void fields(V&&, NodeThawed&) {}
template <class V>
void fields(V&& v, LinkChanged& e) {
    v("from", e.from);
    v("to", e.to);
    v("state", e.state);
}
template <class V>
void fields(V&& v, MessageSent& e) {
    v("to", e.to);
    v("channel", e.channel);
    v("kind", e.kind);
    v("senderRole", e.senderRole);
    v("voteFor", e.voteFor);
    v("connection", e.connection);
    v("zxid", e.zxid);
    v("epoch", e.epoch);
    v("count", e.count);
    v("txn", e.txn);
    v("expectedAt", e.expectedAt);
}
template <class V>
void fields(V&& v, MessageHeld& e) {
    v("sent", e.sent);
}
template <class V>
void fields(V&& v, MessageReleased& e) {
    v("sent", e.sent);
    v("expectedAt", e.expectedAt);
}
template <class V>
void fields(V&& v, MessageReceived& e) {
    v("sent", e.sent);
    v("from", e.from);
    v("kind", e.kind);
    v("channel", e.channel);
}
template <class V>
void fields(V&& v, MessageDropped& e) {
    v("sent", e.sent);
    v("reason", e.reason);
}
template <class V>
void fields(V&& v, ConnectionOpened& e) {
    v("peer", e.peer);
    v("channel", e.channel);
    v("connection", e.connection);
}
template <class V>
void fields(V&& v, ConnectionClosed& e) {
    v("peer", e.peer);
    v("channel", e.channel);
    v("connection", e.connection);
}
template <class V>
void fields(V&& v, TimerSet& e) {
    v("timer", e.timer);
    v("due", e.due);
}
template <class V>
void fields(V&& v, TimerFired& e) {
    v("timer", e.timer);
}
template <class V>
void fields(V&& v, TxnLogged& e) {
    v("txn", e.txn);
    v("zxid", e.zxid);
}
template <class V>
void fields(V&& v, Persisted& e) {
    v("what", e.what);
    v("epoch", e.epoch);
    v("txn", e.txn);
    v("zxid", e.zxid);
}
template <class V>
void fields(V&& v, RoleChanged& e) {
    v("role", e.role);
    v("phase", e.phase);
    v("leader", e.leader);
    v("epoch", e.epoch);
    v("lastZxid", e.lastZxid);
}
template <class V>
void fields(V&& v, VoteChanged& e) {
    v("voteFor", e.voteFor);
    v("zxid", e.zxid);
    v("peerEpoch", e.peerEpoch);
    v("round", e.round);
}
template <class V>
void fields(V&& v, EpochProposed& e) {
    v("epoch", e.epoch);
}
template <class V>
void fields(V&& v, EpochEstablished& e) {
    v("epoch", e.epoch);
    v("txn", e.txn);
    v("acks", e.acks);
}
template <class V>
void fields(V&& v, SyncChosen& e) {
    v("learner", e.learner);
    v("mode", e.mode);
    v("zxid", e.zxid);
    v("replayed", e.replayed);
}
template <class V>
void fields(V&& v, Proposed& e) {
    v("txn", e.txn);
    v("zxid", e.zxid);
}
template <class V>
void fields(V&& v, ProposalAcked& e) {
    v("by", e.by);
    v("zxid", e.zxid);
}
template <class V>
void fields(V&& v, Committed& e) {
    v("txn", e.txn);
    v("zxid", e.zxid);
    v("acks", e.acks);
}
template <class V>
void fields(V&& v, Applied& e) {
    v("txn", e.txn);
    v("zxid", e.zxid);
    v("digest", e.digest);
}
template <class V>
void fields(V&& v, TreeReset& e) {
    v("txn", e.txn);
    v("zxid", e.zxid);
}
template <class V>
void fields(V&& v, ServingStarted& e) {
    v("epoch", e.epoch);
    v("txn", e.txn);
    v("zxid", e.zxid);
    v("digest", e.digest);
}
template <class V>
void fields(V&&, ServingStopped&) {}
template <class V>
void fields(V&& v, ClientConnected& e) {
    v("connection", e.connection);
    v("outside", e.outside);
}
template <class V>
void fields(V&& v, ClientDisconnected& e) {
    v("connection", e.connection);
    v("session", e.session);
    v("reason", e.reason);
}
template <class V>
void fields(V&& v, ClientCall& e) {
    v("connection", e.connection);
    v("session", e.session);
    v("xid", e.xid);
    v("opcode", e.opcode);
    v("path", e.path);
}
template <class V>
void fields(V&& v, ClientReturn& e) {
    v("connection", e.connection);
    v("session", e.session);
    v("xid", e.xid);
    v("opcode", e.opcode);
    v("error", e.error);
    v("zxid", e.zxid);
    v("content", e.content);
}
template <class V>
void fields(V&& v, UnsupportedOpcode& e) {
    v("connection", e.connection);
    v("session", e.session);
    v("opcode", e.opcode);
}
template <class V>
void fields(V&& v, WatchSet& e) {
    v("connection", e.connection);
    v("session", e.session);
    v("kind", e.kind);
    v("path", e.path);
}
template <class V>
void fields(V&& v, WatchFired& e) {
    v("connection", e.connection);
    v("session", e.session);
    v("type", e.type);
    v("path", e.path);
}
template <class V>
void fields(V&& v, WatchRemoved& e) {
    v("connection", e.connection);
    v("session", e.session);
    v("type", e.type);
    v("path", e.path);
}
template <class V>
void fields(V&& v, SessionOpened& e) {
    v("connection", e.connection);
    v("session", e.session);
    v("timeoutMs", e.timeoutMs);
    v("resumed", e.resumed);
}
template <class V>
void fields(V&& v, SessionExpired& e) {
    v("session", e.session);
}
template <class V>
void fields(V&& v, AnswerArrived& e) {
    v("session", e.session);
    v("error", e.error);
    v("zxid", e.zxid);
}
template <class V>
void fields(V&& v, Noted& e) {
    v("text", e.text);
}

template <class V>
void fields(V&& v, DiskRead& e) {
    v("snapshot", e.snapshot);
    v("last", e.last);
    v("logs", e.logs);
    v("torn", e.torn);
    v("unfinished", e.unfinished);
}
template <class V>
void fields(V&& v, DiskFailed& e) {
    v("reason", e.reason);
    v("unreadable", e.unreadable);
}
template <class V>
void fields(V&& v, DiskLost& e) {
    v("reason", e.reason);
}
template <class V>
void fields(V&& v, DiskChanged& e) {
    v("state", e.state);
    v("factor", e.factor);
}
template <class V>
void fields(V&& v, HoldChanged& e) {
    v("from", e.from);
    v("to", e.to);
    v("on", e.on);
    v("anyKind", e.anyKind);
    v("kind", e.kind);
    v("zxid", e.zxid);
    v("path", e.path);
}
template <class V>
void fields(V&& v, LinkDelayed& e) {
    v("from", e.from);
    v("to", e.to);
    v("by", e.by);
    v("spread", e.spread);
}
template <class V>
void fields(V&& v, LinkClogged& e) {
    v("from", e.from);
    v("to", e.to);
    v("until", e.until);
}
template <class V>
void fields(V&& v, NodeSlowed& e) {
    v("cost", e.cost);
}
template <class V>
void fields(V&& v, ClockChanged& e) {
    v("ahead", e.ahead);
    v("perMille", e.perMille);
}
template <class V>
void fields(V&& v, PacketRefused& e) {
    v("from", e.from);
    v("kind", e.kind);
    v("reason", e.reason);
}
template <class V>
void fields(V&& v, ReadOnlyChanged& e) {
    v("on", e.on);
    v("zxid", e.zxid);
}
template <class V>
void fields(V&& v, DiskDamaged& e) {
    v("what", e.what);
    v("readable", e.readable);
}
template <class V>
void fields(V&& v, TimersHeld& e) {
    v("on", e.on);
}
template <class V>
void fields(V&& v, MessageRepeated& e) {
    v("sent", e.sent);
    v("copy", e.copy);
}
template <class V>
void fields(V&& v, SnapshotBegun& e) {
    v("zxid", e.zxid);
}

template <class V>
void fields(V&& v, Authenticated& e) {
    v("connection", e.connection);
    v("session", e.session);
    v("identity", e.identity);
}
template <class V>
void fields(V&& v, WatchRestored& e) {
    v("connection", e.connection);
    v("session", e.session);
    v("kind", e.kind);
    v("zxid", e.zxid);
    v("path", e.path);
}

/// The event with its TextRef and TxnRef fields filled from the values beside it. `previous`: history before
/// `emitted.txn`, used when that transaction is seen for the first time.
Event resolve(const Emitted& emitted, Interner& tables, TxnRef previous);

}  // namespace qs::trace
