// Ensembles that become other ones under way: peers on a small network of their own, with crashes, cuts and slow disks,
// while servers join and leave at random. What was committed once is in every later leader's log, whoever counts; and
// when all is well again somebody leads.
#include <QTest>

#include <deque>
#include <functional>
#include <map>

#include "engine/base/overload.h"
#include "engine/base/rng.h"
#include "engine/zab/peer.h"

using namespace qs;
using namespace qs::zab;

namespace {

constexpr int Servers = 5;

/// Any `voters`, the rest of `all` observing.
EnsemblePtr ensembleOf(const NodeSet& voters, const NodeSet& observers, std::uint64_t version) {
    config::ServerList list;
    for (const NodeId n : voters.unite(observers).nodes()) {
        const auto port = static_cast<std::uint16_t>(100 * n.value);
        list.servers[n] = {n, {"h", port}, {"h", static_cast<std::uint16_t>(port + 1)}, observers.contains(n), {}};
    }
    list.version = version;
    return std::make_shared<const Ensemble>(std::move(list));
}

NodeSet setOf(std::initializer_list<std::uint8_t> ids) {
    NodeSet out;
    for (const std::uint8_t id : ids)
        out.insert(NodeId{id});
    return out;
}

class World {
public:
    explicit World(std::uint64_t seed) : m_rng(seed) {
        for (std::uint8_t id = 1; id <= Servers; ++id) {
            Machine& m = m_machines[NodeId{id}];
            m.id = NodeId{id};
            // Who is to join knows the others and itself.
            NodeSet known = setOf({1, 2, 3});
            known.insert(m.id);
            m.kept = ensembleOf(known, {}, 0);
        }
    }

    /// Faults and reconfigurations for so long, then none; true: somebody leads in the end, and nothing is lost.
    bool run(VirtualTime storm, VirtualTime calm) {
        for (auto& [id, m] : m_machines)
            start(m);
        later(VirtualTime::ofMs(300), [this] { write(); });
        later(VirtualTime::ofMs(1000), [this] { disturb(); });
        m_storm = true;
        runUntil(storm);
        m_storm = false;
        m_cut.clear();
        for (auto& [id, m] : m_machines)
            if (!m.peer) start(m);
        runUntil(VirtualTime{storm.us + calm.us});
        const Machine* leader = leading();
        if (!leader) return fail("nobody leads in the end");
        hasAll(leader->peer->core().history());
        return m_problem.empty();
    }

    const std::string& problem() const { return m_problem; }
    int reconfigurations() const { return m_reconfigurations; }
    int leadersGone() const { return m_leadersGone; }
    std::size_t committed() const { return m_committed.size(); }

private:
    struct Machine {
        NodeId id;
        DurableState disk;
        EnsemblePtr kept;  ///< what its configuration files hold
        std::unique_ptr<Peer> peer;
        std::uint32_t life = 0;
        std::deque<Persist> ordered;
        std::uint64_t persisted = 0;
        bool writing = false;
        std::map<std::pair<NodeId, std::uint32_t>, std::deque<Send>> waiting;
        std::map<trace::TimerKind, std::uint32_t> timers;
    };
    struct Connection {
        NodeId dialer;
        NodeId acceptor;
        bool open = true;
        std::map<NodeId, VirtualTime> busy;  ///< towards it: when the last one arrives
    };

    bool fail(const std::string& what) {
        if (m_problem.empty()) m_problem = what + " at " + std::to_string(m_now.ms()) + " ms";
        return false;
    }
    void later(VirtualTime delay, std::function<void()> what) {
        m_events.emplace(std::pair{m_now.us + delay.us, ++m_seq}, std::move(what));
    }
    VirtualTime soon(std::int64_t most) { return VirtualTime{m_rng.between(100, most * 1000)}; }
    void runUntil(VirtualTime end) {
        while (!m_events.empty() && m_events.begin()->first.first <= end.us && m_problem.empty()) {
            auto event = m_events.extract(m_events.begin());
            m_now = VirtualTime{event.key().first};
            event.mapped()();
        }
        m_now = end;
    }

