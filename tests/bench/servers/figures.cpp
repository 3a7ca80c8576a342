#include "tests/bench/servers/figures.h"

#include <stdexcept>
#include <thread>

#include "tests/bench/servers/client.h"
#include "tests/bench/servers/load.h"

namespace qs::bench {

namespace {

constexpr std::chrono::seconds Patience{120};
constexpr std::size_t ZnodeBytes = 100;

[[noreturn]] void giveUp(const std::string& why) {
    throw std::runtime_error(why);
}

double millis(Clock::duration d) {
    return std::chrono::duration<double, std::milli>(d).count();
}

/// From `since` to the first write that is answered.
double untilWrite(const Ensemble& ensemble, Clock::time_point since) {
    const auto first = firstWrite(ensemble.ports(), "/", Patience);
    if (!first) giveUp("no server took a write");
    return millis(first->at - since);
}

double start(Ensemble& ensemble) {
    const auto begun = Clock::now();
    ensemble.startAll();
    return untilWrite(ensemble, begun);
}

/// Each server has a session of its own to offer.
void waitForAll(const Ensemble& ensemble) {
    const auto deadline = Clock::now() + Patience;
    for (const std::uint16_t port : ensemble.ports()) {
        Client client;
        while (!client.connect(port, std::chrono::seconds(1))) {
            if (Clock::now() > deadline) giveUp("a server does not serve");
            std::this_thread::sleep_for(std::chrono::milliseconds(20));
        }
        client.ask(codec::Request(tree::CloseSessionRequest{}));
    }
}

LoadFigures run(const Ensemble& ensemble, const Effort& effort, int connections, int window, int reads, int writes) {
    Load load;
    load.connections = connections;
    load.window = window;
    load.reads = reads;
    load.writes = writes;
    load.seconds = effort.seconds;
    load.warmSeconds = effort.warmSeconds;
    LoadFigures out = runLoad(ensemble.ports(), load, [&ensemble] { return ensemble.cpuSeconds(); });
    if (!out.problem.empty()) giveUp(out.problem);
    return out;
}

/// Server CPU, in microseconds, for each notification of a change that all of `count` sessions watch.
double watchers(const Ensemble& ensemble, int count) {
    constexpr int Rounds = 20;
    const std::vector<std::uint16_t> ports = ensemble.ports();
    const std::string path = "/watched";
    Client writer;
    if (!writer.connect(ports[0], Patience)) giveUp("a server refused a session");
    writer.ask(createRequest(path, ZnodeBytes));
    std::vector<Client> all(static_cast<std::size_t>(count));
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (!all[i].connect(ports[i % ports.size()], Patience)) giveUp("a server refused a watcher");
        all[i].ask(codec::Request(codec::SyncRequest{path}));
    }
    const double cpu = ensemble.cpuSeconds();
    for (int round = 0; round < Rounds; ++round) {
        for (Client& each : all)
            each.send(getRequest(path, true));
        for (Client& each : all)
            if (each.answer() != tree::ErrorCode::Ok) giveUp("a watch was refused");
        if (writer.ask(setRequest(path, ZnodeBytes)) != tree::ErrorCode::Ok) giveUp("a write was refused");
        for (Client& each : all)
            if (!each.notified()) giveUp("a notification did not come");
    }
    return (ensemble.cpuSeconds() - cpu) * 1e6 / (Rounds * count);
}

Measured measureServing(const EnsembleOptions& options, const Effort& effort) {
    Ensemble ensemble(options);
    Measured out;
    out["start"] = start(ensemble);
    waitForAll(ensemble);
    out["rss"] = ensemble.residentMiB();
    const double cpu = ensemble.cpuSeconds();
    std::this_thread::sleep_for(std::chrono::duration<double>(effort.idleSeconds));
    out["idle"] = (ensemble.cpuSeconds() - cpu) / effort.idleSeconds / ensemble.size() * 100;

    const LoadFigures one = run(ensemble, effort, 1, 1, 0, 1);
    out["one"] = one.medianMs;
    const LoadFigures set = run(ensemble, effort, 8, 64, 0, 1);
    out["set.cpu"] = set.cpuMicros();
    out["set"] = set.perSecond();
    const LoadFigures get = run(ensemble, effort, 24, 64, 1, 0);
    out["get.cpu"] = get.cpuMicros();
    out["get"] = get.perSecond();
    const LoadFigures mix = run(ensemble, effort, 24, 32, 3, 1);
    out["mix.cpu"] = mix.cpuMicros();
    out["mix"] = mix.perSecond();
    const LoadFigures waiting = run(ensemble, effort, 50, 1, 3, 1);
    out["waiting.cpu"] = waiting.cpuMicros();
    out["waiting"] = waiting.perSecond();
    out["watchers.cpu"] = watchers(ensemble, 1000);

    const int leader = ensemble.leader();
    if (leader < 0) giveUp("no server says that it leads");
    const auto begun = Clock::now();
    ensemble.kill(leader);
    out["failover"] = untilWrite(ensemble, begun);
    return out;
}

Measured measureWithoutSync(const EnsembleOptions& options, const Effort& effort) {
    EnsembleOptions lazy = options;
    lazy.forceSync = false;
    Ensemble ensemble(lazy);
    start(ensemble);
    waitForAll(ensemble);
    return {{"one.nosync", run(ensemble, effort, 1, 1, 0, 1).medianMs}};
}

Measured measureFilled(const EnsembleOptions& options, int servers, int count, const std::string& suffix) {
    EnsembleOptions some = options;
    some.servers = servers;
    Ensemble ensemble(some);
    start(ensemble);
    waitForAll(ensemble);
    const std::string problem = fill(ensemble.ports().front(), count, ZnodeBytes);
    if (!problem.empty()) giveUp(problem);
    Measured out;
    out["rss." + suffix] = ensemble.residentMiB();
    ensemble.killAll();
    out["restart." + suffix] = start(ensemble);
    return out;
}

}  // namespace

