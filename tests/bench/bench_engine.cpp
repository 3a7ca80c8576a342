// Speed of the engine, for the README's figures: trace records a second, virtual hours a CPU minute under load and
// faults, the price of a checkpoint, and the memory of an idle ensemble. One thread, CPU time.
#include <benchmark/benchmark.h>
#include <malloc.h>

#include <algorithm>
#include <cstdlib>
#include <new>

#include "engine/base/rng.h"
#include "engine/campaign/fault_plan.h"
#include "engine/check/check.h"
#include "engine/sim/lab.h"

// --- What is allocated ---------------------------------------------------------------------------------------------

namespace {

std::size_t allocated = 0;  ///< bytes in use, with what the allocator adds

void* counted(std::size_t size) {
    void* const p = std::malloc(size);
    if (!p) throw std::bad_alloc();
    allocated += malloc_usable_size(p);
    return p;
}

void release(void* p) noexcept {
    if (p) allocated -= malloc_usable_size(p);
    std::free(p);
}

}  // namespace

void* operator new(std::size_t size) {
    return counted(size);
}
void operator delete(void* p) noexcept {
    release(p);
}
void operator delete(void* p, std::size_t) noexcept {
    release(p);
}

namespace {

using namespace qs;

// --- Load and faults -----------------------------------------------------------------------------------------------

constexpr int Clients = 4;
constexpr VirtualTime Slice = VirtualTime::ofMs(200);  ///< one client operation in each: five a second
constexpr VirtualTime BetweenFaults = VirtualTime::ofMs(20000);
constexpr VirtualTime FaultLasts = VirtualTime::ofMs(8000);

/// Three replicas, five client operations a second of which half write; every twenty seconds a fault, drawn as in the
/// swarm, that is mended eight seconds later.
class Load {
public:
    explicit Load(std::uint64_t seed, bool checksOn) : m_rng(seed), m_lab(configOf(seed)) {
        if (checksOn) m_suite.emplace(m_lab.setting());
        pass(VirtualTime::ofMs(2000));
        for (int i = 1; i <= Clients; ++i)
            execute("client c" + std::to_string(i) + " at all");
    }

    /// One slice of virtual time.
    void step() {
        const std::string client = "client c" + std::to_string(++m_operations % Clients + 1) + ": ";
        const std::string path = "/n" + std::to_string(m_rng.below(200));
        if (m_operations % 2 == 0) {
            execute(client + "get " + path);
        } else if (!m_created[path]) {
            m_created[path] = true;
            execute(client + "create " + path + " some-bytes-of-data");
        } else {
            execute(client + "set " + path + " other-bytes-of-data");
        }
        if (m_lab.now() >= m_nextFault) fault();
        if (m_lab.now() >= m_mendAt) mend();
        pass(Slice);
    }

    std::uint64_t records() const { return m_records; }
    std::uint64_t committed() const { return m_committed; }
    std::uint64_t faults() const { return m_faults; }
    std::uint64_t violations() const { return m_suite ? m_suite->violations() : 0; }
    VirtualTime now() const { return m_lab.now(); }

private:
    static sim::LabConfig configOf(std::uint64_t seed) {
        sim::LabConfig c;
        c.seed = seed;
        return c;
    }
    bool execute(const std::string& text) {
        const auto command = command::parse(text);
        return command && m_lab.execute(*command, trace::CommandSource::Campaign).ok();
    }
    void fault() {
        m_nextFault = m_lab.now() + BetweenFaults;
        m_mendAt = m_lab.now() + FaultLasts;
        const Membership& membership = m_lab.membership();
        const bool ofDisk = m_rng.chance(1, 3);
        m_faults +=
            execute(ofDisk ? campaign::drawDiskFault(membership, m_rng) : campaign::drawFault(membership, m_rng));
    }
    void mend() {
        m_mendAt = VirtualTime::never();
        for (const char* command : {"heal all", "disk all ok", "thaw all", "restart all"})
            execute(command);
    }
    void pass(VirtualTime span) {
        m_lab.runUntil(m_lab.now() + span);
        trace::Batch batch = m_lab.takeBatch();
        if (m_suite) m_suite->observe(batch, m_lab.tables());
        m_records += batch.records.size();
        m_committed += static_cast<std::uint64_t>(std::ranges::count_if(
            batch.records, [](const trace::Record& r) { return trace::as<trace::Committed>(r) != nullptr; }));
        m_lab.takeClientAnswers();
    }

