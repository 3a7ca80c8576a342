#include "app/znodes/request_ledger.h"

#include <algorithm>
#include <string_view>

namespace qs::app {

using command::ClientVerb;

namespace {

constexpr std::size_t MostWaiting = 10'000;
/// How far back the transaction of an answer is looked for.
constexpr std::uint32_t SearchBack = 4096;

bool fitsOpcode(ClientVerb verb, std::int32_t opcode) {
    switch (verb) {
        case ClientVerb::Create:
            return opcode == 1 || opcode == 15 || opcode == 19 || opcode == 21;
        case ClientVerb::Set:
            return opcode == 5;
        case ClientVerb::Delete:
            return opcode == 2;
        case ClientVerb::Get:
            return opcode == 4;
        case ClientVerb::Exists:
            return opcode == 3;
        case ClientVerb::List:
            return opcode == 8 || opcode == 12;
        case ClientVerb::Sync:
            return opcode == 9;
        case ClientVerb::Close:
            return opcode == -11;
        case ClientVerb::Multi:
            return opcode == 14;
        case ClientVerb::SetAcl:
            return opcode == 7;
        case ClientVerb::GetAcl:
            return opcode == 6;
        case ClientVerb::Auth:
            return opcode == 100;
        case ClientVerb::AddWatch:
            return opcode == 106;
        case ClientVerb::RemoveWatches:
            return opcode == 18;
        case ClientVerb::Check:
            return false;  // part of a multi only
    }
    return false;
}

/// A refused multi is answered without an error; what refused it stands in its transaction.
tree::ErrorCode errorOfMulti(SessionId session, std::int32_t xid, const trace::Tables& tables) {
    const auto count = static_cast<std::uint32_t>(tables.txnCount());
    for (std::uint32_t back = 1; back < count && back <= SearchBack; ++back) {
        const tree::TxnPtr& txn = tables.txn({count - back});
        if (txn->session != session || txn->cxid != xid) continue;
        const auto* multi = std::get_if<tree::MultiTxn>(&txn->body);
        if (!multi || !multi->failed()) return tree::ErrorCode::Ok;
        for (const tree::TxnPart& part : multi->parts) {
            const auto* refused = std::get_if<tree::ErrorTxn>(&part);
            if (refused && refused->code != tree::ErrorCode::Ok) return refused->code;
        }
        return tree::ErrorCode::RuntimeInconsistency;
    }
    return tree::ErrorCode::Ok;
}

}  // namespace

const std::string& RequestLedger::clientOf(SessionId session) const {
    static const std::string nobody;
    const auto it = m_names.find(session);
    return it == m_names.end() ? nobody : it->second;
}

std::vector<RequestAnswer> RequestLedger::observe(const trace::Batch& batch, const trace::Tables& tables) {
    Answers out;
    for (const trace::Record& record : batch.records) {
        if (const auto* issued = trace::as<trace::CommandIssued>(record)) {
            onCommand(tables.text(issued->text));
        } else if (const auto* connected = trace::as<trace::ClientConnected>(record)) {
            m_outside[connected->connection] = connected->outside;
        } else if (const auto* call = trace::as<trace::ClientCall>(record)) {
            onCall(*call, tables.text(call->path), out);
        } else if (const auto* answer = trace::as<trace::ClientReturn>(record)) {
            onReturn(*answer, tables, out);
        } else if (const auto* gone = trace::as<trace::ClientDisconnected>(record)) {
            onDisconnect(gone->connection, out);
        }
    }
    return out;
}

void RequestLedger::onCommand(const std::string& text) {
    if (!std::string_view(text).starts_with("client ")) return;
    const auto parsed = command::parse(text);
    if (!parsed) return;
    if (const auto* start = std::get_if<command::ClientStart>(&*parsed)) {
        m_chroots[start->name] = start->chroot;
    } else if (const auto* request = std::get_if<command::ClientRequest>(&*parsed)) {
        std::deque<Asked>& waiting = m_waiting[request->client];
        waiting.push_back({request->client, *request});
        if (waiting.size() > MostWaiting) waiting.pop_front();
    }
}

bool RequestLedger::fits(const Asked& asked, const trace::ClientCall& call, const std::string& path) const {
    if (!fitsOpcode(asked.request.verb, call.opcode)) return false;
    const auto chroot = m_chroots.find(asked.client);
    const std::string& above = chroot == m_chroots.end() ? std::string() : chroot->second;
    const std::string& below = asked.request.path;
    return path == (above.empty() || below.empty() ? below : below == "/" ? above : above + below);
}

/// Whose call it is. A session without a name gets it when one client alone waits for such a call.
std::optional<std::string> RequestLedger::callerOf(const trace::ClientCall& call, const std::string& path) {
    const auto known = m_names.find(call.session);
    if (known != m_names.end()) return known->second;
    std::optional<std::string> found;
    for (const auto& [name, waiting] : m_waiting) {
        const auto fit = [&](const Asked& asked) { return fits(asked, call, path); };
        if (std::none_of(waiting.begin(), waiting.end(), fit)) continue;
        if (found) return std::nullopt;
        found = name;
    }
    if (found) m_names.emplace(call.session, *found);
    return found;
}

void RequestLedger::onCall(const trace::ClientCall& call, const std::string& path, Answers& out) {
    const auto outside = m_outside.find(call.connection);
    if (outside == m_outside.end() || outside->second) return;
    const auto caller = callerOf(call, path);
    if (!caller) return;
    std::deque<Asked>& waiting = m_waiting[*caller];
    const auto fit = [&](const Asked& asked) { return fits(asked, call, path); };
    const auto found = std::find_if(waiting.begin(), waiting.end(), fit);
    if (found == waiting.end()) return;  // what a client asks of itself after a reconnect
    // Requests arrive in order: those before it were lost on the way.
    for (auto lost = waiting.begin(); lost != found; ++lost) {
        out.push_back({lost->client, lost->request, false, tree::ErrorCode::Ok});
    }
    m_open[{call.connection, call.xid}] = std::move(*found);
    waiting.erase(waiting.begin(), std::next(found));
}

void RequestLedger::onReturn(const trace::ClientReturn& answer, const trace::Tables& tables, Answers& out) {
    const auto open = m_open.find({answer.connection, answer.xid});
    if (open == m_open.end()) return;
    tree::ErrorCode error = answer.error;
    if (open->second.request.verb == ClientVerb::Multi && error == tree::ErrorCode::Ok) {
        error = errorOfMulti(answer.session, answer.xid, tables);
    }
    out.push_back({open->second.client, open->second.request, true, error});
    m_open.erase(open);
}

void RequestLedger::onDisconnect(ConnectionId connection, Answers& out) {
    m_outside.erase(connection);
    const auto first = m_open.lower_bound({connection, std::numeric_limits<std::int32_t>::min()});
    auto last = first;
    while (last != m_open.end() && last->first.first == connection) {
        out.push_back({last->second.client, last->second.request, false, tree::ErrorCode::Ok});
        ++last;
    }
    m_open.erase(first, last);
}

}  // namespace qs::app
