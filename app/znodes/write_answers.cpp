#include "app/znodes/write_answers.h"

namespace qs::app {

std::vector<WriteRefused> WriteAnswers::observe(const trace::Batch& batch, const trace::Tables& tables) {
    std::vector<WriteRefused> refused;
    for (const trace::Record& record : batch.records) {
        if (const auto* connected = trace::as<trace::ClientConnected>(record)) {
            m_outside[connected->connection] = connected->outside;
        } else if (const auto* gone = trace::as<trace::ClientDisconnected>(record)) {
            m_outside.erase(gone->connection);
            std::erase_if(m_open, [gone](const auto& open) { return open.first.first == gone->connection; });
        } else if (const auto* call = trace::as<trace::ClientCall>(record)) {
            const auto known = m_outside.find(call->connection);
            if (known == m_outside.end() || known->second) continue;
            m_open[{call->connection, call->xid}] = {tables.text(call->path), call->opcode};
        } else if (const auto* answer = trace::as<trace::ClientReturn>(record)) {
            const auto open = m_open.find({answer->connection, answer->xid});
            if (open == m_open.end()) continue;
            if (answer->error != tree::ErrorCode::Ok) {
                refused.push_back({open->second.path, open->second.opcode, answer->error});
            }
            m_open.erase(open);
        }
    }
    return refused;
}

std::string reasonInWords(tree::ErrorCode error) {
    switch (error) {
        case tree::ErrorCode::BadVersion:
            return "the znode has another version by now";
        case tree::ErrorCode::NoNode:
            return "there is no such znode";
        case tree::ErrorCode::NodeExists:
            return "there already is such a znode";
        case tree::ErrorCode::NotEmpty:
            return "the znode has children";
        case tree::ErrorCode::NoChildrenForEphemerals:
            return "an ephemeral znode cannot have children";
        case tree::ErrorCode::SessionExpired:
            return "the session of this window expired";
        default:
            return tree::toString(error);
    }
}

}  // namespace qs::app
