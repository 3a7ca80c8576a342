#include "engine/sim/executor.h"

#include <algorithm>

#include "engine/base/overload.h"

namespace qs::sim {

namespace {

/// Carries out one command on a world; every refusal is decided before anything changes.
class Executor {
public:
    Executor(World& world, NodeId leader, trace::CommandSource source)
        : m_world(world), m_leader(leader), m_source(source) {}

    Result<std::string> run(const command::Command& command) {
        m_command = &command;
        return std::visit(overload{
                              [&](const command::Kill& c) { return kill(c); },
                              [&](const command::Restart& c) { return restart(c); },
                              [&](const command::Freeze& c) { return freeze(c); },
                              [&](const command::Thaw& c) { return thaw(c); },
                              [&](const command::Cut& c) { return cut(c); },
                              [&](const command::Heal& c) { return heal(c); },
                              [&](const command::HealAll&) { return healAll(); },
                              [&](const command::ConnectionOpen& c) { return open(c); },
                              [&](const command::ConnectionSend& c) { return send(c); },
                              [&](const command::ConnectionClose& c) { return close(c); },
                              [&](const command::ClientStart& c) { return startClient(c); },
                              [&](const command::ClientRequest& c) { return request(c); },
                              [&](const command::DiskFault& c) { return disk(c); },
                              [&](const command::Hold& c) { return hold(c); },
                              [&](const command::Release& c) { return release(c); },
                              [&](const command::ReleaseAll&) { return releaseAll(); },
                              [&](const command::Deliver& c) { return deliver(c); },
                              [&](const command::Drop& c) { return drop(c); },
                              [&](const command::Duplicate& c) { return duplicate(c); },
                              [&](const command::Delay& c) { return delay(c); },
                              [&](const command::Clog& c) { return clog(c); },
                              [&](const command::Reset& c) { return reset(c); },
                              [&](const command::ResetClient& c) { return resetClient(c); },
                              [&](const command::PowerOff& c) { return powerOff(c); },
                              [&](const command::Slow& c) { return slow(c); },
                              [&](const command::Skew& c) { return skew(c); },
                              [&](const command::Drift& c) { return drift(c); },
                              [&](const command::FireTimer& c) { return fire(c); },
                              [&](const command::HoldTimers& c) { return holdTimers(c.nodes, true); },
                              [&](const command::ReleaseTimers& c) { return holdTimers(c.nodes, false); },
                          },
                          command);
    }

private:
    using Answer = Result<std::string>;
    using Nodes = std::vector<NodeId>;

    static Error refuse(std::string text) { return {{}, std::move(text)}; }

    /// The command is going to happen: it enters the trace and becomes the cause of what follows.
    void accept() {
        m_world.journal.setCause(0);
        const trace::TextRef text = m_world.journal.text(command::format(*m_command));
        m_cause = m_world.journal.write({}, trace::Event{trace::CommandIssued{m_source, text}});
        m_world.journal.setCause(m_cause);
    }
    /// Back to the command as the cause, after a node's own records.
    void again() { m_world.journal.setCause(m_cause); }

    Result<Nodes> resolve(const command::Selection& selection) const {
        return command::select(m_world.standing(m_leader), selection);
    }

    /// Resolves, keeps those that `fits` (of a group, the others are passed over; by name they are refused), then acts.
    template <class Fits, class Act>
    Answer each(const command::Selection& selection, const char* misfit, const char* done, Fits fits, Act act) {
        const auto chosen = command::choose(
            m_world.standing(m_leader), selection, [&](NodeId n) { return fits(m_world.machine(n)); }, misfit);
        if (!chosen) return chosen.error();
        accept();
        for (const NodeId n : *chosen) {
            again();
            act(n);
        }
        return std::string(done) + " " + command::list(*chosen);
    }

