// One seed of a swarm: load and faults, then quiet, then the verdict.
#include <algorithm>
#include <optional>
#include <set>

#include "engine/campaign/client_program.h"
#include "engine/campaign/fault_plan.h"
#include "engine/campaign/swarm.h"
#include "engine/check/check.h"
#include "engine/scenario/scenario.h"
#include "engine/trace/stream_hash.h"

namespace qs::campaign {

namespace {

constexpr VirtualTime Slice = VirtualTime::ofMs(50);
constexpr VirtualTime FaultPhase = VirtualTime::ofMs(25000);
constexpr VirtualTime LongestFaultPhase = VirtualTime::ofMs(120000);
constexpr VirtualTime QuietPhase = VirtualTime::ofMs(120000);
constexpr int Clients = 4;
constexpr int MaxPending = 4;
constexpr int LastRounds = 3;
constexpr std::uint64_t EnoughWrites = 60;

sim::LabConfig drawConfig(const SeedOptions& options, Rng& rng) {
    static constexpr std::int64_t Latencies[] = {2, 5, 10, 20, 40};
    static constexpr std::int64_t Ticks[] = {200, 300, 500};
    sim::LabConfig c;
    c.voters = options.replicas;
    c.seed = options.seed;
    c.latency = VirtualTime::ofMs(Latencies[rng.below(5)]);
    c.tick = VirtualTime::ofMs(Ticks[rng.below(3)]);
    c.observers = rng.chance(1, 4) ? 1 : 0;
    c.snapCount = static_cast<std::size_t>(rng.between(20, 400));
    return c;
}

class SeedRun {
public:
    explicit SeedRun(const SeedOptions& options)
        : m_rng(options.seed * 0x9e3779b97f4a7c15ULL + 1),
          m_config(drawConfig(options, m_rng)),
          m_lab(m_config),
          m_suite(m_lab.membership()),
          m_goals(m_lab.membership()),
          m_judge(options.judge) {
        m_result.seed = options.seed;
        m_result.replicas = options.replicas;
        if (options.hash) m_hash.emplace(m_lab.membership());
        m_badDisks = m_rng.chance(2, 3);
        m_badMessages = m_rng.chance(1, 2);
        m_badMachines = m_rng.chance(1, 2);
        m_badClients = m_rng.chance(1, 2);
    }

    SeedResult run() {
        try {
            faultPhase();
            quietPhase();
            if (!over()) judgeTree();
        } catch (const CheckFailed& failed) {
            collect();
            violation("internal", failed.what());
        }
        m_result.totals.simulated = m_lab.now();
        m_result.totals.checks = m_suite.statuses();
        m_goals.finish();
        m_result.totals.goals = m_goals.counts();
        m_result.scenario = scenarioText();
        if (m_hash) m_result.traceHash = m_hash->value();
        return std::move(m_result);
    }

private:
    bool over() const { return !m_result.violated.empty(); }

    /// The first one counts: what follows may be a consequence.
    void violation(const std::string& what, const std::string& text) {
        if (over()) return;
        m_result.violated = what;
        m_result.text = text;
    }

    /// False: impossible just now, and nothing happened.
    bool execute(const std::string& text) {
        const auto command = command::parse(text);
        QS_CHECK(command.ok());
        const VirtualTime at = m_lab.now();
        if (!m_lab.execute(*command, trace::CommandSource::Campaign)) return false;
        m_commands.emplace_back(at, text);
        return true;
    }

    void advance(VirtualTime span) {
        m_lab.runUntil(m_lab.now() + span);
        collect();
    }

    void collect() {
        trace::Batch batch = m_lab.takeBatch();
        if (m_hash) m_hash->add(batch);
        m_suite.observe(batch, m_lab.tables());
        m_result.totals.records += batch.records.size();
        for (const trace::Record& r : batch.records) {
            count(r);
            m_goals.observe(r, m_lab.tables());
        }
        for (const trace::Finding& f : batch.findings) {
            if (m_judge.empty() || f.check == m_judge) violation(f.check, f.text);
        }
        for (const sim::ClientAnswer& a : m_lab.takeClientAnswers())
            onAnswer(a);
    }

