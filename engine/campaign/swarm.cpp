#include "engine/campaign/swarm.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>

#include "engine/base/rng.h"
#include "engine/check/check.h"
#include "engine/scenario/scenario.h"
#include "engine/sim/lab.h"

namespace qs::campaign {

namespace {

constexpr VirtualTime Slice = VirtualTime::ofMs(50);
constexpr VirtualTime FaultPhase = VirtualTime::ofMs(25000);
constexpr VirtualTime LongestFaultPhase = VirtualTime::ofMs(60000);
constexpr VirtualTime QuietPhase = VirtualTime::ofMs(120000);
constexpr int Clients = 3;
constexpr int MaxPending = 4;
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
    return c;
}

/// One client's program: creates /NAME-1, /NAME-2 ... with their number as data, and now and then sets /NAME-counter to a
/// growing number. What must be true at the end follows from the answers alone.
struct Program {
    std::string name;
    std::uint64_t submitted = 0;
    std::uint64_t counter = 0;         ///< last value submitted
    std::uint64_t counterAcked = 0;    ///< last value acknowledged
    struct Expectation {
        std::string path;   ///< created path; empty for a set
        std::uint64_t value = 0;
    };
    std::map<std::uint64_t, Expectation> asked;  ///< by request number
    std::vector<std::string> acknowledged;       ///< created paths
};

class Campaign {
public:
    explicit Campaign(const SeedOptions& options)
        : m_rng(options.seed * 0x9e3779b97f4a7c15ULL + 1),
          m_config(drawConfig(options, m_rng)),
          m_lab(m_config),
          m_suite(m_lab.membership()) {
        m_result.seed = options.seed;
    }

    SeedResult run() {
        try {
            faultPhase();
            quietPhase();
            if (m_result.violated.empty()) judgeDurability();
        } catch (const CheckFailed& failed) {
            collect();
            violation("internal", failed.what());
        }
        m_result.simulated = m_lab.now();
        m_result.checks = m_suite.statuses();
        m_result.scenario = scenarioText();
        return std::move(m_result);
    }

private:
    bool over() const { return !m_result.violated.empty(); }

    void violation(const std::string& what, const std::string& text) {
        if (over()) return;
        m_result.violated = what;
        m_result.text = text;
    }

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
        m_suite.observe(batch, m_lab.tables());
        m_result.records += batch.records.size();
        for (const trace::Record& r : batch.records) {
            if (trace::as<trace::Committed>(r)) ++m_result.committed;
            if (trace::as<trace::EpochEstablished>(r)) ++m_epochs;
        }
        m_result.leaderChanges = m_epochs > 0 ? m_epochs - 1 : 0;
        if (!batch.findings.empty()) violation(batch.findings.front().check, batch.findings.front().text);
        for (const sim::ClientAnswer& a : m_lab.takeClientAnswers()) onAnswer(a);
    }

    void onAnswer(const sim::ClientAnswer& a) {
        const auto p = std::find_if(m_programs.begin(), m_programs.end(), [&](const auto& x) { return x.name == a.client; });
        const auto asked = p->asked.find(a.request);
        if (asked == p->asked.end()) return;
        if (!a.connectionLoss && a.error == tree::ErrorCode::Ok) {
            ++m_result.acknowledged;
            if (!asked->second.path.empty()) {
                p->acknowledged.push_back(asked->second.path);
            } else {
                p->counterAcked = std::max(p->counterAcked, asked->second.value);
            }
        }
        p->asked.erase(asked);
    }

    // --- Load ------------------------------------------------------------------------------------------------------

    void startClients() {
        for (int i = 0; i < Clients; ++i) {
            Program p;
            p.name = "c" + std::to_string(i + 1);
            execute("client " + p.name + " at all");
            m_programs.push_back(p);
            ask(m_programs.back(), "create /" + p.name + "-counter 0", {"/" + p.name + "-counter", 0});
        }
    }

    void ask(Program& p, const std::string& request, Program::Expectation expectation) {
        if (!execute("client " + p.name + ": " + request)) return;
        p.asked[++p.submitted] = std::move(expectation);
        ++m_result.operations;
    }