    Answer kill(const command::Kill& c) {
        return each(
            c.nodes, "is already dead", "killed", [](const Machine& m) { return m.replica.has_value(); },
            [&](NodeId n) { m_world.killNode(n); });
    }
    Answer restart(const command::Restart& c) {
        const auto nodes = resolve(c.nodes);
        if (!nodes) return nodes.error();
        for (const NodeId n : *nodes) {
            const std::string problem = m_world.machine(n).disk.problem();
            if (!problem.empty() && !c.nodes.isGroup())
                return refuse(toString(n) + " cannot start from its disk: " + problem);
        }
        return each(
            c.nodes, "is alive", "restarted", [](const Machine& m) { return !m.replica && m.disk.problem().empty(); },
            [&](NodeId n) { m_world.startNode(n); });
    }
    Answer freeze(const command::Freeze& c) {
        return each(
            c.nodes, "is dead or already frozen", "froze", [](const Machine& m) { return m.replica && !m.frozen; },
            [&](NodeId n) { m_world.freezeNode(n); });
    }
    Answer thaw(const command::Thaw& c) {
        return each(
            c.nodes, "is not frozen", "thawed", [](const Machine& m) { return m.frozen; },
            [&](NodeId n) { m_world.thawNode(n); });
    }

    Answer disk(const command::DiskFault& c) {
        using What = command::DiskFault::What;
        const auto any = [](const Machine&) { return true; };
        const auto alive = [](const Machine& m) { return m.replica.has_value(); };
        const auto change = [&](trace::DiskState state, const char* done) {
            const std::uint32_t factor = state == trace::DiskState::Slow ? c.number : 1;
            return each(c.nodes, "", done, any, [=, this](NodeId n) { m_world.changeDisk(n, state, factor); });
        };
        switch (c.what) {
            case What::Full:
                return change(trace::DiskState::Full, "full: the disk of");
            case What::NoFiles:
                return change(trace::DiskState::NoFiles, "out of files:");
            case What::Short:
                return change(trace::DiskState::Short, "short writes: the disk of");
            case What::Failing:
                return change(trace::DiskState::Failing, "failing: the disk of");
            case What::Lying:
                return change(trace::DiskState::Lying, "lying: the disk of");
            case What::Ok:
                return change(trace::DiskState::Ok, "ok: the disk of");
            case What::Slow:
                return change(c.number == 1 ? trace::DiskState::Ok : trace::DiskState::Slow, "slow: the disk of");
            case What::Hold:
                return change(trace::DiskState::Held, "held: the disk of");
            case What::Sync:
                return each(
                    c.nodes, "has no sync that waits to be told", "synced",
                    [](const Machine& m) { return m.syncWaits; }, [&](NodeId n) { m_world.finishSync(n); });
            case What::Crash:
            case What::PowerOff:
                return each(c.nodes, "is dead", "will die at its disk:", alive,
                            [&](NodeId n) { m_world.machine(n).disk.dieAfter(c.number, c.what == What::PowerOff); });
            case What::Rot:
            case What::Garbage:
            case What::Misdirected:
            case What::Vanish:
            case What::Tail:
            case What::Wipe:
                return harm(c);
            case What::Swap:
                return swapDisks(c);
        }
        return refuse("no such fault");
    }
    Answer harm(const command::DiskFault& c) {
        const auto nodes = resolve(c.nodes);
        if (!nodes) return nodes.error();
        const Disk::Damage damage{c.what, c.zxid};
        for (const NodeId n : *nodes) {
            const std::string refusal = m_world.machine(n).disk.refusal(damage);
            if (!refusal.empty()) return refuse(toString(n) + " " + refusal);
        }
        return each(
            c.nodes, "is alive", "damaged: the disk of", [](const Machine& m) { return !m.replica; },
            [&](NodeId n) { m_world.harmDisk(n, damage); });
    }
    Answer swapDisks(const command::DiskFault& c) {
        const auto one = resolve(c.nodes);
        if (!one) return one.error();
        const auto other = resolve(c.other);
        if (!other) return other.error();
        if (one->size() != 1 || other->size() != 1 || *one == *other) return refuse("two different nodes swap disks");
        for (const NodeId n : {one->front(), other->front()})
            if (m_world.machine(n).replica) return refuse(toString(n) + " is alive");
        accept();
        m_world.swapDisks(one->front(), other->front());
        return "swapped: the disks of " + toString(one->front()) + " and " + toString(other->front());
    }