    void count(const trace::Record& r) {
        Totals& t = m_result.totals;
        if (trace::as<trace::Committed>(r)) ++t.committed;
        if (const auto* sync = trace::as<trace::SyncChosen>(r)) ++t.syncs[sync->mode];
        if (trace::as<trace::EpochEstablished>(r)) {
            if (m_leader) ++t.epochs;
            if (m_leader && m_leader != r.node) ++t.leaderChanges;
            m_leader = r.node;
        }
    }

    // --- Load ------------------------------------------------------------------------------------------------------

    /// Not all begin at the same node: the first goes round all of them, the second begins at node 2, and so on.
    void startClients() {
        const auto nodes = m_lab.membership().all().nodes();
        for (std::size_t i = 0; i < Clients; ++i) {
            std::string at;
            for (std::size_t k = i % nodes.size(); k < nodes.size(); ++k)
                at += (at.empty() ? "" : ",") + toString(nodes[k]);
            m_clients.emplace_back("c" + std::to_string(i + 1));
            execute("client " + m_clients.back().name() + " at " + at);
        }
    }

    void ask(ClientProgram& client, const std::string& request) {
        if (!execute("client " + client.name() + ": " + request)) return;
        client.asked();
        ++m_result.totals.operations;
    }

    void load() {
        if (m_lab.now() >= m_pauseFrom && m_lab.now() < m_pauseUntil) return;
        for (ClientProgram& client : m_clients) {
            if (client.pending() < MaxPending && m_rng.chance(1, 3)) ask(client, client.draw(m_rng));
        }
    }

    void onAnswer(const sim::ClientAnswer& a) {
        const auto client =
            std::find_if(m_clients.begin(), m_clients.end(), [&](const auto& c) { return c.name() == a.client; });
        const std::uint64_t before = client->writesOk();
        const std::string broken = client->answered(a, m_granted);
        m_result.totals.acknowledged += client->writesOk() - before;
        if (a.connectionLoss) ++m_result.totals.lost;
        if (!broken.empty()) violation("durability", broken);
    }

    // --- Faults ----------------------------------------------------------------------------------------------------

    bool enoughHappened() const {
        const Totals& t = m_result.totals;
        return t.acknowledged >= EnoughWrites && t.epochs >= 2 && (t.leaderChanges >= 1 || m_config.voters <= 2);
    }

    std::string drawAnyFault() {
        const Membership& membership = m_lab.membership();
        if (m_badDisks && m_rng.chance(1, 3)) return drawDiskFault(membership, m_rng);
        if (m_badMessages && m_rng.chance(1, 3)) return drawMessageFault(membership, m_rng);
        if (m_badMachines && m_rng.chance(1, 3)) return drawMachineFault(membership, m_rng);
        if (m_badClients && m_rng.chance(1, 4)) return drawClientReset();
        return drawFault(membership, m_rng);
    }

    /// Often in the middle of a request or of an answer.
    std::string drawClientReset() {
        const std::string& name = m_clients[m_rng.below(m_clients.size())].name();
        return "reset client " + name + " after " + std::to_string(m_rng.below(200));
    }

    /// Now and then the load pauses soon after, so that an epoch may begin on nothing new.
    void fault() {
        const bool late = m_lab.now() >= FaultPhase;  // too little happened so far
        if (!execute(late ? drawLeaderChange(m_rng) : drawAnyFault())) return;
        ++m_result.totals.faults;
        if (!m_rng.chance(1, 4)) return;
        m_pauseFrom = m_lab.now() + VirtualTime::ofMs(200);
        m_pauseUntil = m_lab.now() + VirtualTime::ofMs(m_rng.between(2000, 6000));
    }

    void faultPhase() {
        advance(VirtualTime::ofMs(2000));
        startClients();
        VirtualTime nextFault = m_lab.now() + VirtualTime::ofMs(1000);
        while (!over() && m_lab.now() < LongestFaultPhase && (m_lab.now() < FaultPhase || !enoughHappened())) {
            load();
            if (m_lab.now() >= nextFault) {
                fault();
                nextFault = m_lab.now() + VirtualTime::ofMs(m_rng.between(100, 2500));
            }
            advance(Slice);
        }
    }

