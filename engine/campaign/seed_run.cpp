// One seed of a swarm: load and faults, then quiet, then the verdict.
#include <algorithm>
#include <optional>
#include <set>

#include "engine/campaign/client_program.h"
#include "engine/campaign/fault_plan.h"
#include "engine/campaign/hostile_bytes.h"
#include "engine/campaign/outside_faults.h"
#include "engine/campaign/swarm.h"
#include "engine/check/check.h"
#include "engine/scenario/scenario.h"
#include "engine/trace/stream_hash.h"

namespace qs::campaign {

namespace {

constexpr VirtualTime Slice = VirtualTime::ofMs(50);
constexpr VirtualTime FaultPhase = VirtualTime::ofMs(25000);
constexpr VirtualTime LongestFaultPhase = VirtualTime::ofMs(120000);
constexpr int Clients = 4;
constexpr int MaxPending = 4;
constexpr std::uint64_t AskOneIn = 5;  ///< a client in a slice: about 5.5 operations a second of all
constexpr std::uint64_t EnoughWrites = 60;
constexpr std::uint64_t EnoughEpochs = 2;  ///< after the first
constexpr int ForcedChanges = 3;           ///< of two voters the first may bring back the first epoch only

/// No voter is a quorum alone, and none stands in all quorums: else one leader would keep coming back.
bool isLively(const Membership& membership) {
    if (!membership.problem().empty()) return false;
    const auto voters = membership.voters.nodes();
    return std::none_of(voters.begin(), voters.end(), [&](NodeId n) {
        NodeSet alone;
        alone.insert(n);
        return membership.isQuorum(alone) || !membership.isQuorum(membership.voters.without(alone));
    });
}

void drawWeights(sim::LabConfig& c, Rng& rng) {
    const sim::LabConfig equal = c;
    for (int i = 1; i <= c.voters; ++i)
        c.weights[NodeId{static_cast<std::uint8_t>(i)}] =
            static_cast<std::uint32_t>(rng.between(i == 1 && c.voters > 3 ? 0 : 1, 2));
    if (c.voters >= 5 && rng.chance(1, 2)) {
        c.groups.resize(c.voters >= 6 ? 3 : 2);
        for (int i = 0; i < c.voters; ++i)
            c.groups[static_cast<std::size_t>(i) % c.groups.size()].insert(NodeId{static_cast<std::uint8_t>(i + 1)});
    }
    if (!isLively(c.membership())) c = equal;
}

/// What few ensembles have otherwise than most.
void drawRarities(sim::LabConfig& c, Rng& rng) {
    static constexpr std::int64_t FinalizeWaits[] = {0, 20, 100};
    if (c.voters >= 3 && rng.chance(1, 8)) drawWeights(c, rng);
    if (rng.chance(1, 12)) c.firstSequence = INT32_MAX - static_cast<std::int32_t>(rng.between(3, 60));
    if (rng.chance(1, 12)) c.startCounter = UINT32_MAX - static_cast<std::uint32_t>(rng.between(40, 300));
    if (rng.chance(1, 4)) c.committedWindow = static_cast<std::size_t>(rng.between(5, 100));
    if (rng.chance(1, 6)) c.finalizeWait = VirtualTime::ofMs(FinalizeWaits[rng.below(3)]);
    c.readOnly = rng.chance(1, 6);
}

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
    drawRarities(c, rng);
    return c;
}

std::string hex(std::string_view bytes) {
    static constexpr char Digits[] = "0123456789abcdef";
    std::string out;
    for (const char c : bytes) {
        out += Digits[static_cast<unsigned char>(c) >> 4U];
        out += Digits[static_cast<unsigned char>(c) & 15U];
    }
    return out;
}

class SeedRun {
public:
    explicit SeedRun(const SeedOptions& options)
        : m_rng(options.seed * 0x9e3779b97f4a7c15ULL + 1),
          m_config(drawConfig(options, m_rng)),
          m_lab(m_config),
          m_suite(m_lab.setting()),
          m_goals(m_lab.membership()),
          m_outsideFaults(m_lab.membership()),
          m_judge(options.judge) {
        m_result.seed = options.seed;
        m_result.replicas = options.replicas;
        if (options.hash) m_hash.emplace(m_lab.setting());
        m_badDisks = m_rng.chance(2, 3);
        m_badMessages = m_rng.chance(1, 2);
        m_badMachines = m_rng.chance(1, 2);
        m_badClients = m_rng.chance(1, 2);
        m_rottenDisks = m_rng.chance(1, 3);
        m_hostileClients = m_rng.chance(1, 4);
    }