    template <class L>
    Result<std::vector<std::pair<NodeId, NodeId>>> links(const L& c) const {
        return command::links(m_world.standing(m_leader), c.from, c.to, c.bothWays);
    }

    Answer cut(const command::Cut& c) {
        const auto pairs = links(c);
        if (!pairs) return pairs.error();
        const bool any = std::any_of(pairs->begin(), pairs->end(),
                                     [&](const auto& p) { return !m_world.network.isCut(p.first, p.second); });
        if (!any) return refuse("already cut");
        accept();
        for (const auto& [a, b] : *pairs)
            m_world.network.cut(a, b, m_world.journal, m_world.schedule);
        return std::string("cut");
    }
    Answer heal(const command::Heal& c) {
        const auto pairs = links(c);
        if (!pairs) return pairs.error();
        const bool any = std::any_of(pairs->begin(), pairs->end(),
                                     [&](const auto& p) { return m_world.network.isCut(p.first, p.second); });
        if (!any) return refuse("not cut");
        accept();
        for (const auto& [a, b] : *pairs)
            m_world.network.heal(a, b, m_world.journal, m_world.schedule);
        return std::string("healed");
    }
    Answer healAll() {
        accept();
        const auto cuts = m_world.network.cuts();
        for (const auto& [a, b] : cuts)
            m_world.network.heal(a, b, m_world.journal, m_world.schedule);
        endHolds();
        for (const auto& [link, extra] : std::map(m_world.network.delays()))
            m_world.network.delay(link.first, link.second, {}, m_world.journal);
        for (const auto& [a, b] : m_world.network.clogs(m_world.journal.now()))
            m_world.network.unclog(a, b, m_world.journal, m_world.schedule);
        return "healed " + std::to_string(cuts.size()) + (cuts.size() == 1 ? " direction" : " directions");
    }

    // --- Messages --------------------------------------------------------------------------------------------------

    /// One pattern for each direction that the selector names.
    Result<std::vector<MessagePattern>> patterns(const command::MessageSelector& s) const {
        const auto pairs = links(s);
        if (!pairs) return pairs.error();
        std::vector<MessagePattern> out;
        for (const auto& [a, b] : *pairs)
            out.push_back({a, b, s.kind, s.zxid, s.path, s.sent});
        return out;
    }
    static std::string counted(int n, const char* done) {
        return std::string(done) + " " + std::to_string(n) + (n == 1 ? " message" : " messages");
    }
    bool isHeld(const MessagePattern& p) const {
        const auto& holds = m_world.network.holds();
        return std::find(holds.begin(), holds.end(), p) != holds.end();
    }