    void start(Machine& m) {
        Config c;
        c.self = m.id;
        c.ensemble = m.kept;
        c.membership = m.kept->membership;
        c.reconfigEnabled = true;
        c.committedWindow = 1'000'000;  // all of the history is at hand
        c.tick = VirtualTime::ofMs(100);
        c.initLimit = 40;
        c.maxNotificationInterval = VirtualTime::ofMs(1000);
        ++m.life;
        m.persisted = 0;
        m.peer = std::make_unique<Peer>(c, m.disk);
        Effects out;
        m.peer->start(out);
        carryOut(m, out);
    }
    void crash(Machine& m) {
        m.peer.reset();
        ++m.life;
        for (std::uint64_t n = m_rng.below(m.ordered.size() + 1); n > 0; --n) {
            apply(m, m.ordered.front());
            m.ordered.pop_front();
        }
        m.ordered.clear();
        m.waiting.clear();
        m.timers.clear();
        m.writing = false;
        for (auto& [number, c] : m_connections)
            if (c.dialer == m.id || c.acceptor == m.id) close(number, m.id);
    }
    void feed(Machine& m, const Input& input) {
        if (!m.peer) return;
        Effects out;
        m.peer->step(input, m_now, out);
        carryOut(m, out);
    }

    void carryOut(Machine& m, Effects& effects) {
        for (Effect& effect : effects) {
            std::visit(overload{
                           [&](Send& e) { send(m, std::move(e)); },
                           [&](Persist& e) {
                               m.ordered.push_back(std::move(e));
                               writeOn(m);
                           },
                           [&](SetTimer& e) {
                               const std::uint32_t number = ++m.timers[e.timer];
                               later(e.delay, [this, &m, kind = e.timer, number, life = m.life] {
                                   if (m.life == life && m.timers[kind] == number) feed(m, TimerFired{kind});
                               });
                           },
                           [&](CancelTimer& e) { ++m.timers[e.timer]; },
                           [&](Dial& e) { dial(m, e.peer); },
                           [&](CloseConnection& e) {
                               m.waiting.erase({e.peer, e.connection});
                               if (e.connection != 0) close(e.connection, m.id);
                           },
                           [](Emit&) {},
                           [&](Delivered& e) { committed(e.txn); },
                           [&](ServiceUp&) { allAppliedIsCommitted(m); },
                           [](ServiceDown&) {},
                           [&](ReadHistoryAgain&) { fail("a history read again"); },
                           // It may be lost: only what is in the logs must be safe.
                           [&](EnsembleChanged& e) {
                               if (m_rng.chance(2, 3)) m.kept = e.inForce;
                           },
                           [&](PacketForReplica& e) {
                               if (std::holds_alternative<Ping>(e.packet) && !m.peer->leading())
                                   later({}, [this, &m, ping = SendPacket{e.from, e.packet}] { feed(m, ping); });
                           },
                       },
                       effect);
        }
    }

    // Disk
    static void apply(Machine& m, const Persist& p) {
        std::visit(overload{
                       [&](const AppendTxn& e) { m.disk.history.append(e.txn); },
                       [&](const TruncateLog& e) { m.disk.history.truncate(e.zxid); },
                       [&](const SaveSnapshot& e) { m.disk.history.reset(e.snapshot); },
                       [&](const SaveAcceptedEpoch& e) { m.disk.acceptedEpoch = e.epoch; },
                       [&](const SaveCurrentEpoch& e) { m.disk.currentEpoch = e.epoch; },
                   },
                   p.op);
    }
    void writeOn(Machine& m) {
        if (std::exchange(m.writing, true)) return;
        later(soon(20), [this, &m, life = m.life] {
            if (m.life != life) return;
            m.writing = false;
            while (!m.ordered.empty()) {
                apply(m, m.ordered.front());
                m.persisted = m.ordered.front().id;
                m.ordered.pop_front();
            }
            for (auto& [link, queue] : m.waiting) {
                for (; !queue.empty() && queue.front().afterPersist <= m.persisted; queue.pop_front())
                    transmit(m, queue.front());
            }
            feed(m, Persisted{m.persisted});
        });
    }

