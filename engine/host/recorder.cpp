#include "engine/host/recorder.h"

#include <chrono>

namespace qs::host {

using trace::Channel;
using trace::Event;

Recorder::Recorder(NodeId self, const trace::Setting& setting, std::size_t longest)
    : m_self(self), m_setting(setting), m_longest(longest) {
    m_writer.emplace(m_out, setting);
    clock();
    m_started = m_journal.write(m_self, Event{trace::NodeStarted{}});
}

void Recorder::clock() {
    const auto since = std::chrono::steady_clock::now().time_since_epoch();
    m_journal.setTime(VirtualTime{std::chrono::duration_cast<std::chrono::microseconds>(since).count()});
    m_journal.setCause(0);
}

void Recorder::read(const storage::Recovered& found) {
    clock();
    m_journal.setCause(m_started);
    const zab::History& history = found.state.history;
    m_journal.write(m_self, Event{trace::DiskRead{history.base().zxid(), history.lastZxid(), found.logs, found.torn,
                                                  found.unfinished}});
    m_persists.learn(m_self, found.state, false, m_journal);
}

void Recorder::received(NodeId from, std::uint32_t connection, const zab::PeerMessage& message) {
    const bool vote = connection == 0;
    Link& link = vote ? m_voteLinks[from] : m_links[connection];
    const control::MessageName name{link.name, ++link.received};
    const trace::MessageReceived record{name.value(), from, zab::kindOf(message),
                                        vote ? Channel::Election : Channel::Quorum};
    m_journal.setCause(m_journal.write(m_self, Event{record}));
}

void Recorder::timerFired(TimerKind timer) {
    const auto set = m_timers.find(timer);
    if (set != m_timers.end()) {
        m_journal.setCause(set->second);
        m_timers.erase(set);
    }
    m_journal.setCause(m_journal.write(m_self, Event{trace::TimerFired{timer}}));
}

void Recorder::opened(NodeId peer, std::uint32_t connection, control::LinkName link) {
    m_links[connection] = {link};
    m_journal.setCause(m_journal.write(m_self, Event{trace::ConnectionOpened{peer, Channel::Quorum, link.value}}));
}

void Recorder::closed(NodeId peer, std::uint32_t connection) {
    const auto it = m_links.find(connection);
    if (it == m_links.end()) return;
    const trace::ConnectionClosed record{peer, Channel::Quorum, it->second.name.value};
    m_links.erase(it);
    const std::uint64_t seq = m_journal.write(m_self, Event{record});
    if (m_journal.cause() == 0) m_journal.setCause(seq);
}

void Recorder::durable(std::uint64_t id) {
    m_persists.durable(m_self, id, m_journal);
}

/// All pieces of a snapshot travel, and arrive, as one.
void Recorder::sent(NodeId to, std::uint32_t connection, const zab::QuorumPacket& packet) {
    const auto link = m_links.find(connection);
    const auto* piece = std::get_if<zab::SnapData>(&packet);
    if (link == m_links.end() || (piece && piece->piece > 1)) return;
    trace::Emitted described = zab::describe(packet);
    auto& event = std::get<trace::MessageSent>(described.event);
    event.to = to;
    event.connection = link->second.name.value;
    event.expectedAt = m_journal.now();
    m_journal.write(m_self, described);
}

void Recorder::votesGoOver(NodeId peer, control::LinkName link) {
    m_voteLinks[peer] = {link};
    m_journal.write(m_self, Event{trace::ConnectionOpened{peer, Channel::Election, link.value}});
}

std::uint64_t Recorder::voted(NodeId to, const zab::Notification& vote, bool waits) {
    trace::Emitted described = zab::describe(vote);
    auto& event = std::get<trace::MessageSent>(described.event);
    event.to = to;
    event.expectedAt = waits ? VirtualTime::never() : m_journal.now();
    if (waits) ++m_votesWaiting;
    return m_journal.write(m_self, described);
}

void Recorder::voteLeft(std::uint64_t vote) {
    --m_votesWaiting;
    m_journal.write(m_self, Event{trace::MessageReleased{vote, m_journal.now()}});
}

void Recorder::voteLost(std::uint64_t vote, trace::DropReason why) {
    --m_votesWaiting;
    m_journal.write(m_self, Event{trace::MessageDropped{vote, why}});
}

void Recorder::ordered(const zab::Persist& persist) {
    m_persists.order(m_self, persist, m_journal);
}

void Recorder::timerSet(const zab::SetTimer& set) {
    const auto [it, isNew] = m_timers.try_emplace(set.timer);
    if (isNew) it->second = m_journal.write(m_self, Event{trace::TimerSet{set.timer, m_journal.now() + set.delay}});
}

void Recorder::timerCancelled(TimerKind timer) {
    m_timers.erase(timer);
}

void Recorder::emitted(const trace::Emitted& what) {
    m_journal.write(m_self, what, m_persists.ordered());
}

void Recorder::snapshotBegun(Zxid zxid) {
    m_journal.write(m_self, Event{trace::SnapshotBegun{zxid}});
}

void Recorder::failed(const std::string& why) {
    m_journal.write(m_self, Event{trace::DiskFailed{m_journal.text(why), false}});
}

std::string Recorder::take() {
    m_writer->write(m_journal.take());
    m_told += m_out.size();
    std::string out = std::exchange(m_out, {});
    // Nothing of this stream may be spoken of in the next.
    if (m_told > m_longest && m_persists.idle() && m_votesWaiting == 0) beginAnother();
    return out;
}

void Recorder::beginAnother() {
    trace::Journal next;
    next.setTime(m_journal.now());
    m_persists.moveTo(next, m_journal.tables());
    m_journal = std::move(next);
    for (auto& [timer, setBy] : m_timers)
        setBy = 0;
    m_started = 0;
    m_writer.emplace(m_out, m_setting);
    m_told = 0;
}

}  // namespace qs::host