    Answer hold(const command::Hold& c) {
        const auto wanted = patterns(c.messages);
        if (!wanted) return wanted.error();
        if (std::all_of(wanted->begin(), wanted->end(), [&](const auto& p) { return isHeld(p); }))
            return refuse("held already");
        accept();
        for (const MessagePattern& p : *wanted)
            m_world.network.hold(p, m_world.journal, m_world.schedule);
        return std::string("holding");
    }
    Answer release(const command::Release& c) {
        const auto wanted = patterns(c.messages);
        if (!wanted) return wanted.error();
        if (std::none_of(wanted->begin(), wanted->end(), [&](const auto& p) { return isHeld(p); }))
            return refuse("there is no such hold");
        accept();
        for (const MessagePattern& p : *wanted)
            m_world.network.release(p, m_world.journal, m_world.schedule);
        return std::string("released");
    }
    void endHolds() {
        for (const MessagePattern& p : std::vector(m_world.network.holds()))
            m_world.network.release(p, m_world.journal, m_world.schedule);
        for (auto& [id, m] : m_world.machines)
            if (m.timersHeld) m_world.holdTimers(id, false);
    }
    Answer releaseAll() {
        const auto waits = [](const auto& m) { return m.second.timersHeld; };
        const auto& machines = m_world.machines;
        if (m_world.network.holds().empty() && std::none_of(machines.begin(), machines.end(), waits))
            return refuse("nothing is held");
        accept();
        endHolds();
        return std::string("released");
    }
    Answer deliver(const command::Deliver& c) {
        const auto wanted = patterns(c.messages);
        if (!wanted) return wanted.error();
        const auto there = [&](const MessagePattern& p) { return m_world.network.deliverable(p); };
        if (std::none_of(wanted->begin(), wanted->end(), there))
            return refuse("no such message is the first to wait in its connection");
        accept();
        int n = 0;
        for (const MessagePattern& p : *wanted)
            n += m_world.network.deliver(p, m_world.journal, m_world.schedule);
        return counted(n, "delivered");
    }
    Answer drop(const command::Drop& c) { return eachUnderWay(c.messages, &Network::drop, "dropped"); }
    Answer duplicate(const command::Duplicate& c) {
        return eachUnderWay(c.messages, &Network::duplicate, "sent again:");
    }
    Answer eachUnderWay(const command::MessageSelector& messages,
                        int (Network::*act)(const MessagePattern&, Journal&, Schedule&), const char* done) {
        const auto wanted = patterns(messages);
        if (!wanted) return wanted.error();
        const auto there = [&](const MessagePattern& p) { return m_world.network.underWay(p); };
        if (std::none_of(wanted->begin(), wanted->end(), there)) return refuse("no such message is under way");
        accept();
        int n = 0;
        for (const MessagePattern& p : *wanted)
            n += (m_world.network.*act)(p, m_world.journal, m_world.schedule);
        return counted(n, done);
    }

    Answer delay(const command::Delay& c) {
        const auto pairs = links(c);
        if (!pairs) return pairs.error();
        accept();
        for (const auto& [a, b] : *pairs)
            m_world.network.delay(a, b, {c.by, c.spread}, m_world.journal);
        return std::string(c.by.us == 0 ? "no longer delayed" : "delayed");
    }
    Answer clog(const command::Clog& c) {
        const auto pairs = links(c);
        if (!pairs) return pairs.error();
        accept();
        for (const auto& [a, b] : *pairs) {
            if (c.time.us == 0) {
                m_world.network.unclog(a, b, m_world.journal, m_world.schedule);
            } else {
                m_world.network.clog(a, b, c.time, m_world.journal, m_world.schedule);
            }
        }
        return std::string("clogged");
    }
    Answer reset(const command::Reset& c) {
        const auto pairs = links(c);
        if (!pairs) return pairs.error();
        const auto connected = [&](const auto& p) { return m_world.network.connected(p.first, p.second); };
        if (std::none_of(pairs->begin(), pairs->end(), connected)) return refuse("there is no connection to reset");
        accept();
        for (const auto& [a, b] : *pairs) {
            again();
            if (c.after > 0) {
                m_world.network.breakAfter(a, b, c.after);
            } else {
                m_world.resetConnections(a, b);
            }
        }
        return std::string(c.after > 0 ? "will be reset" : "reset");
    }
    Answer resetClient(const command::ResetClient& c) {
        const auto it = m_world.clients.find(c.client);
        if (it == m_world.clients.end()) return refuse("there is no client " + c.client);
        if (!it->second.connection) return refuse("client " + c.client + " is not connected");
        accept();
        m_world.resetClient(c.client, c.after);
        return std::string(c.after == 0 ? "reset" : "will be reset");
    }