const std::vector<Figure>& allFigures() {
    static const std::vector<Figure> figures{
        {"set.cpu", "1 KiB setData, 8 connections x 64 in flight: server CPU", "us/op", false, 6},
        {"set", "... throughput", "op/s", true, 3.5},
        {"get.cpu", "1 KiB getData, 24 x 64: server CPU", "us/op", false, 25},
        {"get", "... throughput", "op/s", true, 12},
        {"mix.cpu", "3:1 mix, 24 x 32: server CPU", "us/op", false, 8},
        {"mix", "... throughput", "op/s", true, 3.5},
        {"waiting.cpu", "50 clients waiting for each answer, 3:1: server CPU", "us/op", false, 5},
        {"waiting", "... throughput", "op/s", true, 2},
        {"one", "one client, one write at a time: median", "ms", false, 1.5},
        {"one.nosync", "... with forceSync=no", "ms", false, 2.5},
        {"failover", "leader kill -9 to next acknowledged write", "ms", false, 8},
        {"start", "three servers started to serving", "ms", false, 9},
        {"restart.million", "restart on 1,000,000 znodes, one server", "ms", false, 5.5},
        {"restart.many", "restart on 100,000 znodes, three servers", "ms", false, 11},
        {"rss", "RSS, empty", "MiB", false, 0, 8},
        {"rss.many", "RSS, 100,000 znodes of 100 B", "MiB", false, 0, 36},
        {"rss.million", "RSS, 1,000,000 znodes of 100 B", "MiB", false, 0, 270},
        {"watchers.cpu", "1,000 watchers of one znode: server CPU a notification", "us", false, 5},
        {"idle", "idle", "% of a core", false, 0, 0.1},
    };
    return figures;
}

const std::vector<Group>& allGroups() {
    static const std::vector<Group> groups{
        {"serving", "three servers: start, loads, watchers, idle, loss of the leader", measureServing},
        {"nosync", "three servers that do not sync", measureWithoutSync},
        {"many", "three servers with 100,000 znodes",
         [](const EnsembleOptions& o, const Effort&) { return measureFilled(o, 3, 100'000, "many"); }},
        {"million", "one server with 1,000,000 znodes",
         [](const EnsembleOptions& o, const Effort&) { return measureFilled(o, 1, 1'000'000, "million"); }},
    };
    return groups;
}

}  // namespace qs::bench