    Rng m_rng;
    sim::Lab m_lab;
    std::optional<check::Suite> m_suite;
    std::map<std::string, bool> m_created;
    std::uint64_t m_operations = 0;
    std::uint64_t m_records = 0;
    std::uint64_t m_committed = 0;
    std::uint64_t m_faults = 0;
    VirtualTime m_nextFault = VirtualTime::ofMs(10000);
    VirtualTime m_mendAt = VirtualTime::never();
};

/// A quarter of a virtual hour of load and faults.
void loadAndFaults(benchmark::State& state, bool checksOn) {
    constexpr VirtualTime Span = VirtualTime::ofMs(900'000);
    std::uint64_t records = 0;
    std::uint64_t committed = 0;
    std::uint64_t faults = 0;
    double hours = 0;
    std::uint64_t seed = 0;
    for (auto _ : state) {
        Load load(++seed, checksOn);
        while (load.now() < Span)
            load.step();
        if (load.violations() > 0) state.SkipWithError("a check found a violation");
        records += load.records();
        committed += load.committed();
        faults += load.faults();
        hours += static_cast<double>(load.now().ms()) / 3'600'000;
    }
    state.counters["records/s"] = benchmark::Counter(static_cast<double>(records), benchmark::Counter::kIsRate);
    state.counters["hours/CPU-min"] = benchmark::Counter(hours * 60, benchmark::Counter::kIsRate);
    state.counters["committed/s"] = static_cast<double>(committed) / (hours * 3600);  // of virtual time; at least 2
    state.counters["faults/h"] = static_cast<double>(faults) / hours;
}
BENCHMARK_CAPTURE(loadAndFaults, checks_off, false)->Unit(benchmark::kMillisecond)->MinTime(4);
BENCHMARK_CAPTURE(loadAndFaults, all_checks_on, true)->Unit(benchmark::kMillisecond)->MinTime(4);

// --- Checkpoints and memory ----------------------------------------------------------------------------------------

sim::Lab settled(int voters) {
    sim::LabConfig c;
    c.voters = voters;
    sim::Lab lab(c);
    lab.runUntil(VirtualTime::ofMs(3000));
    return lab;
}

void checkpoint(benchmark::State& state) {
    sim::Lab lab = settled(5);
    const auto execute = [&](const std::string& text) {
        (void)lab.execute(command::parse(text).value(), trace::CommandSource::Campaign).ok();
    };
    execute("client c at all");
    for (int i = 0; i < 1000; ++i) {
        execute("client c: create /n" + std::to_string(i) + " some-bytes-of-data");
        lab.runUntil(lab.now() + VirtualTime::ofMs(100));
    }
    if (lab.treeOf(lab.leader())->size() < 1000) state.SkipWithError("the znodes are not there");
    (void)lab.takeBatch();
    for (auto _ : state) {
        sim::Lab copy(lab);
        benchmark::DoNotOptimize(copy);
    }
}
BENCHMARK(checkpoint)->Unit(benchmark::kMicrosecond);

/// Ten virtual seconds after the start, nothing asked of it, its records taken.
void idleEnsemble(benchmark::State& state) {
    constexpr std::size_t Count = 50;
    double each = 0;
    for (auto _ : state) {
        const std::size_t before = allocated;
        std::vector<sim::Lab> labs;
        for (std::size_t i = 0; i < Count; ++i) {
            labs.push_back(settled(3));
            labs.back().runUntil(VirtualTime::ofMs(10000));
            (void)labs.back().takeBatch();
        }
        each = static_cast<double>(allocated - before) / Count;
    }
    state.counters["bytes"] = each;
}
BENCHMARK(idleEnsemble)->Unit(benchmark::kMillisecond)->Iterations(1);

}  // namespace

BENCHMARK_MAIN();
