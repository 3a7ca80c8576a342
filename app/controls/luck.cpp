#include "app/controls/luck.h"

#include <tuple>
#include <utility>

#include "app/models/text.h"

namespace qs::app {

using command::NodeSelector;

Luck::Luck(TransportBar& transport, CommandSink& sink, const TraceIndex& index, QObject* parent)
    : QObject(parent), m_transport(transport), m_sink(sink), m_index(index) {
    connect(&index, &TraceIndex::updated, this, &Luck::look);
    connect(&transport, &TransportBar::goalChosen, this, [this](const RunGoal& goal) { m_underWay = goal == m_goal; });
    connect(&transport, &TransportBar::goalMet, this, [this] {
        if (std::exchange(m_goOn, false)) m_transport.setPaused(false);
    });
    // A change of pace gives up the goal. Queued: the new pace is to come first.
    connect(
        &transport, &TransportBar::paceChosen, this,
        [this](const Pace& pace) {
            if (pending() && !pace.paused) m_transport.runUntil(m_goal);
        },
        Qt::QueuedConnection);
}

/// What is arranged is waited for with time that stops in between.
bool Luck::refuses() {
    if (m_transport.isRealTime()) emit said(tr("Server processes run in real time: this takes a Lab."));
    return m_transport.isRealTime();
}

void Luck::killLeaderAtNextAck() {
    if (refuses()) return;
    const NodeId leader = m_index.live().leader();
    if (!leader) return emit said(tr("Nobody leads: there is no leader to kill."));
    emit said(tr("Leader %1 dies with the next acknowledgement it counts.").arg(spelt(leader)));
    arrange(next<trace::ProposalAcked>(leader), {command::Kill{{NodeSelector::of(leader)}}});
}

void Luck::withholdBestVote() {
    if (refuses()) return;
    const NodeId best = bestCandidate();
    if (!best) return emit said(tr("There are no two voters alive that may lead."));
    command::MessageSelector votes;
    votes.from = {NodeSelector::of(best)};
    votes.to = {NodeSelector::all()};
    votes.kind = MessageKind::Notification;
    const NodeId leader = m_index.live().leader();
    std::vector<command::Command> now{command::Hold{votes}};
    if (leader) now.push_back(command::Reset{{NodeSelector::of(leader)}, {NodeSelector::all()}, true});
    m_sink.submitAll(now);
    emit said(leader
                  ? tr("Leader %1 loses its connections, and the votes of the best candidate, %2, wait until another "
                       "has won.")
                        .arg(spelt(leader), spelt(best))
                  : tr("The votes of the best candidate, %1, wait until another has won.").arg(spelt(best)));
    arrange(next<trace::EpochProposed>(), {command::Release{votes}});
}

void Luck::arrange(const RunGoal& goal, std::vector<command::Command> then) {
    m_goal = goal;
    m_goal.flatOut = false;
    m_then = std::move(then);
    m_seen = m_index.records().size();
    m_goOn = false;
    if (!m_transport.pace().paused) m_transport.runUntil(m_goal);
}

void Luck::look() {
    if (!pending()) return;
    const RecordStore& records = m_index.records();
    while (m_seen < records.size()) {
        if (!m_goal.metBy(records.at(++m_seen))) continue;
        m_goOn = std::exchange(m_underWay, false);
        return m_sink.submitAll(std::exchange(m_then, {}));
    }
}

/// As votes are compared: epoch, last transaction, number.
NodeId Luck::bestCandidate() const {
    const auto rank = [](const NodeView& n) { return std::tuple(n.epoch, n.logged, n.id); };
    const NodeView* best = nullptr;
    int candidates = 0;
    for (const auto& [id, node] : m_index.live().nodes()) {
        if (!node.voter || !node.alive || m_index.membership().weightOf(id) == 0) continue;
        ++candidates;
        if (!best || rank(*best) < rank(node)) best = &node;
    }
    return candidates < 2 ? NodeId{} : best->id;
}

}  // namespace qs::app
