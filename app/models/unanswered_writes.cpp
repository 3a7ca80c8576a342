#include "app/models/unanswered_writes.h"

#include <algorithm>
#include <array>

namespace qs::app {

namespace {

/// create, delete, setData, setACL, multi, create2, createContainer, deleteContainer, createTTL.
bool isWrite(std::int32_t opcode) {
    static constexpr std::array<std::int32_t, 9> Writes{1, 2, 5, 7, 14, 15, 19, 20, 21};
    return std::find(Writes.begin(), Writes.end(), opcode) != Writes.end();
}

}  // namespace

std::optional<UnansweredWrites::Write> UnansweredWrites::fold(const trace::Record& r) {
    if (const auto* call = trace::as<trace::ClientCall>(r)) {
        if (isWrite(call->opcode)) m_writes[{call->connection, call->xid}] = {r.node, r.at};
    } else if (const auto* answer = trace::as<trace::ClientReturn>(r)) {
        const auto it = m_writes.find({answer->connection, answer->xid});
        if (it == m_writes.end()) return std::nullopt;
        const Write write = it->second;
        m_writes.erase(it);
        return write;
    } else if (const auto* gone = trace::as<trace::ClientDisconnected>(r)) {
        std::erase_if(m_writes, [&](const auto& each) { return each.first.first == gone->connection; });
    } else if (trace::as<trace::NodeKilled>(r)) {
        std::erase_if(m_writes, [&](const auto& each) { return each.second.node == r.node; });
    }
    return std::nullopt;
}

int UnansweredWrites::of(ConnectionId connection) const {
    return static_cast<int>(std::count_if(m_writes.begin(), m_writes.end(),
                                          [connection](const auto& each) { return each.first.first == connection; }));
}

int UnansweredWrites::at(NodeId node) const {
    return static_cast<int>(
        std::count_if(m_writes.begin(), m_writes.end(), [node](const auto& each) { return each.second.node == node; }));
}

}  // namespace qs::app