    // Network
    bool isCut(NodeId a, NodeId b) const { return m_cut.contains(std::minmax(a, b)); }
    void send(Machine& m, Send e) {
        auto& queue = m.waiting[{e.to, e.connection}];
        if (queue.empty() && e.afterPersist <= m.persisted) return transmit(m, e);
        queue.push_back(std::move(e));
    }
    void transmit(Machine& m, const Send& e) {
        Machine& to = m_machines.at(e.to);
        if (e.connection == 0) {
            if (isCut(m.id, e.to)) return;
            later(soon(10), [this, &to, from = m.id, message = e.message] { feed(to, Received{from, 0, message}); });
            return;
        }
        Connection& c = m_connections.at(e.connection);
        if (!c.open) return;
        VirtualTime& last = c.busy[e.to];
        last = VirtualTime{std::max(last.us, m_now.us + soon(10).us)};
        later(VirtualTime{last.us - m_now.us}, [this, &to, from = m.id, number = e.connection, message = e.message] {
            if (m_connections.at(number).open) feed(to, Received{from, number, message});
        });
    }
    void dial(Machine& m, NodeId to) {
        later(soon(10), [this, &m, to, life = m.life] {
            if (m.life != life) return;
            Machine& other = m_machines.at(to);
            if (!other.peer || !other.peer->acceptsLearners() || isCut(m.id, to)) return feed(m, ConnectionDown{to, 0});
            const std::uint32_t number = ++m_lastConnection;
            m_connections[number] = {m.id, to, true, {}};
            feed(other, ConnectionUp{m.id, number});
            feed(m, ConnectionUp{to, number});
        });
    }
    /// By one of its ends; the other hears of it.
    void close(std::uint32_t number, NodeId by) {
        Connection& c = m_connections.at(number);
        if (!std::exchange(c.open, false)) return;
        Machine& other = m_machines.at(c.dialer == by ? c.acceptor : c.dialer);
        later(soon(10), [this, &other, by, number, life = other.life] {
            if (other.life == life) feed(other, ConnectionDown{by, number});
        });
    }

    // What is judged
    void committed(const tree::TxnPtr& txn) {
        const auto [it, fresh] = m_committed.emplace(txn->zxid, txn);
        if (tree::contentHash(*it->second) != tree::contentHash(*txn))
            fail("two transactions committed as " + toString(txn->zxid));
        if (fresh && std::holds_alternative<tree::ReconfigTxn>(txn->body)) ++m_reconfigurations;
    }
    void hasAll(const History& history) {
        for (const auto& [zxid, txn] : m_committed) {
            if (zxid <= history.base().zxid()) {  // a snapshot: each transaction but a reconfiguration left a session
                const bool opens = std::holds_alternative<tree::CreateSessionTxn>(txn->body);
                if (opens && !history.base().tree.sessions().find(txn->session)) fail("lost: " + toString(zxid));
            } else {
                const tree::TxnPtr there = history.find(zxid);
                if (!there || tree::contentHash(*there) != tree::contentHash(*txn)) fail("lost: " + toString(zxid));
            }
        }
    }
    void allAppliedIsCommitted(const Machine& m) {
        const Core& core = m.peer->core();
        for (std::size_t i = 0; i < core.history().indexAfter(core.appliedZxid()); ++i)
            committed(core.history().log()[i]);
        if (m.peer->leading()) hasAll(core.history());
    }

