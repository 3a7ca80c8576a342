// The four-letter words: which are answered, when, and the short ones. Source: ZooKeeper 3.8.0 NIOServerCnxn,
// server.command; shapes as in zookeeper-protocol.md section 8. Departs: orders are those of ids and paths, where
// Apache's are those of its hash tables; a session without data watches has no line in wchc.
#include <algorithm>
#include <initializer_list>

#include "engine/codec/jute.h"
#include "engine/node/replica.h"
#include "engine/node/version_text.h"

namespace qs::node {

namespace {

constexpr std::size_t WordSize = 4;
constexpr std::size_t MaskSize = 8;

const char* textOf(trace::Role role) {
    switch (role) {
        case trace::Role::Leading:
            return "leader";
        case trace::Role::Observing:
            return "observer";
        case trace::Role::Following:
            return "follower";
        case trace::Role::Looking:
        case trace::Role::Down:
            return "looking";
    }
    return "looking";
}

bool isOneOf(std::string_view word, std::initializer_list<std::string_view> words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

bool needsService(std::string_view word) {
    return !isOneOf(word, {"ruok", "isro", "envi", "gtmk", "stmk"});
}

bool asksSurroundings(std::string_view word) {
    return isOneOf(word, {"conf", "dirs", "envi", "mntr"});
}

}  // namespace

/// The connection begins with a word.
void Replica::onWord(ConnectionId id, Effects& out) {
    Connection& c = m_connections.at(id);
    const std::string word = c.frames.buffered().substr(0, WordSize);
    const bool listed = !m_config.words || m_config.words->contains(word);
    if (listed && word == "stmk" && c.frames.buffered().size() < WordSize + MaskSize) return;  // the rest is on its way
    countReceived(c, WordSize);
    const bool refused = needsService(word) && !serving() && !m_readOnly;
    std::string answer;
    if (!listed) {
        answer = word + " is not executed because it is not in the whitelist.\n";
    } else if (refused) {
        answer = "This ZooKeeper instance is not currently serving requests";
        if (word != "hash") answer += "\n";
    } else {
        answer = answerWord(id, word);
    }
    ++m_statistics.sent;
    if (!answer.empty()) out.push_back(ClientSend{id, std::move(answer)});
    if (listed && !refused && asksSurroundings(word)) out.push_back(AskSurroundings{id, word});
    closeConnection(id, "four-letter word " + word, out);
}

std::string Replica::answerWord(ConnectionId asker, std::string_view word) {
    if (word == "crst") {
        for (auto& [id, c] : m_connections)
            c.statistics = {};
        return "Connection stats reset.\n";
    }
    if (word == "srst") {
        m_statistics = {};
        m_proposalSizes = {};
        return "Server stats reset.\n";
    }
    if (word == "stmk") m_traceMask = codec::Reader(m_connections.at(asker).frames.buffered().substr(WordSize)).i64();
    return stateLines(asker, word);
}

/// Of words that change nothing, what is known here.
std::string Replica::stateLines(ConnectionId asker, std::string_view word) const {
    if (word == "ruok") return "imok";
    if (word == "isro") return m_readOnly ? "ro" : serving() ? "rw" : "null";
    if (isOneOf(word, {"gtmk", "stmk"})) return std::to_string(m_traceMask);
    if (word == "srvr") return versionLines() + serverLines();
    if (word == "stat") return versionLines() + "Clients:\n" + connectionLines(asker, true) + "\n" + serverLines();
    if (word == "cons") return connectionLines(asker, false) + "\n";
    if (word == "dump") return sessionDump();
    if (word == "mntr") return monitorLines();
    if (word == "wchs") return watchSummary();
    if (word == "wchc") return watchesByConnection() + "\n";
    if (word == "wchp") return watchesByPath() + "\n";
    if (word == "hash") return digestLines();
    return {};
}

const char* Replica::modeText() const {
    if (m_readOnly) return "read-only";
    return m_config.standalone && m_peer.leading() ? "standalone" : textOf(m_peer.role());
}

std::string Replica::versionLines() const {
    return "Zookeeper version: " + std::string(VersionText) + "\n" +
           (m_readOnly ? "READ-ONLY mode; serving only read-only clients\n" : "");
}

std::string Replica::serverLines() const {
    const auto triple = [](const auto& a, const auto& b, const auto& c) { return a + "/" + b + "/" + c + "\n"; };
    const auto text = [](auto number) { return std::to_string(number); };
    const Latency& latency = m_statistics.latency;
    std::string out = "Latency min/avg/max: " + triple(text(latency.min), latency.meanText(), text(latency.max));
    out += "Received: " + text(m_statistics.received) + "\nSent: " + text(m_statistics.sent);
    out += "\nConnections: " + text(m_connections.size());
    out += "\nOutstanding: " + text(outstanding()) + "\nZxid: " + toHex(servedZxid());
    out += std::string("\nMode: ") + modeText();
    // ZooKeeper counts the root twice, as "" and as "/".
    out += "\nNode count: " + text(tree().size() + 1) + "\n";
    if (!m_peer.leading() || m_config.standalone) return out;
    const LastMinMax& sizes = m_proposalSizes;
    return out + "Proposal sizes last/min/max: " + triple(text(sizes.last), text(sizes.min), text(sizes.max));
}

// --- Watches -------------------------------------------------------------------------------------------------------

std::string Replica::watchSummary() const {
    std::set<ConnectionId> connections;
    std::set<std::string> paths;
    const auto watches = m_watches.dataWatches();
    for (const auto& [path, connection] : watches) {
        connections.insert(connection);
        paths.insert(path);
    }
    return std::to_string(connections.size()) + " connections watching " + std::to_string(paths.size()) +
           " paths\nTotal watches:" + std::to_string(watches.size()) + "\n";
}

std::string Replica::watchesByConnection() const {
    std::map<SessionId, std::string> pathsOf;
    for (const auto& [path, connection] : m_watches.dataWatches())
        pathsOf[m_connections.at(connection).session] += "\t" + path + "\n";
    std::string out;
    for (const auto& [session, paths] : pathsOf)
        out += toString(session) + "\n" + paths;
    return out;
}

std::string Replica::watchesByPath() const {
    std::string out;
    std::string last;
    for (const auto& [path, connection] : m_watches.dataWatches()) {
        if (std::exchange(last, path) != path) out += path + "\n";
        out += "\t" + toString(m_connections.at(connection).session) + "\n";
    }
    return out;
}

}  // namespace qs::node
