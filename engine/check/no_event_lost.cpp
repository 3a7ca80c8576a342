#include <map>
#include <optional>

#include "engine/check/identities.h"
#include "engine/check/opcodes.h"
#include "engine/check/properties.h"
#include "engine/check/read_only_servers.h"
#include "engine/check/tree_check.h"

namespace qs::check {

namespace {

/// What is lost while a connection lives is S-11's. The documented holes: an exists watch on a znode that was created
/// and deleted meanwhile, persistent watches, which are set anew and never replayed, and what the client may not READ.
class NoEventLost : public TreeCheck {
public:
    explicit NoEventLost(SharedTree tree)
        : TreeCheck(
              "S-14", "No event is lost",
              "A client that comes back and names its watches hears of every change that it has not seen; a watch is "
              "set again only where there was none.",
              std::move(tree),
              ReadOnlyServers::kinds() | ConnectionIdentities::kinds() |
                  trace::Kinds::of<trace::WatchRestored, trace::WatchSet, trace::WatchFired, trace::ClientReturn,
                                   trace::ClientDisconnected>()) {}
    std::unique_ptr<Check> clone() const override { return std::make_unique<NoEventLost>(*this); }

    void observe(const trace::Record& r, const trace::Tables& tables) override {
        m_tree->advance(r, tables);
        m_readOnly.fold(r);
        m_identities.fold(r);
        if (const auto* named = trace::as<trace::WatchRestored>(r)) {
            m_replays[named->connection].push_back({*named, std::nullopt});
        } else if (const auto* set = trace::as<trace::WatchSet>(r)) {
            settle(set->connection, set->path, Outcome::Set);
        } else if (const auto* fired = trace::as<trace::WatchFired>(r)) {
            settle(fired->connection, fired->path, Outcome::Fired);
        } else if (const auto* answer = trace::as<trace::ClientReturn>(r)) {
            if (opcode::setsWatches(answer->opcode) && !m_readOnly.contains(r.node)) judge(r, *answer, tables);
        } else if (const auto* gone = trace::as<trace::ClientDisconnected>(r)) {
            m_replays.erase(gone->connection);
        }
    }

private:
    enum class Outcome : std::uint8_t { Set, Fired };
    struct Named {
        trace::WatchRestored watch;
        std::optional<Outcome> outcome;
    };

    void settle(ConnectionId connection, trace::TextRef path, Outcome outcome) {
        const auto it = m_replays.find(connection);
        if (it == m_replays.end()) return;
        Named& last = it->second.back();
        if (last.watch.path == path && !last.outcome) last.outcome = outcome;
    }

    void judge(const trace::Record& r, const trace::ClientReturn& answer, const trace::Tables& tables) {
        const auto it = m_replays.find(answer.connection);
        if (it == m_replays.end()) return;
        for (const Named& named : it->second)
            judgeOne(r, answer, named, tables.text(named.watch.path));
        m_replays.erase(it);
    }

    void judgeOne(const trace::Record& r, const trace::ClientReturn& answer, const Named& named,
                  const std::string& path) {
        if (isSystem(path)) return;
        const CommittedTree::Node* node = m_tree->find(path, answer.zxid);
        const bool owed = isOwed(named.watch, node);
        evaluated(owed);
        const std::string who =
            "session " + toString(answer.session) + ", which has seen all up to " + toString(named.watch.zxid) + ", ";
        if (!named.outcome) {
            const bool mayHear =
                !node || permits(node->znode.acl, tree::Perm::Read, m_identities.of(answer.connection));
            if (mayHear) violated(r, who + "names its watch on " + path + ", and it is neither set nor fired");
        } else if (*named.outcome == Outcome::Set && owed) {
            violated(r, who + "is not told what changed at " + path);
        }
    }

    /// `node`: as it is now; null: missing.
    static bool isOwed(const trace::WatchRestored& watch, const CommittedTree::Node* node) {
        switch (watch.kind) {
            case tree::WatchKind::DataWatch:
                return !node || node->znode.mzxid > watch.zxid;
            case tree::WatchKind::ExistsWatch:
                return node != nullptr;
            case tree::WatchKind::ChildWatch:
                return !node || node->znode.pzxid > watch.zxid;
            case tree::WatchKind::Persistent:
            case tree::WatchKind::PersistentRecursive:
                return false;
        }
        return false;
    }

    ConnectionIdentities m_identities;
    std::map<ConnectionId, std::vector<Named>> m_replays;
    ReadOnlyServers m_readOnly;
};

}  // namespace

std::unique_ptr<Check> noEventLost(SharedTree tree) {
    return std::make_unique<NoEventLost>(std::move(tree));
}

}  // namespace qs::check