    void load() {
        for (Program& p : m_programs) {
            if (static_cast<int>(p.asked.size()) >= MaxPending || !m_rng.chance(1, 3)) continue;
            if (m_rng.chance(1, 4)) {
                ++p.counter;
                ask(p, "set /" + p.name + "-counter " + std::to_string(p.counter), {"", p.counter});
            } else {
                const std::string path = "/" + p.name + "-" + std::to_string(p.submitted + 1);
                ask(p, "create " + path + " x", {path, 0});
            }
        }
    }

    // --- Faults ----------------------------------------------------------------------------------------------------

    NodeId anyNode() {
        const auto nodes = m_lab.membership().all().nodes();
        return nodes[m_rng.below(nodes.size())];
    }

    std::string drawFault() {
        const std::string a = toString(anyNode());
        const std::string b = toString(anyNode());
        switch (m_rng.below(12)) {
            case 0:
            case 1: return "kill leader";
            case 2: return "kill " + a;
            case 3:
            case 4: return "restart all";
            case 5: return "restart " + a;
            case 6: return "cut " + a + "->" + b;
            case 7: return "cut " + a + "<->" + b;
            case 8: return "cut " + a + (m_rng.chance(1, 2) ? "<->all" : "->all");
            case 9: return "freeze " + (m_rng.chance(1, 2) ? a : std::string("leader"));
            case 10: return "thaw all";
            default: return "heal all";
        }
    }

    void faultPhase() {
        advance(VirtualTime::ofMs(2000));
        startClients();
        VirtualTime nextFault = m_lab.now() + VirtualTime::ofMs(1000);
        bool killedOne = false;
        while (!over() && m_lab.now() < LongestFaultPhase &&
               (m_lab.now() < FaultPhase || m_result.acknowledged < EnoughWrites || m_result.leaderChanges < 1)) {
            load();
            if (m_lab.now() >= nextFault) {
                const std::string fault = killedOne ? drawFault() : "kill leader";  // a change of leader in every seed
                if (execute(fault)) ++m_result.faults;
                killedOne = killedOne || fault == "kill leader";
                nextFault = m_lab.now() + VirtualTime::ofMs(m_rng.between(100, 2500));
            }
            advance(Slice);
        }
    }

    // --- Quiet -----------------------------------------------------------------------------------------------------

    bool converged() const {
        const NodeId leader = m_lab.leader();
        if (!leader || m_lab.pendingClientRequests() > 0) return false;
        for (const NodeId n : m_lab.membership().all().nodes()) {
            if (!m_lab.serving(n)) return false;
            if (m_lab.treeOf(n)->digest() != m_lab.treeOf(leader)->digest()) return false;
        }
        return true;
    }

    void quietPhase() {
        if (over()) return;
        execute("heal all");
        execute("thaw all");
        execute("restart all");
        const VirtualTime deadline = m_lab.now() + QuietPhase;
        while (!over() && !converged() && m_lab.now() < deadline) advance(VirtualTime::ofMs(200));
        if (!over() && !converged()) violation("liveness", "not converged after a quiet phase: " + m_lab.status());
    }

    void judgeDurability() {
        const tree::Tree* tree = m_lab.treeOf(m_lab.leader());
        for (const Program& p : m_programs) {
            for (const std::string& path : p.acknowledged) {
                if (!tree->find(path)) violation("durability", "acknowledged write is gone: " + path);
            }
            const tree::Znode* counter = tree->find("/" + p.name + "-counter");
            const std::uint64_t value = counter && counter->data ? std::stoull(*counter->data) : 0;
            if (value < p.counterAcked || value > p.counter) {
                violation("durability", "/" + p.name + "-counter holds " + std::to_string(value) +
                                            " where " + std::to_string(p.counterAcked) + " was acknowledged");
            }
        }
    }

    std::string scenarioText() const {
        scenario::Scenario s;
        s.name = "swarm seed " + std::to_string(m_result.seed) +
                 (m_result.violated.empty() ? "" : ": " + m_result.violated);
        s.config = m_config;
        VirtualTime last;
        for (const auto& [at, text] : m_commands) {
            if (at != last || s.steps.empty()) s.steps.push_back({0, 0, scenario::Delay{true, at}});
            s.steps.push_back({0, 0, scenario::Do{text}});
            last = at;
        }
        s.steps.push_back({0, 0, scenario::ExpectConverged{QuietPhase}});
        s.steps.push_back({0, 0, scenario::Verify{}});
        return scenario::format(s);
    }

