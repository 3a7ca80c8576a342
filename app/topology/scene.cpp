#include "app/topology/scene.h"

#include <algorithm>

#include "app/topology/scene_words.h"

namespace qs::app {

namespace {

constexpr std::size_t MaxPies = 5;
constexpr std::size_t TailLength = 4;

std::vector<TailItem> tailOf(const NodeView& n, const trace::Tables& tables) {
    std::vector<TailItem> tail;
    for (trace::TxnRef at = n.log; at && tail.size() < TailLength; at = tables.previous(at)) {
        const Zxid zxid = tables.zxid(at);
        const Zxid before = tables.zxid(tables.previous(at));
        // The epoch stands where it begins, and at the oldest one shown.
        const bool epoch = before.epoch() != zxid.epoch() || tail.size() + 1 == TailLength;
        const std::string text = epoch ? toString(zxid) : std::to_string(zxid.counter());
        tail.push_back({QString::fromStdString(text), n.alive && zxid <= n.applied});
    }
    std::reverse(tail.begin(), tail.end());
    return tail;
}

/// Only votes of its own round count; the node counts its own.
std::vector<TallyItem> tallyOf(const NodeView& n, const Membership& membership) {
    std::vector<TallyItem> out;
    if (!n.alive || n.role != trace::Role::Looking || !n.vote.leader) return out;
    const auto count = [&](NodeId voter, const VoteView& vote) {
        if (vote.round != n.vote.round || !vote.leader) return;
        auto it = std::find_if(out.begin(), out.end(),
                               [&](const TallyItem& t) { return t.candidate == vote.leader && t.zxid == vote.zxid; });
        if (it == out.end()) it = out.insert(out.end(), {vote.leader, vote.zxid, 0, false});
        NodeSet voters{it->voters};
        voters.insert(voter);
        it->voters = voters.bits();
    };
    count(n.id, n.vote);
    for (const auto& [peer, vote] : n.heard)
        if (peer != n.id) count(peer, vote);
    for (TallyItem& t : out)
        t.quorum = membership.isQuorum(NodeSet{t.voters});
    return out;
}

NodeItem nodeItem(const NodeView& n, const TraceIndex& index) {
    NodeItem item;
    item.id = n.id;
    item.role = n.role;
    item.alive = n.alive;
    item.frozen = n.frozen;
    item.voter = n.voter;
    item.roleText = SceneWords::role(n);
    item.details = SceneWords::details(n);
    item.digest = SceneWords::digest(n);
    item.tail = tailOf(n, index.tables());
    item.tally = tallyOf(n, index.membership());
    item.faults = SceneWords::faults(n);
    return item;
}

std::vector<LinkFault> faultsOf(DirectedLink link, const TraceIndex& index) {
    std::vector<LinkFault> out;
    for (const trace::HoldChanged& h : index.holds())
        if (DirectedLink{h.from, h.to} == link)
            out.push_back({LinkFaultKind::Hold, SceneWords::hold(h, index.tables())});
    if (const auto it = index.delays().find(link); it != index.delays().end())
        out.push_back({LinkFaultKind::Delay, SceneWords::delay(it->second)});
    if (const auto it = index.clogs().find(link); it != index.clogs().end() && it->second > index.now())
        out.push_back({LinkFaultKind::Clog, SceneWords::clog(link, it->second - index.now())});
    return out;
}

PieItem pieItem(const ProposalView& p, const Membership& membership) {
    PieItem item{p.txn, QString::fromStdString(toString(p.zxid)), {}, membership.isQuorum(p.acked), p.committed};
    const auto add = [&](NodeId voter) {
        if (const std::uint64_t weight = membership.weightOf(voter))
            item.slices.push_back({weight, p.logged.contains(voter), p.acked.contains(voter)});
    };
    // Members of a group lie side by side.
    for (const NodeSet& group : membership.groups)
        for (const NodeId voter : group.nodes())
            add(voter);
    if (membership.groups.empty())
        for (const NodeId voter : membership.voters.nodes())
            add(voter);
    return item;
}

}  // namespace

Scene sceneOf(const TraceIndex& index, const SceneFocus& focus) {
    Scene s;
    const bool onLink = bool(focus.item.second);
    if (focus.keyboard && !onLink) s.focus = focus.item.first;
    for (const auto& [id, node] : index.nodes()) {
        s.nodes.push_back(nodeItem(node, index));
        s.nodes.back().selected = id == focus.selected;
        for (const auto& [other, view] : index.nodes()) {
            if (other == id) continue;
            const bool focused = onLink && focus.item == DirectedLink{id, other};
            const bool selected = focused || (focus.selected && (id == focus.selected || other == focus.selected));
            s.links.push_back({id, other, index.linkCut(id, other), node.alive && view.alive, focus.arrows || selected,
                               focused, faultsOf({id, other}, index)});
        }
    }
    for (const auto& [connection, client] : index.clients()) {
        const auto it =
            std::find_if(s.nodes.begin(), s.nodes.end(), [&](const auto& n) { return n.id == client.node; });
        if (it != s.nodes.end() && client.session) it->clients.push_back({connection, client.outside});
    }
    const auto& proposals = index.proposals();
    for (std::size_t i = proposals.size() > MaxPies ? proposals.size() - MaxPies : 0; i < proposals.size(); ++i)
        s.pies.push_back(pieItem(proposals[i], index.membership()));
    return s;
}

}  // namespace qs::app
