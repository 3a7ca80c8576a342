// Reconfiguration at the leader. Source: ZooKeeper 3.8.6 PrepRequestProcessor, and the order of its checks. Departs:
// ids end at NodeId::Max (one beyond it that is to join is refused when all else is found right), the text at
// LongestText.
#include <algorithm>
#include <variant>
#include <vector>

#include "engine/config/server_list.h"
#include "engine/node/replica.h"
#include "engine/tree/acl.h"

namespace qs::node {

using config::ServerLine;
using config::ServerList;
using tree::ErrorCode;

namespace {

/// Votes carry it, and what comes from a peer is bounded.
constexpr std::size_t LongestText = 64 * 1024;

/// What somebody asked for; `beyond`: somebody has an id that no server can have here.
struct Wanted {
    ServerList list;
    bool beyond = false;
};
using Answer = std::variant<Wanted, ErrorCode>;

std::vector<std::string_view> partsOf(std::string_view text, char separator) {
    std::vector<std::string_view> out;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(separator), text.size());
        std::string_view part = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        while (part.starts_with(' '))
            part.remove_prefix(1);
        while (part.ends_with(' '))
            part.remove_suffix(1);
        if (!part.empty()) out.push_back(part);
    }
    return out;
}

std::vector<config::HostPort> addressesOf(const ServerLine& line) {
    std::vector<config::HostPort> out{line.quorum, line.election};
    if (line.client) out.push_back(*line.client);
    return out;
}

/// What every machine calls itself may be several machines.
bool isOwn(const std::string& host) {
    return host == "localhost" || host == "0.0.0.0" || host.starts_with("127.") || host == "::" || host == "::1";
}

bool shareAddress(const ServerLine& a, const ServerLine& b) {
    const auto others = addressesOf(b);
    return std::ranges::any_of(addressesOf(a), [&](const config::HostPort& each) {
        return !isOwn(each.host) && std::ranges::find(others, each) != others.end();
    });
}

Answer whole(std::string_view text) {
    std::string lines(text);
    std::ranges::replace(lines, ',', '\n');
    auto list = config::parseServerList(lines);
    if (!list) return ErrorCode::BadArguments;
    return Wanted{std::move(list).value(), false};
}

/// "server.N=..." Nothing: taken.
std::optional<ErrorCode> join(std::string_view joiner, Wanted& out) {
    const auto halves = partsOf(joiner, '=');
    if (halves.size() != 2) return ErrorCode::BadArguments;
    const std::string_view id = halves[0].substr(halves[0].rfind('.') + 1);
    if (!config::numberOf(id)) return ErrorCode::MarshallingError;
    const auto known = config::parseServerId(id);
    const auto line = config::parseServerLine(known ? *known : NodeId{}, halves[1]);
    if (!line || !line->client) return ErrorCode::BadArguments;
    if (!known) {
        out.beyond = true;
        return std::nullopt;
    }
    for (const auto& [other, its] : out.list.servers)
        if (other != *known && shareAddress(*line, its)) return ErrorCode::BadArguments;
    out.list.servers[*known] = *line;
    return std::nullopt;
}

Answer changed(const ServerList& now, const tree::ReconfigRequest& request) {
    if (!now.groups.empty() || !now.weights.empty()) return ErrorCode::BadArguments;
    Wanted out{now, false};
    const auto listOf = [](const tree::Data& text) {
        return partsOf(text ? std::string_view(*text) : std::string_view(), ',');
    };
    for (const std::string_view leaver : listOf(request.leaving)) {
        if (!config::numberOf(leaver)) return ErrorCode::MarshallingError;
        if (const auto id = config::parseServerId(leaver)) out.list.servers.erase(*id);
    }
    for (const std::string_view joiner : listOf(request.joining))
        if (const auto problem = join(joiner, out)) return *problem;
    return out;
}

}  // namespace

tree::TxnBody Replica::prepareReconfig(const tree::Identities& who, const tree::ReconfigRequest& request) const {
    const auto refuse = [](ErrorCode code) { return tree::ErrorTxn{code}; };
    const zab::Core& core = m_peer.core();
    if (!core.ensemble()) return refuse(ErrorCode::Unimplemented);  // a server of its own
    if (core.proposedEnsemble()) return refuse(ErrorCode::ReconfigInProgress);
    if (request.fromVersion != -1 && static_cast<std::uint64_t>(request.fromVersion) != core.ensemble()->version())
        return refuse(ErrorCode::BadVersion);
    Answer answer = request.newMembers ? whole(*request.newMembers) : changed(core.ensemble()->list, request);
    if (const auto* problem = std::get_if<ErrorCode>(&answer)) return refuse(*problem);
    auto& wanted = std::get<Wanted>(answer);
    const Membership membership = wanted.list.membership();
    if (membership.voters.size() < m_config.leastVoters) return refuse(ErrorCode::BadArguments);
    NodeSet synced = m_peer.asLeader()->syncedFollowers();
    synced.insert(m_config.zab.self);
    if (!membership.isQuorum(synced)) return refuse(ErrorCode::NewConfigNoQuorum);
    const tree::Znode* znode = m_speculative.find(tree::ConfigPath);
    const bool may = m_config.rules.skipAcl || (znode && tree::permits(znode->acl, tree::Perm::Write, who));
    if (!may) return refuse(ErrorCode::NoAuth);
    if (wanted.beyond) return refuse(ErrorCode::BadArguments);
    wanted.list.version = m_peer.asLeader()->nextZxid().value;
    const std::string text = wanted.list.text();
    return text.size() <= LongestText && zab::readEnsemble(text) ? tree::TxnBody(tree::ReconfigTxn{tree::Data(text)})
                                                                 : tree::TxnBody(refuse(ErrorCode::BadArguments));
}

}  // namespace qs::node
