#include <algorithm>
#include <map>

#include "engine/check/identities.h"
#include "engine/check/properties.h"
#include "engine/check/read_only_servers.h"
#include "engine/check/tree_check.h"

namespace qs::check {

namespace {

/// CVE-2024-23944. Judged by the ACL of the znode that the event names: the one it had before the change, or has after
/// it. A replay about a znode that is gone tells of no ACL.
class EventsNeedRead : public TreeCheck {
public:
    explicit EventsNeedRead(SharedTree tree)
        : TreeCheck(
              "S-16", "Events need READ",
              "Nobody hears the path of a znode that it may not read, neither when it changes nor when the client "
              "comes back.",
              std::move(tree),
              ReadOnlyServers::kinds() | ConnectionIdentities::kinds() |
                  trace::Kinds::of<trace::Applied, trace::TreeReset, trace::WatchFired>()) {}
    std::unique_ptr<Check> clone() const override { return std::make_unique<EventsNeedRead>(*this); }

    void observe(const trace::Record& r, const trace::Tables& tables) override {
        m_tree->advance(r, tables);
        m_readOnly.fold(r);
        m_identities.fold(r);
        if (const auto* applied = trace::as<trace::Applied>(r)) {
            m_standsAt[r.node] = applied->zxid;
        } else if (const auto* reset = trace::as<trace::TreeReset>(r)) {
            m_standsAt[r.node] = reset->zxid;
        } else if (const auto* fired = trace::as<trace::WatchFired>(r)) {
            if (!m_readOnly.contains(r.node)) judge(r, *fired, tables.text(fired->path));
        }
    }

private:
    void judge(const trace::Record& r, const trace::WatchFired& fired, const std::string& path) {
        const Zxid at = m_standsAt[r.node];
        std::vector<const CommittedTree::Node*> states = m_tree->between(path, CommittedTree::before(at), at);
        states.push_back(m_tree->find(path, CommittedTree::before(at)));
        std::erase_if(states, [](const CommittedTree::Node* n) { return !n || !n->exists; });
        if (states.empty()) return;
        const Proved& who = m_identities.of(fired.connection);
        const auto guarded = [](const CommittedTree::Node* n) { return isGuarded(n->znode.acl); };
        const auto readable = [&](const CommittedTree::Node* n) {
            return permits(n->znode.acl, tree::Perm::Read, who);
        };
        evaluated(std::ranges::any_of(states, guarded));
        if (!std::ranges::any_of(states, readable)) {
            violated(r, "session " + toString(fired.session) + " hears of " + path + ", which it may not read");
        }
    }

    ConnectionIdentities m_identities;
    std::map<NodeId, Zxid> m_standsAt;  ///< each replica's tree
    ReadOnlyServers m_readOnly;
};

}  // namespace

std::unique_ptr<Check> eventsNeedRead(SharedTree tree) {
    return std::make_unique<EventsNeedRead>(std::move(tree));
}

}  // namespace qs::check
