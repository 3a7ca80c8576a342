#include "app/controls/inbox.h"

#include <QCoreApplication>
#include <algorithm>
#include <set>
#include <tuple>

#include "app/models/role_timers.h"
#include "app/models/text.h"

namespace qs::app {

namespace {

/// Texts of this file stand under one name.
class Inbox {
    Q_DECLARE_TR_FUNCTIONS(Inbox)
};

command::Selection one(NodeId id) {
    return {command::NodeSelector::of(id)};
}

std::string pathOf(const trace::MessageSent& message, const TraceIndex& index) {
    return message.txn ? std::string(tree::pathOf(index.tables().txn(message.txn)->body)) : std::string();
}

bool concerns(const trace::HoldChanged& hold, const InboxItem& item, const TraceIndex& index) {
    const std::string& path = index.tables().text(hold.path);
    return hold.from == item.from && hold.to == item.node && (hold.anyKind || hold.kind == item.message.kind) &&
           (hold.zxid == Zxid{} || hold.zxid == item.message.zxid) &&
           (path.empty() || path == pathOf(item.message, index));
}

const trace::HoldChanged* holdOf(const InboxItem& item, const TraceIndex& index) {
    const auto& holds = index.holds();
    const auto it =
        std::find_if(holds.begin(), holds.end(), [&](const trace::HoldChanged& h) { return concerns(h, item, index); });
    return it == holds.end() ? nullptr : &*it;
}

command::MessageSelector selectorOf(const InboxItem& item) {
    command::MessageSelector out;
    out.from = one(item.from);
    out.to = one(item.node);
    out.kind = item.message.kind;
    return out;
}

/// By its zxid too, where it has one: which holds find.
command::MessageSelector byContent(const InboxItem& item) {
    command::MessageSelector out = selectorOf(item);
    if (item.message.zxid != Zxid{}) out.zxid = item.message.zxid;
    return out;
}

/// This one alone, by the record of its sending where another on the same link has the same kind and zxid.
command::MessageSelector thisOne(const InboxItem& item, const TraceIndex& index) {
    command::MessageSelector out = byContent(item);
    const auto isTwin = [&item](const auto& f) {
        const FlightView& flight = f.second;
        return f.first != item.sent && flight.from == item.from && flight.message.to == item.node &&
               flight.message.kind == item.message.kind && flight.message.zxid == item.message.zxid;
    };
    // Votes and heartbeats come again and again: another may have left by the time the command is carried out.
    const bool unique = out.zxid && std::none_of(index.flights().begin(), index.flights().end(), isTwin);
    if (!unique) out.sent = item.sent;
    return out;
}

/// The first to wait in its connection; by its record where another connection of the same link has such a one too.
command::MessageSelector thisFirst(const InboxItem& item, const TraceIndex& index) {
    command::MessageSelector out = selectorOf(item);
    const bool twins = std::any_of(index.flights().begin(), index.flights().end(), [&item](const auto& f) {
        const FlightView& flight = f.second;
        return flight.held && flight.from == item.from && flight.message.to == item.node &&
               flight.message.kind == item.message.kind && flight.message.connection != item.message.connection;
    });
    if (twins) out.sent = item.sent;
    return out;
}

QString outsideWhy() {
    return Inbox::tr(
        "Outside the model: a connection neither loses nor repeats single messages. Allow it above first.");
}

QString noTimer() {
    return Inbox::tr("Only a message can be lost or come twice.");
}

QString span(VirtualTime t) {
    return QString::fromStdString(toString(t));
}

using Lane = std::tuple<NodeId, trace::Channel, std::uint32_t>;

InboxItem::State stateOf(const FlightView& flight, const InboxItem& item, bool first, const TraceIndex& index) {
    using enum InboxItem::State;
    if (!flight.held) {
        return index.node(item.node).frozen && flight.endAt <= index.now() ? AtFrozen : OnItsWay;
    }
    if (index.linkCut(item.from, item.node)) return Cut;
    return first ? Held : Behind;
}

}  // namespace

std::vector<InboxItem> inboxOf(const TraceIndex& index, NodeId node, const ViewState& view) {
    std::vector<InboxItem> out;
    std::set<Lane> begun;
    for (const auto& [sent, flight] : index.flights()) {
        if (flight.message.to != node) continue;
        InboxItem item;
        item.node = node;
        item.sent = sent;
        item.message = flight.message;
        item.from = flight.from;
        item.due = flight.endAt;
        const bool first = begun.insert({flight.from, flight.message.channel, flight.message.connection}).second;
        item.state = stateOf(flight, item, first, index);
        if (view.shows(item.message.kind) || flight.held) out.push_back(item);
    }
    const NodeView& self = index.node(node);
    for (const auto& [kind, timer] : self.timers) {
        if (!runsInRole(kind, self)) continue;
        InboxItem item;
        item.node = node;
        item.timer = kind;
        item.state = self.timersHeld ? InboxItem::State::WaitsToBe : InboxItem::State::Running;
        item.due = timer.due;
        out.push_back(item);
    }
    return out;
}

// --- What may be done ----------------------------------------------------------------------------------------------

Offer deliverOffer(const InboxItem& item, const TraceIndex& index) {
    using enum InboxItem::State;
    switch (item.state) {
        case Held:
            return {command::Deliver{thisFirst(item, index)}};
        case OnItsWay:
            return {{}, Inbox::tr("It arrives by itself. Hold it to decide when.")};
        case AtFrozen:
            return {{}, Inbox::tr("It has arrived: the process is frozen and does not read it.")};
        case Behind:
            return {{}, Inbox::tr("First in, first out: what was sent before it on this connection goes first.")};
        case Cut:
            return {{}, Inbox::tr("The link is cut: heal it first.")};
        case Running:
        case WaitsToBe:
            if (index.node(item.node).frozen) return {{}, Inbox::tr("The process is frozen.")};
            return {command::FireTimer{item.timer, one(item.node)}};
    }
    return {};
}

Offer holdOffer(const InboxItem& item) {
    using enum InboxItem::State;
    if (item.state == Running) return {command::HoldTimers{one(item.node)}};
    if (item.state == WaitsToBe) return {{}, Inbox::tr("The timers of this replica are held already.")};
    if (item.state == AtFrozen) return {{}, Inbox::tr("It has arrived: no hold reaches it.")};
    if (item.state != OnItsWay) return {{}, Inbox::tr("It waits already.")};
    return {command::Hold{byContent(item)}};
}

Offer releaseOffer(const InboxItem& item, const TraceIndex& index) {
    using enum InboxItem::State;
    if (item.state == WaitsToBe) return {command::ReleaseTimers{one(item.node)}};
    if (item.state == Cut) return {command::Heal{one(item.from), one(item.node), false}};
    const trace::HoldChanged* hold = item.isTimer() ? nullptr : holdOf(item, index);
    if (!hold && item.state == Behind) return {{}, Inbox::tr("No hold is on this one: it waits behind another.")};
    if (!hold) return {{}, Inbox::tr("Nothing holds it.")};
    command::MessageSelector held = selectorOf(item);
    if (hold->anyKind) held.kind.reset();
    if (hold->zxid != Zxid{}) held.zxid = hold->zxid;
    held.path = index.tables().text(hold->path);
    return {command::Release{held}};
}

bool isOutsideModel(const InboxItem& item) {
    return item.message.kind != MessageKind::Notification;
}

Offer dropOffer(const InboxItem& item, const TraceIndex& index, bool outside) {
    if (item.isTimer()) return {{}, noTimer()};
    if (item.state == InboxItem::State::AtFrozen) return {{}, Inbox::tr("It has arrived: it is lost no more.")};
    if (isOutsideModel(item) && !outside) return {{}, outsideWhy()};
    return {command::Drop{thisOne(item, index)}};
}

Offer duplicateOffer(const InboxItem& item, const TraceIndex& index, bool outside) {
    if (item.isTimer()) return {{}, noTimer()};
    if (item.state == InboxItem::State::AtFrozen) return {{}, Inbox::tr("It has arrived.")};
    if (isOutsideModel(item) && !outside) return {{}, outsideWhy()};
    return {command::Duplicate{thisOne(item, index)}};
}

// --- Words ---------------------------------------------------------------------------------------------------------

QString inboxWords(const InboxItem& item, const TraceIndex& index) {
    if (item.isTimer()) return Inbox::tr("timer %1").arg(latin(toString(item.timer)));
    const trace::MessageSent& m = item.message;
    if (m.kind == MessageKind::Notification) {
        return m.voteFor
                   ? Inbox::tr("vote for %1, round %2").arg(QString::fromStdString(toString(m.voteFor))).arg(m.count)
                   : Inbox::tr("question who leads");
    }
    QString out = latin(toString(m.kind));
    if (m.zxid != Zxid{}) out += u' ' + QString::fromStdString(toString(m.zxid));
    if (m.txn) out += u' ' + QString::fromStdString(tree::describe(index.tables().txn(m.txn)->body));
    return out;
}

QString inboxState(const InboxItem& item, VirtualTime now) {
    using enum InboxItem::State;
    const VirtualTime left{std::max<std::int64_t>(item.due.us - now.us, 0)};
    switch (item.state) {
        case OnItsWay:
            return Inbox::tr("on its way, %1 left").arg(span(left));
        case AtFrozen:
            return Inbox::tr("arrived, not read: frozen");
        case Held:
            return Inbox::tr("held, first in line");
        case Behind:
            return Inbox::tr("waits in line");
        case Cut:
            return Inbox::tr("waits: the link is cut");
        case Running:
            return left.us > 0 ? Inbox::tr("%1 left").arg(span(left)) : Inbox::tr("runs, set anew since");
        case WaitsToBe:
            return left.us > 0 ? Inbox::tr("held, %1 left").arg(span(left)) : Inbox::tr("held, fires only when asked");
    }
    return {};
}

// --- Manual mode ---------------------------------------------------------------------------------------------------

bool holdsAll(const trace::HoldChanged& hold) {
    return hold.anyKind && hold.zxid == Zxid{} && hold.path.index == 0;
}

bool isManual(const TraceIndex& index) {
    std::set<std::pair<NodeId, NodeId>> held;
    for (const trace::HoldChanged& h : index.holds()) {
        if (holdsAll(h)) held.insert({h.from, h.to});
    }
    const std::size_t nodes = index.nodes().size();
    return held.size() == nodes * (nodes - 1) &&
           std::all_of(index.nodes().begin(), index.nodes().end(), [](const auto& n) { return n.second.timersHeld; });
}

std::vector<command::Command> manualCommands(const TraceIndex& index, bool on) {
    if (!on) return {command::ReleaseAll{}};
    const command::Selection all{command::NodeSelector::all()};
    std::vector<command::Command> out{command::HoldTimers{all}};
    if (index.nodes().size() > 1) {
        command::MessageSelector everything;
        everything.from = all;
        everything.to = all;
        everything.bothWays = true;
        out.emplace_back(command::Hold{everything});
    }
    return out;
}

}  // namespace qs::app