    SeedResult run() {
        try {
            faultPhase();
            quietPhase();
            if (!over()) judgeTree();
            if (!over()) judgeRegisters();
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
            m_outsideFaults.observe(r, m_lab.tables());
        }
        for (const trace::Finding& f : batch.findings) {
            if (m_judge.empty() || f.check == m_judge) violation(f.check, f.text);
        }
        for (const client::NamedAnswer& a : m_lab.takeClientAnswers())
            onAnswer(a);
        m_lab.takeClientOutput();  // of hostile connections: nobody reads it
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

    /// Not all begin at the same node, and some know few of them: an expired session may wait for a server that stands
    /// still. Where a disk may rot, a node may stay away for good: nobody depends on few.
    void startClients() {
        const auto nodes = m_lab.membership().all().nodes();
        for (std::size_t i = 0; i < Clients; ++i) {
            std::string at;
            NodeSet servers;
            const std::size_t known = m_rottenDisks ? nodes.size() : nodes.size() - i % nodes.size();
            for (std::size_t k = 0; k < known; ++k) {
                const NodeId server = nodes[(i + k) % nodes.size()];
                at += (at.empty() ? "" : ",") + toString(server);
                servers.insert(server);
            }
            m_servers.push_back(servers);
            std::vector<std::string> others;
            for (std::size_t k = 0; k < Clients; ++k)
                if (k != i) others.push_back("c" + std::to_string(k + 1));
            m_clients.emplace_back("c" + std::to_string(i + 1), others);
            const bool readOnly = m_config.readOnly && i + 1 == Clients;
            execute("client " + m_clients.back().name() + " at " + at + (readOnly ? " readonly" : ""));
        }
    }

    void ask(ClientProgram& client, const std::string& request) {
        if (!execute("client " + client.name() + ": " + request)) return;
        client.asked(m_lab.now());
        ++m_result.totals.operations;
    }

    void load() {
        if (m_lab.now() >= m_pauseFrom && m_lab.now() < m_pauseUntil) return;
        for (ClientProgram& client : m_clients) {
            if (client.pending() >= MaxPending || !m_rng.chance(1, AskOneIn)) continue;
            ask(client, client.draw(m_rng));
            if (client.goesOn()) ask(client, client.draw(m_rng));
        }
    }

    void onAnswer(const client::NamedAnswer& a) {
        const auto client =
            std::find_if(m_clients.begin(), m_clients.end(), [&](const auto& c) { return c.name() == a.client; });
        const std::uint64_t before = client->writesOk();
        const std::string broken = client->answered(a, m_granted);
        m_result.totals.acknowledged += client->writesOk() - before;
        if (a.connectionLoss) ++m_result.totals.lost;
        if (const auto op = client->registerOp(a, m_lab.now())) m_registers.add("/register", *op);
        if (!broken.empty()) violation("durability", broken);
    }

    // --- Faults ----------------------------------------------------------------------------------------------------

    bool leadersChanged() const {
        const Totals& t = m_result.totals;
        return t.epochs >= EnoughEpochs && (t.leaderChanges >= 1 || m_config.voters <= 2);
    }

    bool enoughHappened() const { return m_result.totals.acknowledged >= EnoughWrites && leadersChanged(); }

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

    /// A replica may be lost for good by it: first something must have happened with all of them. At most moments
    /// nothing can be damaged.
    void harmADisk() {
        if (!enoughHappened()) return;
        const auto commands = m_outsideFaults.draw(m_lab.tables(), m_rng);
        for (const std::string& command : commands)
            execute(command);
        if (!commands.empty()) ++m_result.totals.faults;
        m_result.totals.outside = m_outsideFaults.outside();
    }

    void hostileConnection() {
        m_hostile += 2;
        const std::string connection = "conn " + std::to_string(m_hostile);
        const auto nodes = m_lab.membership().all().nodes();
        if (!execute(connection + " open " + toString(nodes[m_rng.below(nodes.size())]))) return;
        for (const std::string& piece : drawHostileBytes(m_rng)) {
            execute(connection + " send " + hex(piece));
            advance(VirtualTime::ofMs(m_rng.between(1, 30)));
        }
        execute(connection + " close");
        ++m_result.totals.faults;
    }

    /// Now and then the load pauses soon after, so that an epoch may begin on nothing new.
    void fault() {
        const bool late = m_lab.now() >= FaultPhase;  // too little happened so far
        const std::string command = late ? drawLeaderChange(m_rng) : drawAnyFault();
        // The power of a disk that lies fails when the others can bear it, and no other's may before.
        const bool power = command.find("poweroff") != std::string::npos;
        if ((power && m_outsideFaults.lying()) || !execute(command)) return;
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
            if (m_rottenDisks && m_rng.chance(1, m_outsideFaults.lying() ? 20 : 60)) harmADisk();
            if (m_hostileClients && m_rng.chance(1, 40)) hostileConnection();
            if (m_lab.now() >= nextFault) {
                fault();
                nextFault = m_lab.now() + VirtualTime::ofMs(m_rng.between(100, 2500));
            }
            advance(Slice);
        }
        for (int i = 0; i < ForcedChanges && !over() && !leadersChanged(); ++i)
            forceLeaderChange();
    }

