#include "engine/control/collector.h"

#include <algorithm>
#include <utility>

#include "engine/base/overload.h"
#include "engine/trace/fields.h"
#include "engine/trace/stream_writer.h"
#include "engine/tree/stand_in.h"

namespace qs::control {

using trace::Channel;
using trace::DropReason;
using trace::Event;
using trace::Record;

namespace {

/// How often the trace is asked for in vain before it no longer waits for the sender of a message that arrived to say
/// that it sent it.
constexpr int Patience = 100;
/// The same for a process that does not say that it runs, or what it has found before the trace begins.
constexpr int PatienceAtStart = 600;
/// What a message takes whose arrival has not been told yet.
constexpr VirtualTime UsualFlight = VirtualTime::ofMs(1);
constexpr std::size_t AtOnce = 4096;

/// What a snapshot ends with, and what was before that: who has its log knows. It waits until it is needed.
bool othersMayKnow(const trace::TxnEntry& entry) {
    return entry.state || tree::isStandIn(*entry.txn);
}

}  // namespace

// --- In ------------------------------------------------------------------------------------------------------------

std::optional<Error> Collector::feed(NodeId server, const std::string& sections) {
    if (sections.starts_with(trace::StreamMagic)) {
        if (const auto before = m_current.find(server); before != m_current.end())
            m_runs.at(before->second).ended = true;
        Run& run = m_runs[++m_lastRun];
        m_current[server] = m_lastRun;
        m_starting.erase(server);
        run.node = server;
        run.pieces = sections;
        auto reader = trace::StreamReader::open(run.pieces);
        if (!reader) return reader.error();
        run.reader = std::move(reader).value();
        return readInto(run);
    }
    const auto current = m_current.find(server);
    if (current == m_current.end() || !m_runs.at(current->second).reader)
        return Error{"byte 0", "the trace does not begin with its header"};
    Run& run = m_runs.at(current->second);
    run.pieces = sections;
    run.awaited = 0;
    run.reader->goOn(run.pieces);
    return readInto(run);
}

std::optional<Error> Collector::readInto(Run& run) {
    for (;;) {
        auto read = run.reader->next(AtOnce);
        if (!read) {
            run.reader.reset();
            return read.error();
        }
        for (const std::string& text : read->texts)
            run.texts.push_back(m_journal.text(text));
        run.entries.insert(run.entries.end(), read->txns.begin(), read->txns.end());
        while (!run.entries.empty() && !othersMayKnow(run.entries.front()))
            internNext(run);
        if (read->records.empty()) return std::nullopt;
        for (const Record& record : read->records) {
            run.waiting.push_back(record);
            if (trace::as<trace::DiskRead>(record)) m_expected.erase(run.node);
            const auto* e = trace::as<trace::MessageReceived>(record);
            if (!e) continue;
            const auto name = MessageName::from(e->sent);
            m_arrivals[{Lane{e->channel, name.link, e->from, run.node}, name.number}] = record.at;
        }
    }
}

std::uint64_t Collector::note(VirtualTime at, NodeId server, const trace::Emitted& what, std::uint64_t cause) {
    Record record;
    record.seq = ++m_noted;
    record.at = at;
    record.cause = cause;
    record.node = server;
    Run& run = m_runs.at(Outside);
    run.texts.push_back(m_journal.text(what.text));
    const trace::TextRef text{static_cast<std::uint32_t>(run.texts.size() - 1)};
    record.event = what.event;
    const auto fill = [&](const char*, auto& field) {
        if constexpr (std::is_same_v<std::remove_reference_t<decltype(field)>, trace::TextRef>) field = text;
    };
    std::visit([&](auto& e) { trace::fields(fill, e); }, record.event);
    run.waiting.push_back(record);
    return record.seq;
}

void Collector::starting(VirtualTime at, NodeId server, std::uint64_t cause) {
    m_startedBy[server] = cause;
    m_starting[server] = {at};
    if (!m_begun) m_expected.insert(server);
}

void Collector::ended(VirtualTime at, NodeId server, std::uint64_t cause) {
    m_expected.erase(server);
    m_starting.erase(server);
    const auto current = m_current.find(server);
    if (current == m_current.end()) return;
    m_runs.at(current->second).ended = true;
    m_current.erase(current);
    note(at, server, {Event{trace::NodeKilled{}}}, cause);
}

// --- Order ---------------------------------------------------------------------------------------------------------

bool Collector::hasBegun() {
    if (!m_begun) m_begun = m_expected.empty() || ++m_waited >= PatienceAtStart;
    return m_begun;
}

/// What others do once a process has started may have reached it.
VirtualTime Collector::heardUpTo() {
    VirtualTime out = VirtualTime::never();
    for (auto& [server, starting] : m_starting)
        if (++starting.awaited < PatienceAtStart) out = std::min(out, starting.since);
    return out;
}

trace::Batch Collector::take(VirtualTime upTo) {
    if (!upTo.isNever()) {
        if (!hasBegun()) return m_journal.take();
        upTo = std::min(upTo, heardUpTo());
    }
    while (Run* run = next(upTo))
        tell(*run);
    std::erase_if(m_runs, [](const auto& run) { return run.second.ended && run.second.waiting.empty(); });
    if (!upTo.isNever()) m_journal.setTime(std::max(m_journal.now(), upTo - m_origin));
    return m_journal.take();
}

std::size_t Collector::waiting(NodeId server) const {
    std::size_t out = 0;
    for (const auto& [id, run] : m_runs)
        if (run.node == server) out += run.waiting.size();
    return out;
}

Collector::Run* Collector::next(VirtualTime& upTo) {
    VirtualTime first = VirtualTime::never();
    for (const auto& [id, run] : m_runs)
        if (!run.waiting.empty()) first = std::min(first, run.waiting.front().at);
    if (first > upTo) return nullptr;
    Run* tied = nullptr;
    Run* awaited = nullptr;
    for (auto& [id, run] : m_runs) {
        if (run.waiting.empty() || run.waiting.front().at != first) continue;
        const Obstacle obstacle = obstacleOf(run, run.waiting.front());
        if (obstacle.wait == Wait::No) return &run;
        if (obstacle.wait == Wait::Tie && !tied) tied = &run;
        if (obstacle.wait == Wait::Process) awaited = &m_runs.at(obstacle.process);
    }
    if (!awaited) return tied;
    ++awaited->awaited;
    upTo = first;
    return nullptr;
}

/// The receiver may be heard of before the sender.
Collector::Obstacle Collector::obstacleOf(const Run& run, const Record& record) const {
    const auto* e = trace::as<trace::MessageReceived>(record);
    if (!e) return {};
    const auto name = MessageName::from(e->sent);
    const auto lane = m_messages.find({e->channel, name.link, e->from, run.node});
    if (lane != m_messages.end() && lane->second.sent >= name.number) return {};
    for (const auto& [id, from] : m_runs)
        if (from.node == e->from && !from.waiting.empty() && from.waiting.front().at <= record.at) return {Wait::Tie};
    const auto sender = m_current.find(e->from);
    if (sender == m_current.end()) return {};
    const Run& from = m_runs.at(sender->second);
    if (!from.waiting.empty() || from.awaited >= Patience) return {};
    return {Wait::Process, sender->second};
}

// --- Out -----------------------------------------------------------------------------------------------------------

void Collector::tell(Run& run) {
    Record record = run.waiting.front();
    run.waiting.pop_front();
    m_journal.setTime(std::max(m_journal.now(), record.at - m_origin));
    m_journal.setCause(seqOf(run, record.cause));
    const auto rename = [&](const char*, auto& field) {
        using Field = std::remove_reference_t<decltype(field)>;
        if constexpr (std::is_same_v<Field, trace::TextRef>) field = run.texts.at(field.index);
        if constexpr (std::is_same_v<Field, trace::TxnRef>) field = mine(run, field);
        if constexpr (std::is_same_v<Field, ConnectionId>) {
            const auto client = m_clients.find({run.node, field});
            field = client == m_clients.end() ? ConnectionId{} : client->second;
        }
    };
    if (auto* e = std::get_if<trace::ClientConnected>(&record.event)) {
        m_clients[{run.node, e->connection}] = {++m_lastClient};
        const std::pair from(run.node, portOf(e->connection));
        e->outside = std::ranges::none_of(m_own, [&](const auto& own) { return own.second == from; });
    }
    std::visit([&](auto& e) { trace::fields(rename, e); }, record.event);
    run.seqs.push_back(write(run, record));
}

std::uint64_t Collector::seqOf(const Run& run, std::uint64_t own) {
    return own < run.seqs.size() ? run.seqs[own] : 0;
}

trace::TxnRef Collector::mine(Run& run, trace::TxnRef txn) {
    while (run.txns.size() <= txn.index)
        internNext(run);
    return run.txns.at(txn.index);
}

void Collector::internNext(Run& run) {
    const trace::TxnEntry& entry = run.entries.front();
    run.txns.push_back(m_journal.txn(entry.txn, run.txns.at(entry.previous.index), entry.state));
    run.entries.pop_front();
}

/// Seq of the record; 0: it is none of the ensemble's.
std::uint64_t Collector::write(Run& run, const Record& record) {
    if (run.found) {
        if (const auto* e = trace::as<trace::Persisted>(record)) {
            trace::FoundOnDisk& found = *run.found;
            if (e->what == trace::DurableKind::AcceptedEpoch) found.acceptedEpoch = e->epoch;
            if (e->what == trace::DurableKind::CurrentEpoch) found.currentEpoch = e->epoch;
            if (e->what == trace::DurableKind::Snapshot) found.begin = e->txn;
            if (e->what == trace::DurableKind::Txn) found.read.push_back(e->txn);
            return 0;
        }
        finishFound(run);
    }
    return std::visit(overload{
                          [&](const trace::NodeStarted&) { return onStarted(run.node); },
                          [&](const trace::NodeKilled&) { return onKilled(record.node); },
                          [&](const trace::DiskRead& e) {
                              run.found.emplace();
                              return say(record.node, Event{e});
                          },
                          [&](const trace::Persisted& e) {
                              m_disks[record.node].note(e);
                              return say(record.node, Event{e});
                          },
                          [&](const trace::DiskDamaged& e) {
                              m_damaged.insert(record.node);
                              return say(record.node, Event{e});
                          },
                          [&](trace::TimerSet e) {
                              e.due = e.due - m_origin;
                              return say(record.node, Event{e});
                          },
                          [&](const trace::ConnectionOpened& e) {
                              if (e.channel == Channel::Quorum) return onOpened(record.node, e);
                              onVoteLink(record.node, e);
                              return std::uint64_t{0};
                          },
                          [&](const trace::ConnectionClosed& e) { return onClosed(record.node, e); },
                          [&](const trace::LinkChanged& e) { return onLinkChanged(e); },
                          [&](const trace::MessageSent& e) { return onSent(record.node, e); },
                          [&](const trace::MessageReceived& e) { return onReceived(record.node, e); },
                          [&](trace::MessageDropped e) {
                              e.sent = seqOf(run, e.sent);
                              if (e.sent == 0) return e.sent;
                              m_waitingVotes.erase(e.sent);
                              return say(record.node, Event{e});
                          },
                          [&](trace::MessageReleased e) {
                              e.sent = seqOf(run, e.sent);
                              return onReleased(record.node, e);
                          },
                          [&](const auto& e) { return say(record.node, Event{e}); },
                      },
                      record.event);
}

/// All that the new process has found is known: what of it the trace did not know?
void Collector::finishFound(Run& run) {
    const trace::FoundOnDisk found = *std::exchange(run.found, std::nullopt);
    const std::uint64_t cause = m_journal.cause();
    m_disks[run.node].learn(run.node, found, m_damaged.erase(run.node) > 0, m_journal);
    m_journal.setCause(cause);
}

std::uint64_t Collector::onStarted(NodeId node) {
    if (m_alive.contains(node)) onKilled(node);  // the process begins anew with more of its past
    const auto by = m_startedBy.find(node);
    if (by != m_startedBy.end()) m_journal.setCause(seqOf(m_runs.at(Outside), by->second));
    m_alive.insert(node);
    std::erase_if(m_clients, [node](const auto& client) { return client.first.first == node; });
    return say(node, Event{trace::NodeStarted{++m_incarnations[node]}});
}

/// What it had under way is lost, and its ends of connections close.
std::uint64_t Collector::onKilled(NodeId node) {
    if (m_alive.erase(node) == 0) return 0;
    const std::uint64_t killed = say(node, Event{trace::NodeKilled{m_incarnations.at(node)}});
    m_journal.setCause(killed);
    std::vector<trace::ConnectionClosed> ends;
    for (const auto& [key, link] : m_links) {
        if (!link.open.contains(node)) continue;
        const NodeId other = *key.second.begin() == node ? *key.second.rbegin() : *key.second.begin();
        ends.push_back({other, Channel::Quorum, key.first.value});
    }
    for (const trace::ConnectionClosed& end : ends)
        onClosed(node, end);
    for (const auto& [lane, messages] : m_messages)
        if (lane.to == node) lose(lane, DropReason::ReceiverDown);
    std::erase_if(m_leftBySender, [&](const Lane& lane) { return lane.to == node && (m_messages.erase(lane), true); });
    for (const auto& [sent, link] : m_waitingVotes)
        if (link.first == node) say(node, Event{trace::MessageDropped{sent, DropReason::ConnectionBroken}});
    std::erase_if(m_waitingVotes, [node](const auto& vote) { return vote.second.first == node; });
    return killed;
}

// --- Connections and messages --------------------------------------------------------------------------------------

std::uint64_t Collector::onOpened(NodeId node, trace::ConnectionOpened e) {
    const LinkName name{e.connection};
    const LinkKey key{name, {node, e.peer}};
    auto it = m_links.find(key);
    if (it == m_links.end() || it->second.open.contains(node) || it->second.closed.contains(node)) {
        for (const Lane& lane :
             {Lane{Channel::Quorum, name, node, e.peer}, Lane{Channel::Quorum, name, e.peer, node}}) {
            lose(lane, DropReason::ConnectionBroken);
            m_messages.erase(lane);
        }
        it = m_links.insert_or_assign(key, Link{++m_lastLink, {}, {}, 0}).first;
    }
    Link& link = it->second;
    link.open.insert(node);
    if (m_journal.cause() == 0) m_journal.setCause(link.said);
    return link.said = say(node, Event{trace::ConnectionOpened{e.peer, Channel::Quorum, link.number}});
}

std::uint64_t Collector::onClosed(NodeId node, trace::ConnectionClosed e) {
    const LinkName name{e.connection};
    const auto it = m_links.find({name, {node, e.peer}});
    if (it == m_links.end() || !it->second.open.contains(node)) return 0;
    Link& link = it->second;
    if (m_journal.cause() == 0 && !link.closed.empty()) m_journal.setCause(link.said);
    const std::uint64_t closed = say(node, Event{trace::ConnectionClosed{e.peer, Channel::Quorum, link.number}});
    link.said = closed;
    link.open.erase(node);
    link.closed.insert(node);
    const Lane in{Channel::Quorum, name, e.peer, node};
    lose(in, DropReason::ConnectionBroken);
    if (!link.open.empty()) return closed;
    m_messages.erase(in);
    m_messages.erase({Channel::Quorum, name, node, e.peer});
    m_links.erase(it);
    return closed;
}

std::uint64_t Collector::onSent(NodeId node, trace::MessageSent e) {
    if (e.expectedAt.isNever()) {
        const std::uint64_t sent = say(node, Event{e});
        m_waitingVotes[sent] = {node, e.to};
        return sent;
    }
    const bool vote = e.channel == Channel::Election;
    const Lane lane{e.channel, vote ? m_voteLinks[{node, e.to}] : LinkName{e.connection}, node, e.to};
    const auto link = m_links.find({lane.link, {node, e.to}});
    e.connection = vote || link == m_links.end() ? 0 : link->second.number;
    e.expectedAt = expectedOn(lane);
    const std::uint64_t sent = say(node, Event{e});
    leave(lane, sent);
    const bool closed =
        vote ? m_leftByReceiver.contains(lane) : link != m_links.end() && link->second.closed.contains(e.to);
    loseIfOver(lane, closed);
    return sent;
}

/// `closed`: by the receiver.
void Collector::loseIfOver(const Lane& lane, bool closed) {
    if (closed || !m_alive.contains(lane.to))
        lose(lane, closed ? DropReason::ConnectionBroken : DropReason::ReceiverDown);
}

/// When the next message of that lane arrives.
VirtualTime Collector::expectedOn(const Lane& lane) {
    if (m_cuts.contains({lane.from, lane.to})) return VirtualTime::never();
    return arrivalOf(lane, m_messages[lane].sent + 1);
}

VirtualTime Collector::arrivalOf(const Lane& lane, std::uint32_t number) const {
    const auto arrival = m_arrivals.find({lane, number});
    return arrival == m_arrivals.end() ? m_journal.now() + UsualFlight
                                       : std::max(m_journal.now(), arrival->second - m_origin);
}

/// What is under way on a direction that is cut waits there, and goes on when it is healed.
std::uint64_t Collector::onLinkChanged(const trace::LinkChanged& e) {
    const std::uint64_t changed = say({}, Event{e});
    const bool cut = e.state == trace::LinkState::Cut;
    const bool news = cut ? m_cuts.insert({e.from, e.to}).second : m_cuts.erase({e.from, e.to}) > 0;
    if (!news) return changed;
    for (const auto& [lane, messages] : m_messages) {
        if (lane.from != e.from || lane.to != e.to) continue;
        for (const auto& [number, sent] : messages.underWay) {
            if (cut && m_arrivals.contains({lane, number})) continue;  // it had arrived
            if (cut) {
                say(e.from, Event{trace::MessageHeld{sent}});
            } else {
                say(e.from, Event{trace::MessageReleased{sent, arrivalOf(lane, number)}});
            }
        }
    }
    return changed;
}

void Collector::leave(const Lane& lane, std::uint64_t sent) {
    Messages& messages = m_messages[lane];
    messages.underWay[++messages.sent] = sent;
}

/// A vote that waited for a connection.
std::uint64_t Collector::onReleased(NodeId node, trace::MessageReleased e) {
    const auto waiting = m_waitingVotes.find(e.sent);
    if (waiting == m_waitingVotes.end()) return 0;
    const NodeId to = waiting->second.second;
    m_waitingVotes.erase(waiting);
    const Lane lane{Channel::Election, m_voteLinks[{node, to}], node, to};
    e.expectedAt = expectedOn(lane);
    const std::uint64_t released = say(node, Event{e});
    leave(lane, e.sent);
    loseIfOver(lane, m_leftByReceiver.contains(lane));
    return released;
}

std::uint64_t Collector::onReceived(NodeId node, trace::MessageReceived e) {
    const MessageName name = MessageName::from(e.sent);
    const Lane lane{e.channel, name.link, e.from, node};
    m_arrivals.erase({lane, name.number});
    const auto messages = m_messages.find(lane);
    if (messages == m_messages.end()) return 0;
    const auto sent = messages->second.underWay.find(name.number);
    if (sent == messages->second.underWay.end()) return 0;
    e.sent = sent->second;
    messages->second.underWay.erase(sent);
    m_journal.setCause(e.sent);
    return say(node, Event{e});
}

/// What is under way on that lane does not arrive.
void Collector::lose(const Lane& lane, DropReason why) {
    const auto messages = m_messages.find(lane);
    if (messages == m_messages.end()) return;
    const std::uint64_t cause = m_journal.cause();
    for (const auto& [number, sent] : std::exchange(messages->second.underWay, {})) {
        if (m_arrivals.contains({lane, number})) {
            messages->second.underWay.emplace(number, sent);  // it did, before that
            continue;
        }
        m_journal.setCause(sent);
        say(lane.to, Event{trace::MessageDropped{sent, why}});
    }
    m_journal.setCause(cause);
}

/// Votes go over the newest connection of the two, and each of them says when it takes to it. What is under way on the
/// one before arrives until its receiver does.
void Collector::onVoteLink(NodeId node, const trace::ConnectionOpened& e) {
    const LinkName link{e.connection};
    const LinkName before = std::exchange(m_voteLinks[{node, e.peer}], link);
    const Lane in{Channel::Election, before, e.peer, node};
    const Lane out{Channel::Election, before, node, e.peer};
    if (before != LinkName{}) {
        lose(in, DropReason::ConnectionBroken);
        m_leftByReceiver.insert(in);
        const bool receiverLeft = m_leftByReceiver.erase(out) > 0;
        const auto there = m_voteLinks.find({e.peer, node});
        if (receiverLeft || (there != m_voteLinks.end() && there->second == link)) {
            lose(out, DropReason::ConnectionBroken);
            m_messages.erase(out);
        } else {
            m_leftBySender.insert(out);
        }
    }
    std::erase_if(m_leftBySender, [&](const Lane& lane) {
        if (lane.from != e.peer || lane.to != node || lane.link == link) return false;
        lose(lane, DropReason::ConnectionBroken);
        m_messages.erase(lane);
        m_leftByReceiver.erase(lane);
        m_leftByReceiver.erase({lane.channel, lane.link, lane.to, lane.from});
        return true;
    });
    // Its name may have come back.
    const Lane sending{Channel::Election, link, node, e.peer};
    lose(sending, DropReason::ConnectionBroken);
    m_messages.erase(sending);
    m_leftBySender.erase(sending);
    m_leftByReceiver.erase(sending);
    m_leftByReceiver.erase({Channel::Election, link, e.peer, node});
}

}  // namespace qs::control