    // --- Machines --------------------------------------------------------------------------------------------------

    Answer powerOff(const command::PowerOff& c) {
        return each(
            c.nodes, "is already dead", "powered off", [](const Machine& m) { return m.replica.has_value(); },
            [&](NodeId n) { m_world.powerOffNode(n); });
    }
    Answer slow(const command::Slow& c) {
        return each(
            c.nodes, "", c.cost.us == 0 ? "no longer slow:" : "slow:", [](const Machine&) { return true; },
            [&](NodeId n) { m_world.slowNode(n, c.cost); });
    }
    Answer skew(const command::Skew& c) {
        return each(
            c.nodes, "", "set the clock of", [](const Machine&) { return true; },
            [&](NodeId n) { m_world.setClock(n, c.ahead, m_world.machine(n).clockPerMille); });
    }
    Answer drift(const command::Drift& c) {
        return each(
            c.nodes, "", "set the clock of", [](const Machine&) { return true; },
            [&](NodeId n) { m_world.setClock(n, m_world.machine(n).wallAhead, c.perMille); });
    }

    Answer fire(const command::FireTimer& c) {
        return each(
            c.nodes, "has no such timer now", "fired at",
            [&](const Machine& m) { return m.timers.contains(c.timer) && !m.mustQueue(m_world.journal.now()); },
            [&](NodeId n) { m_world.fireTimer(n, c.timer); });
    }

    Answer holdTimers(const command::Selection& nodes, bool on) {
        return each(
            nodes, on ? "has its timers held already" : "has no timers held",
            on ? "holding the timers of" : "released the timers of",
            [on](const Machine& m) { return m.timersHeld != on; }, [&](NodeId n) { m_world.holdTimers(n, on); });
    }

    Answer open(const command::ConnectionOpen& c) {
        const auto m = m_world.machines.find(c.node);
        if (m == m_world.machines.end()) return refuse("there is no node " + toString(c.node));
        if (!m->second.replica) return refuse("node " + toString(c.node) + " is dead");
        if (m_world.links.contains(c.connection)) return refuse("that connection number is in use");
        accept();
        m_world.openOutside(c.connection, c.node);
        return std::string("opened");
    }
    bool outside(ConnectionId id) const {
        const auto it = m_world.links.find(id);
        return it != m_world.links.end() && it->second.simClient.empty();
    }
    Answer send(const command::ConnectionSend& c) {
        if (!outside(c.connection)) return refuse("there is no such connection");
        accept();
        m_world.outsideBytes(c.connection, c.bytes);
        return std::string("sent");
    }
    Answer close(const command::ConnectionClose& c) {
        if (!outside(c.connection)) return refuse("there is no such connection");
        accept();
        m_world.closeOutside(c.connection);
        return std::string("closed");
    }

    Answer startClient(const command::ClientStart& c) {
        if (m_world.clients.contains(c.name)) return refuse("there is a client " + c.name + " already");
        const auto nodes = resolve(c.nodes);
        if (!nodes) return nodes.error();
        accept();
        m_world.startClient(c.name, *nodes, c.chroot, c.readOnly);
        return "started client " + c.name;
    }
    Answer request(const command::ClientRequest& c) {
        const auto it = m_world.clients.find(c.client);
        if (it == m_world.clients.end()) return refuse("there is no client " + c.client);
        if (it->second.machine.closed()) return refuse("client " + c.client + " has closed its session");
        accept();
        m_world.clientRequest(c);
        return std::string("asked");
    }

    World& m_world;
    NodeId m_leader;
    trace::CommandSource m_source;
    const command::Command* m_command = nullptr;
    std::uint64_t m_cause = 0;
};

}  // namespace

Result<std::string> executeCommand(World& world, NodeId leader, const command::Command& command,
                                   trace::CommandSource source) {
    return Executor(world, leader, source).run(command);
}

}  // namespace qs::sim