    Rng m_rng;
    sim::LabConfig m_config;
    sim::Lab m_lab;
    check::Suite m_suite;
    SeedResult m_result;
    std::vector<Program> m_programs;
    std::vector<std::pair<VirtualTime, std::string>> m_commands;
    std::uint64_t m_epochs = 0;
};

void add(std::vector<trace::CheckStatus>& sums, const std::vector<trace::CheckStatus>& checks) {
    if (sums.empty()) {
        sums = checks;
        return;
    }
    for (std::size_t i = 0; i < checks.size(); ++i) {
        sums[i].evaluated += checks[i].evaluated;
        sums[i].premiseTrue += checks[i].premiseTrue;
        sums[i].violations += checks[i].violations;
    }
}

std::string fileOf(const SeedResult& failure) { return "seed-" + std::to_string(failure.seed) + ".scenario"; }

}  // namespace

SeedResult runSeed(const SeedOptions& options) { return Campaign(options).run(); }

SwarmResult runSwarm(const SwarmOptions& options) {
    SwarmResult out;
    for (std::uint64_t seed = options.first; seed <= options.last; ++seed) {
        SeedResult r = runSeed({seed, options.replicas});
        ++out.seeds;
        out.operations += r.operations;
        out.acknowledged += r.acknowledged;
        out.committed += r.committed;
        out.leaderChanges += r.leaderChanges;
        out.faults += r.faults;
        out.records += r.records;
        out.simulated = out.simulated + r.simulated;
        add(out.checks, r.checks);
        if (r.invalid()) {
            ++out.invalid;
            out.invalidSeeds.push_back(seed);
        }
        if (!r.violated.empty()) out.failures.push_back(std::move(r));
        if (options.stopAtFirst && !out.failures.empty()) break;
    }
    return out;
}

std::string describe(const SwarmResult& r) {
    std::string out = std::to_string(r.seeds) + " seeds (" + std::to_string(r.invalid) + " invalid): " +
                      std::to_string(r.acknowledged) + " writes acknowledged of " + std::to_string(r.operations) +
                      " asked, " + std::to_string(r.committed) + " transactions committed, " +
                      std::to_string(r.leaderChanges) + " changes of leader, " + std::to_string(r.faults) + " faults, " +
                      std::to_string(r.records) + " records, " + std::to_string(r.simulated.ms() / 1000) +
                      " s of virtual time\n";
    for (const trace::CheckStatus& c : r.checks) {
        const char* state = c.violations > 0 ? "VIOLATED" : c.premiseTrue == 0 ? "not exercised" : "holds";
        out += "  " + c.id + " " + c.name + ": " + state + ", evaluated " + std::to_string(c.evaluated) +
               ", premise true " + std::to_string(c.premiseTrue) + ", violations " + std::to_string(c.violations) + "\n";
    }
    for (const std::uint64_t seed : r.invalidSeeds) out += "  invalid: seed " + std::to_string(seed) + "\n";
    for (const SeedResult& f : r.failures) {
        out += "  VIOLATION seed " + std::to_string(f.seed) + " " + f.violated + ": " + f.text + "\n";
    }
    return out;
}

std::string toJson(const SwarmResult& r, double cpuSeconds) {
    nlohmann::json checks = nlohmann::json::object();
    for (const auto& c : r.checks) {
        checks[c.id] = {{"evaluated", c.evaluated}, {"premiseTrue", c.premiseTrue}, {"violations", c.violations}};
    }
    nlohmann::json failures = nlohmann::json::array();
    for (const auto& f : r.failures) {
        failures.push_back({{"seed", f.seed}, {"check", f.violated}, {"text", f.text}, {"scenario", fileOf(f)}});
    }
    const nlohmann::json out = {{"seeds", r.seeds},
                                {"invalid", r.invalid},
                                {"violations", r.failures.size()},
                                {"committed", r.committed},
                                {"acknowledged", r.acknowledged},
                                {"operations", r.operations},
                                {"leaderChanges", r.leaderChanges},
                                {"records", r.records},
                                {"simulatedHours", static_cast<double>(r.simulated.ms()) / 3600000.0},
                                {"cpuSeconds", cpuSeconds},
                                {"checks", checks},
                                {"failures", failures}};
    return out.dump();
}

}  // namespace qs::campaign