    bool allVotersServe() const {
        const auto voters = m_lab.membership().voters.nodes();
        return m_lab.leader() && std::all_of(voters.begin(), voters.end(), [&](NodeId n) { return m_lab.serving(n); });
    }

    template <typename Condition>
    void loadUntil(Condition condition) {
        const VirtualTime deadline = m_lab.now() + patience();
        while (!over() && !condition() && m_lab.now() < deadline) {
            load();
            advance(Slice);
        }
    }

    /// Faults drawn one by one may keep the same node away all the time, so that the same one always wins: a disk of
    /// which nobody drew that it gets well. Here all are well, and the leader stays dead until another one leads.
    void forceLeaderChange() {
        liftFaults();
        execute("restart all");
        loadUntil([&] { return allVotersServe(); });
        if (over() || !execute("kill leader")) return;
        ++m_result.totals.faults;
        loadUntil([&] { return static_cast<bool>(m_lab.leader()); });
    }

    // --- Quiet -----------------------------------------------------------------------------------------------------

    /// A replica whose disk is damaged beyond what a start repairs stays away for good.
    NodeSet wholeDisks() const {
        NodeSet out;
        for (const NodeId n : m_lab.membership().all().nodes())
            if (m_lab.canStart(n)) out.insert(n);
        return out;
    }

    /// Every other time everybody whose disk is whole; else a random quorum of the voters, and each observer or not,
    /// with a server for every client.
    void drawCore() {
        const Membership& membership = m_lab.membership();
        const auto suffices = [&](NodeSet core) {
            return membership.isQuorum(core) &&
                   std::ranges::none_of(m_servers, [&](NodeSet servers) { return servers.intersect(core).empty(); });
        };
        m_core = wholeDisks();
        if (m_rng.chance(1, 2)) return;
        std::vector<NodeId> left = m_core.nodes();
        while (!left.empty()) {
            const auto at = left.begin() + static_cast<std::ptrdiff_t>(m_rng.below(left.size()));
            NodeSet rest = m_core;
            rest.erase(*at);
            if (suffices(rest) && m_rng.chance(1, 2)) m_core = rest;
            left.erase(at);
        }
    }

    /// Out of the core: dead, or alive and cut off from all of it. Honest disks need no more: whatever was committed
    /// is on a quorum of them, so on one of the core's.
    /// A client content to read might stay with one that serves reads only: such are dead.
    void exclude(NodeId node) {
        const bool dies = m_rng.chance(1, 2) || m_config.readOnly;
        if (dies && m_lab.alive(node)) execute("kill " + toString(node));
        for (const NodeId inside : m_core.nodes())
            execute("cut " + toString(node) + "<->" + toString(inside));
    }

    bool converged() const {
        const NodeId leader = m_lab.leader();
        if (!leader || !m_core.contains(leader) || m_lab.pendingClientRequests() > 0) return false;
        const tree::Tree& tree = *m_lab.treeOf(leader);
        for (const NodeId n : m_core.nodes()) {
            if (!m_lab.serving(n)) return false;
            const tree::Tree& other = *m_lab.treeOf(n);
            if (other.digest() != tree.digest() || other.lastZxid() != tree.lastZxid()) return false;
        }
        return true;
    }