    // --- Quiet -----------------------------------------------------------------------------------------------------

    bool converged() const {
        const NodeId leader = m_lab.leader();
        if (!leader || m_lab.pendingClientRequests() > 0) return false;
        const tree::Tree& tree = *m_lab.treeOf(leader);
        for (const NodeId n : m_lab.membership().all().nodes()) {
            if (!m_lab.serving(n)) return false;
            const tree::Tree& other = *m_lab.treeOf(n);
            if (other.digest() != tree.digest() || other.lastZxid() != tree.lastZxid()) return false;
        }
        return true;
    }

    void awaitConvergence() {
        const VirtualTime deadline = m_lab.now() + QuietPhase;
        while (!over() && !converged() && m_lab.now() < deadline)
            advance(VirtualTime::ofMs(200));
        if (!converged()) {
            violation("liveness", "not converged " + toString(QuietPhase) +
                                      " after everything was healed: " + m_lab.status() +
                                      "; requests without an answer: " + std::to_string(m_lab.pendingClientRequests()));
        }
    }

    void quietPhase() {
        if (over()) return;
        execute("heal all");
        execute("disk all ok");
        execute("slow all ok");
        execute("skew all 0ms");
        execute("drift all 1000");
        execute("thaw all");
        execute("restart all");
        awaitConvergence();
        for (int round = 0; round < LastRounds && !over(); ++round) {
            for (ClientProgram& client : m_clients) {
                if (!client.lastOk()) ask(client, client.last());
            }
            awaitConvergence();
        }
        for (const ClientProgram& client : m_clients) {
            if (!client.lastOk())
                violation("liveness", "client " + client.name() + " cannot write although everything is healed");
        }
    }

    void judgeTree() {
        for (const ClientProgram& client : m_clients) {
            const auto loss = client.judge(*m_lab.treeOf(m_lab.leader()));
            if (!loss) continue;
            violation("durability", loss->text);
            m_lossStep =
                scenario::ExpectZnode{loss->mustExist, loss->path, std::nullopt, "leader", VirtualTime::ofMs(1000)};
        }
    }

    // --- The run as text -------------------------------------------------------------------------------------------

    std::string scenarioText() const {
        scenario::Scenario s;
        s.name = "swarm seed " + std::to_string(m_result.seed) + (over() ? ": " + m_result.violated : "");
        s.config = m_config;
        VirtualTime last;
        for (const auto& [at, text] : m_commands) {
            if (at != last || s.steps.empty()) s.steps.push_back({0, 0, scenario::Delay{true, at}});
            s.steps.push_back({0, 0, scenario::Do{text, 1}});
            last = at;
        }
        if (!over() || m_lossStep) s.steps.push_back({0, 0, scenario::ExpectConverged{QuietPhase}});
        if (over() && !m_lossStep) s.steps.push_back({0, 0, scenario::Delay{true, m_lab.now()}});
        if (m_lossStep) s.steps.push_back({0, 0, *m_lossStep});
        s.steps.push_back({0, 0, scenario::Verify{}});
        return scenario::format(s);
    }

    Rng m_rng;
    sim::LabConfig m_config;
    sim::Lab m_lab;
    check::Suite m_suite;
    GoalWatch m_goals;
    std::string m_judge;
    std::optional<trace::StreamHash> m_hash;
    SeedResult m_result;
    std::vector<ClientProgram> m_clients;
    std::set<std::string> m_granted;
    std::vector<std::pair<VirtualTime, std::string>> m_commands;
    std::optional<scenario::ExpectZnode> m_lossStep;
    // Kinds of faults that this seed has, beside processes that die or stop and links that are cut.
    bool m_badDisks = false;
    bool m_badMessages = false;
    bool m_badMachines = false;
    bool m_badClients = false;
    NodeId m_leader;
    VirtualTime m_pauseFrom;
    VirtualTime m_pauseUntil;
};

}  // namespace

SeedResult runSeed(const SeedOptions& options) {
    return SeedRun(options).run();
}

}  // namespace qs::campaign