    // What happens
    Machine* leading() {
        Machine* out = nullptr;
        for (auto& [id, m] : m_machines)
            if (m.peer && m.peer->leading() && m.peer->serving() && (!out || m.peer->epoch() > out->peer->epoch()))
                out = &m;
        return out;
    }
    void write() {
        later(soon(80), [this] { write(); });
        Machine* m = leading();
        if (!m || !m_storm || !m->peer->proposes()) return;
        const Leader& leader = *m->peer->asLeader();
        tree::Txn txn;
        txn.session = SessionId{++m_session};
        txn.zxid = leader.nextZxid();
        txn.body = tree::CreateSessionTxn{1000};
        if (m_rng.chance(1, 6) && !m->peer->core().proposedEnsemble()) {
            if (const EnsemblePtr next = another(*m, txn.zxid)) {
                if (!next->membership.voters.contains(m->id)) ++m_leadersGone;
                txn.body = tree::ReconfigTxn{tree::Data(next->text)};
            }
        }
        feed(*m, Propose{std::make_shared<const tree::Txn>(std::move(txn))});
    }
    /// Null: the leader has no quorum of it behind itself.
    EnsemblePtr another(const Machine& leader, Zxid version) {
        NodeSet voters;
        NodeSet observers;
        for (std::uint8_t id = 1; id <= Servers; ++id) {
            if (m_rng.chance(3, 5)) {
                voters.insert(NodeId{id});
            } else if (m_rng.chance(1, 2)) {
                observers.insert(NodeId{id});
            }
        }
        if (voters.empty()) return nullptr;
        EnsemblePtr out = ensembleOf(voters, observers, version.value);
        NodeSet synced = leader.peer->asLeader()->syncedFollowers();
        synced.insert(leader.id);
        return out->membership.isQuorum(synced) ? out : nullptr;
    }
    void disturb() {
        if (!m_storm) return;
        later(soon(1500), [this] { disturb(); });
        Machine& m = m_machines.at(NodeId{static_cast<std::uint8_t>(m_rng.between(1, Servers))});
        const NodeId other{static_cast<std::uint8_t>(m_rng.between(1, Servers))};
        if (m_rng.chance(1, 3)) {
            m_cut.clear();
        } else if (!m.peer) {
            start(m);
        } else if (m_rng.chance(1, 2)) {
            crash(m);
        } else if (other != m.id) {
            m_cut.insert(std::minmax(m.id, other));
            for (auto& [number, c] : m_connections)
                if (isCut(c.dialer, c.acceptor)) close(number, c.dialer), close(number, c.acceptor);
        }
    }

    Rng m_rng;
    VirtualTime m_now;
    std::uint64_t m_seq = 0;
    std::map<std::pair<std::int64_t, std::uint64_t>, std::function<void()>> m_events;
    std::map<NodeId, Machine> m_machines;
    std::map<std::uint32_t, Connection> m_connections;
    std::uint32_t m_lastConnection = 0;
    std::set<std::pair<NodeId, NodeId>> m_cut;
    bool m_storm = false;
    std::int64_t m_session = 0;
    std::map<Zxid, tree::TxnPtr> m_committed;
    int m_reconfigurations = 0;
    int m_leadersGone = 0;
    std::string m_problem;
};

}  // namespace

class TestReconfig : public QObject {
    Q_OBJECT

private slots:
    void nothingIsLostOnTheWay() {
        int reconfigurations = 0;
        int leadersGone = 0;
        const int first = qEnvironmentVariableIntValue("QS_SEED");
        const int seeds = qEnvironmentVariableIsSet("QS_SEEDS") ? qEnvironmentVariableIntValue("QS_SEEDS") : 300;
        for (int seed = first; seed < first + seeds; ++seed) {
            World world(static_cast<std::uint64_t>(seed));
            const bool well = world.run(VirtualTime::ofMs(40'000), VirtualTime::ofMs(20'000));
            QVERIFY2(well, ("seed " + std::to_string(seed) + ": " + world.problem()).c_str());
            reconfigurations += world.reconfigurations();
            leadersGone += world.leadersGone();
        }
        qInfo("%d reconfigurations, %d without their leader", reconfigurations, leadersGone);
        QVERIFY(reconfigurations > 10 * seeds);
        QVERIFY(leadersGone > seeds);
    }
};

QTEST_APPLESS_MAIN(TestReconfig)
#include "tst_reconfig.moc"