    /// Beyond both dates of Z-23, so that the check has spoken first; clients find their way within a session.
    VirtualTime patience() const {
        const Pace pace = m_lab.pace();
        return pace.electionBound() + pace.syncTimeout() + pace.initTimeout();
    }

    void awaitConvergence() {
        const VirtualTime deadline = m_lab.now() + patience();
        while (!over() && !converged() && m_lab.now() < deadline)
            advance(VirtualTime::ofMs(200));
        if (!converged()) {
            violation("liveness", "not converged " + toString(patience()) +
                                      " after the core was healed: " + m_lab.status() +
                                      "; requests without an answer: " + std::to_string(m_lab.pendingClientRequests()));
        }
    }

    bool allWrote() const {
        return std::all_of(m_clients.begin(), m_clients.end(), [](const auto& client) { return client.lastOk(); });
    }

    /// Whoever is dead stays so.
    void liftFaults() {
        execute("heal all");
        execute("disk all ok");
        execute("slow all ok");
        execute("skew all 0ms");
        execute("drift all 1000");
        execute("thaw all");
    }

    void quietPhase() {
        if (over()) return;
        liftFaults();
        drawCore();
        for (const NodeId n : m_lab.membership().all().nodes()) {
            if (!m_core.contains(n)) {
                exclude(n);
            } else if (!m_lab.alive(n)) {
                execute("restart " + toString(n));
            }
        }
        awaitConvergence();
        // A session that expired before may cost one; then the next must succeed.
        const VirtualTime deadline = m_lab.now() + patience();
        while (!over() && !allWrote() && m_lab.now() < deadline) {
            for (ClientProgram& client : m_clients) {
                if (!client.lastOk()) ask(client, client.last());
            }
            awaitConvergence();
        }
        for (const ClientProgram& client : m_clients) {
            if (!client.lastOk())
                violation("liveness", "client " + client.name() + " cannot write although the core is healed");
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

    void judgeRegisters() {
        const auto verdict = m_registers.judge();
        m_result.totals.registers = verdict.judged;
        m_result.totals.undecidedRegisters = verdict.undecided;
        if (!verdict.broken.empty()) {
            violation("linearizability",
                      "no order of what was asked of " + verdict.broken + " explains all answers about it");
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
        const bool whole = m_core == m_lab.membership().all();
        if (whole && (!over() || m_lossStep)) {
            s.steps.push_back({0, 0, scenario::ExpectConverged{patience()}});
        } else {
            s.steps.push_back({0, 0, scenario::Delay{true, m_lab.now()}});
        }
        if (m_lossStep) s.steps.push_back({0, 0, *m_lossStep});
        s.steps.push_back({0, 0, scenario::Verify{}});
        return scenario::format(s);
    }

    Rng m_rng;
    sim::LabConfig m_config;
    sim::Lab m_lab;
    check::Suite m_suite;
    GoalWatch m_goals;
    OutsideFaults m_outsideFaults;
    std::string m_judge;
    std::optional<trace::StreamHash> m_hash;
    SeedResult m_result;
    std::vector<ClientProgram> m_clients;
    std::set<std::string> m_granted;
    check::RegisterHistory m_registers;
    std::vector<std::pair<VirtualTime, std::string>> m_commands;
    std::optional<scenario::ExpectZnode> m_lossStep;
    // Kinds of faults that this seed has, beside processes that die or stop and links that are cut.
    bool m_badDisks = false;
    bool m_badMessages = false;
    bool m_badMachines = false;
    bool m_badClients = false;
    bool m_rottenDisks = false;
    bool m_hostileClients = false;
    std::uint32_t m_hostile = 1000001;  ///< number of the last such connection; simulated clients have even ones
    NodeId m_leader;
    NodeSet m_core;                  ///< of the quiet phase
    std::vector<NodeSet> m_servers;  ///< that each client knows
    VirtualTime m_pauseFrom;
    VirtualTime m_pauseUntil;
};

}  // namespace

SeedResult runSeed(const SeedOptions& options) {
    return SeedRun(options).run();
}

}  // namespace qs::campaign
