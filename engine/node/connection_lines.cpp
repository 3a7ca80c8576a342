// What stat and cons say of each connection. Source: ZooKeeper 3.8.0 ServerCnxn, FinalRequestProcessor.
#include "engine/node/replica.h"

namespace qs::node {

namespace {

constexpr const char* NoName = "NA";

const char* nameOf(std::int32_t opcode) {
    using codec::Opcode;
    switch (static_cast<Opcode>(opcode)) {
        case Opcode::Create:
        case Opcode::Create2:
        case Opcode::CreateContainer:
        case Opcode::CreateTtl:
            return "CREA";
        case Opcode::Delete:
        case Opcode::DeleteContainer:
            return "DELE";
        case Opcode::Exists:
            return "EXIS";
        case Opcode::GetData:
            return "GETD";
        case Opcode::SetData:
            return "SETD";
        case Opcode::GetAcl:
            return "GETA";
        case Opcode::SetAcl:
            return "SETA";
        case Opcode::GetChildren:
        case Opcode::GetChildren2:
            return "GETC";
        case Opcode::Sync:
            return "SYNC";
        case Opcode::Ping:
            return "PING";
        case Opcode::Check:
            return "CHEC";
        case Opcode::Multi:
            return "MULT";
        case Opcode::MultiRead:
            return "MLTR";
        case Opcode::Reconfig:
            return "RECO";
        case Opcode::CheckWatches:
            return "CHKW";
        case Opcode::RemoveWatches:
            return "REMW";
        case Opcode::SetWatches:
            return "SETW";
        case Opcode::SetWatches2:
            return "STW2";
        case Opcode::AddWatch:
            return "ADDW";
        case Opcode::GetEphemerals:
            return "GETE";
        case Opcode::GetAllChildrenNumber:
            return "GETACN";
        case Opcode::WhoAmI:
            return "HOMI";
        case Opcode::CloseSession:
            return "CLOS";
        case Opcode::Auth:
            break;
    }
    return NoName;
}

}  // namespace

/// As 3.8 abbreviates what it did last for a client; a refused write is an error there before it has its name.
const char* Replica::operationName(const Waiting& w) {
    const bool refusedWrite = w.forwarded && w.error != tree::ErrorCode::Ok;
    return refusedWrite && !std::holds_alternative<tree::MultiRequest>(w.frame.request) ? NoName
                                                                                        : nameOf(w.frame.opcode);
}

void Replica::countReceived(Connection& c, std::size_t bytes) {
    ++c.statistics.received;
    ++m_statistics.received;
    m_statistics.bytesReceived += bytes;
}

/// An answer has left.
void Replica::count(Connection& c, const char* operation, std::int32_t cxid, Zxid zxid, VirtualTime since,
                    bool update) {
    ConnectionStatistics& s = c.statistics;
    s.lastOperation = operation;
    if (cxid >= 0) s.lastCxid = cxid;  // not of pings, nor of what a client library does by itself
    s.lastZxid = zxid;
    s.lastResponseMs = m_now.ms();
    const std::int64_t ms = (m_now - since).ms();
    s.latency.add(ms);
    m_statistics.latency.add(ms);
    (update ? m_statistics.updates : m_statistics.reads).add(ms);
}

std::string Replica::remoteAddress(ConnectionId id) const {
    const Connection& c = m_connections.at(id);
    return "/" + config::withBrackets(c.address) + ":" + std::to_string(c.port != 0 ? c.port : id.value);
}

std::string Replica::connectionLines(ConnectionId asker, bool brief) const {
    std::string out;
    const auto field = [&out](const char* key, const auto& value) { out += std::string(",") + key + "=" + value; };
    const auto number = [&field](const char* key, auto value) { field(key, std::to_string(value)); };
    for (const auto& [id, c] : m_connections) {
        const ConnectionStatistics& s = c.statistics;
        out += " " + remoteAddress(id) + (id == asker ? "[0]" : "[1]");  // nothing more is read from the asker
        out += "(queued=" + std::to_string(c.queue.size());
        number("recved", s.received);
        number("sent", s.sent);
        if (!brief && c.session) {
            field("sid", toString(c.session));
            field("lop", s.lastOperation);
            number("est", c.establishedMs);
            number("to", c.timeoutMs);
            if (s.lastCxid >= 0) field("lcxid", toHex(Zxid{static_cast<std::uint32_t>(s.lastCxid)}));
            field("lzxid", toHex(s.lastZxid));
            number("lresp", s.lastResponseMs);
            number("llat", s.latency.last);
            number("minlat", s.latency.min);
            number("avglat", s.latency.count == 0 ? 0 : s.latency.sum / s.latency.count);
            number("maxlat", s.latency.max);
        }
        out += ")\n";
    }
    return out;
}

}  // namespace qs::node
