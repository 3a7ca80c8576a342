#include "engine/host/server.h"

#include <asio/post.hpp>
#include <utility>

#include "engine/base/overload.h"
#include "engine/host/ensemble_files.h"
#include "engine/host/log.h"
#include "engine/host/surroundings.h"
#include "engine/host/tree_memory.h"
#include "engine/storage/recover.h"

namespace qs::host {

namespace {

/// A server that was killed lets go of its directory a moment after it can no longer be seen to run.
constexpr std::chrono::seconds EndPatience{2};

std::int64_t wallMs() {
    const auto since = std::chrono::system_clock::now().time_since_epoch();
    return std::chrono::duration_cast<std::chrono::milliseconds>(since).count();
}

std::set<std::string, std::less<>> wordsOf(const std::string& list) {
    std::set<std::string, std::less<>> out;
    std::string word;
    for (const char c : list + ',') {
        if (c != ',' && c != ' ') {
            word += c;
        } else if (!word.empty()) {
            out.insert(std::exchange(word, {}));
        }
    }
    return out;
}

node::ReplicaConfig replicaConfig(const config::ZooConfig& config, NodeId self, trace::Level level) {
    node::ReplicaConfig out;
    out.traced = level;
    out.zab.self = self;
    out.zab.membership = config.isEnsemble() ? config.ensemble.membership() : Membership::ofSize(1, 0);
    out.zab.tick = config.tick;
    out.zab.initLimit = std::max(config.initLimit, 1);
    out.zab.syncLimit = std::max(config.syncLimit, 1);
    out.standalone = !config.isEnsemble();
    out.clockOriginMs = wallMs();
    if (out.standalone) {
        out.zab.finalizeWait = VirtualTime{};
    } else {
        out.zab.ensemble = std::make_shared<const zab::Ensemble>(config.ensemble);
        out.zab.ensembleTextMs = out.clockOriginMs;
    }
    out.zab.reconfigEnabled = config.reconfigEnabled;
    out.leastVoters = config.standaloneEnabled ? 2 : 1;
    out.rules.extendedTypes = config.extendedTypes;
    out.rules.enforceQuota = config.enforceQuota;
    out.rules.skipAcl = config.skipAcl;
    out.superDigest = config.superDigest;
    out.readOnlyMode = config.readOnlyMode;
    out.containerCheckInterval = config.containerCheckInterval;
    out.minSessionTimeoutMs = config.minSessionTimeoutMs;
    out.maxSessionTimeoutMs = config.maxSessionTimeoutMs;
    out.maxFrame = config.maxBuffer;
    if (config.fourLetterWords != "*") out.words = wordsOf(config.fourLetterWords);
    return out;
}

trace::Setting settingOf(const zab::Config& config) {
    trace::Setting out;
    out.membership = config.membership;
    out.pace.tick = config.tick;
    out.pace.initLimit = config.initLimit;
    out.pace.syncLimit = config.syncLimit;
    out.pace.finalizeWait = config.finalizeWait;
    out.pace.maxNotificationInterval = config.maxNotificationInterval;
    return out;
}

}  // namespace

Result<std::unique_ptr<Server>> Server::start(asio::io_context& loop, config::ZooConfig config, NodeId self, Past past,
                                              Supervisor supervisor) {
    if (supervisor.level != trace::Level::Off) {
        if (config.reconfigEnabled) logLine(Level::Warn, "reconfigEnabled has no effect while this server is traced");
        config.reconfigEnabled = false;
        for (const auto& [id, line] : config.ensemble.servers)
            if (!id.canBeTraced())
                return Error{config.file,
                             "a server that is traced has an id from 1 to " + std::to_string(NodeId::MaxTraced)};
    }
    auto directory =
        DataDirectory::open(config.dataDir, config.dataLogDir, config.forceSync, config.preAllocBytes, EndPatience);
    if (!directory) return directory.error();
    DataDirectory files = std::move(directory).value();
    const node::ReplicaConfig replica = replicaConfig(config, self, supervisor.level);
    std::unique_ptr<Recorder> recorder;
    if (supervisor.level != trace::Level::Off) {
        recorder = std::make_unique<Recorder>(self, settingOf(replica.zab));
        supervisor.trace(recorder->take());  // before it reads what may be much
    }
    const storage::Keep recent{zab::Config{}.committedWindow};
    // Who looks on is told of everything above the snapshot.
    const bool whole = past == Past::Whole || supervisor.level != trace::Level::Off;
    const storage::Keep keep = whole ? storage::Keep{} : recent;
    expectTree(files.largestSnapshot());
    auto recovered = storage::recover(files, keep);
    if (!recovered) return Error{config.dataDir, recovered.error().message()};
    storage::Recovered found = std::move(recovered).value();
    found.store.keepSnapshots(config.snapshotsToKeep);
    for (const storage::Step& step : found.repairs) {
        const std::string problem = files.carryOut(step.op);
        if (!problem.empty()) return Error{{}, problem};
    }
    if (recorder) recorder->read(found);
    std::unique_ptr<Server> out(new Server(loop, config, replica, std::move(found), std::move(files),
                                           std::move(supervisor), std::move(recorder)));
    const std::string problem = out->listen();
    if (!problem.empty()) return Error{{}, problem};
    out->begin();
    return out;
}

Server::Server(asio::io_context& loop, const config::ZooConfig& config, const node::ReplicaConfig& replica,
               storage::Recovered found, DataDirectory directory, Supervisor supervisor,
               std::unique_ptr<Recorder> recorder)
    : m_loop(loop),
      m_readiness(Readiness::of(loop.get_executor())),
      m_config(config),
      m_begin(Clock::now()),
      m_speaker{replica.zab.self, config.ensemble.text()},
      m_members(replica.zab.self, config.ensemble),
      m_replica(replica, found.state, VirtualTime{}),
      m_clients(
          loop, m_config, [this](const node::Input& input) { feed(input); },
          [this] { return m_replica.outstanding(); }),
      m_sinceSnapshot(found.sinceSnapshot),
      m_supervisor(std::move(supervisor)),
      m_recorder(std::move(recorder)) {
    if (m_supervisor.inputs) m_beginning = std::make_unique<replay::Begin>(replay::Begin{replica, found.state, 0});
    const zab::Core& core = m_replica.peer().core();
    if (const zab::EnsemblePtr& proposed = core.proposedEnsemble())
        m_members.follow(core.ensemble()->list, &proposed->list);
    for (Timer& each : m_timers)
        each.timer = std::make_unique<asio::steady_timer>(loop);
    DiskThread::Reports reports;
    reports.durable = [this](std::uint64_t id) { asio::post(m_loop, [this, id] { onDurable(id); }); };
    reports.failed = [this](const std::string& why) { asio::post(m_loop, [this, why] { fail(why); }); };
    m_disk = std::make_unique<DiskThread>(std::move(directory), std::move(found.store), std::move(reports));
    if (!config.isEnsemble()) return;
    ElectionLinks::Reports votes;
    votes.received = [this](NodeId from, const codec::ElectionNotification& n) {
        if (const auto vote = wire::decodeVote(n)) feed(zab::Input{zab::Received{from, 0, *vote}});
    };
    votes.connected = [this](NodeId peer, control::LinkName link) {
        if (m_recorder) m_recorder->votesGoOver(peer, link);
    };
    votes.sent = [this](NodeId to, const zab::Notification& vote, bool waits) {
        const std::uint64_t name = m_recorder ? m_recorder->voted(to, vote, waits) : 0;
        flushTrace();
        return name;
    };
    votes.left = [this](std::uint64_t vote) {
        m_recorder->voteLeft(vote);
        flushTrace();
    };
    votes.lost = [this](std::uint64_t vote, trace::DropReason why) { m_recorder->voteLost(vote, why); };
    votes.unreachable = [this](NodeId peer) { feed(zab::Input{zab::Unreachable{peer}}); };
    m_election = std::make_unique<ElectionLinks>(loop, m_config, m_speaker, m_members, m_faults, std::move(votes));
    m_quorum = std::make_unique<QuorumLinks>(loop, m_config, m_speaker, m_members, m_faults,
                                             [this](zab::Input input) { feed(node::Input{std::move(input)}); });
}

Server::~Server() = default;

/// As its line in the list has it, or clientPort; port 0: nowhere.
config::HostPort Server::clientAddress() const {
    const bool inList = m_election && m_members.own().client;
    return inList ? *m_members.own().client : m_config.client.value_or(config::HostPort{});
}

std::string Server::listen() {
    const auto at = [](const config::HostPort& where, const std::string& problem) {
        return problem.empty() ? problem : where.host + ":" + std::to_string(where.port) + ": " + problem;
    };
    if (m_election) {
        const config::ServerLine& own = m_members.own();
        if (const std::string problem = at(own.election, m_election->listen()); !problem.empty()) return problem;
        if (const std::string problem = at(own.quorum, m_quorum->resolveOwn()); !problem.empty()) return problem;
    }
    const config::HostPort client = clientAddress();
    if (client.port == 0) return "clientPort is not set";
    return at(client, m_clients.listen(client));
}

/// Clients that are connected stay so where it listens elsewhere from now on.
void Server::follow(const zab::EnsembleChanged& ensemble) {
    const config::ServerLine before = m_members.own();
    const config::HostPort clientBefore = clientAddress();
    m_members.follow(ensemble.inForce->list, ensemble.proposed ? &ensemble.proposed->list : nullptr);
    m_election->heedMembers();
    const config::ServerLine& own = m_members.own();
    const auto say = [](const char* what, const std::string& problem) {
        if (!problem.empty()) logLine(Level::Error, std::string(what) + ": " + problem);
    };
    if (own.election != before.election) say("the new election port", m_election->listen());
    if (own.quorum != before.quorum) say("the new quorum port", m_quorum->resolveOwn());
    const config::HostPort client = clientAddress();
    if (client.port != 0 && client != clientBefore) say("the new client port", m_clients.listen(client));
    say("the configuration cannot be kept", saveEnsemble(m_config, m_speaker.self, ensemble));
    logLine(Level::Info,
            "configuration " + toHex(Zxid{ensemble.inForce->version()}) + " is in force" +
                (ensemble.proposed ? ", " + toHex(Zxid{ensemble.proposed->version()}) + " is proposed" : ""));
}

void Server::obey(const control::Order& order) {
    const auto heed = [this](NodeId peer) {
        if (m_election) m_election->heedFaults(peer);
        if (m_quorum) m_quorum->heedFaults(peer);
    };
    std::visit(overload{
                   [&](const control::CutLink& o) {
                       m_faults.note(o);
                       heed(o.peer);
                   },
                   [&](const control::DelayLink& o) {
                       m_faults.note(o);
                       heed(o.peer);
                   },
                   [&](const control::ResetLink& o) {
                       if (m_quorum) m_quorum->reset(o.peer);
                   },
                   [&](const control::ChangeDisk& o) { m_disk->change(o.state, o.factor); },
               },
               order);
}

void Server::begin() {
    for (const control::Order& order : m_supervisor.orders)
        obey(order);
    node::Effects effects;
    m_replica.start(effects);
    if (const auto beginning = std::exchange(m_beginning, nullptr)) {
        beginning->fingerprint = replay::fingerprintOf(effects, beginning->config.zab);
        m_supervisor.inputs(replay::encode(*beginning));
    }
    for (node::Effect& effect : effects)
        carryOut(effect);
    noteStatus();
    flushSoon();
}

VirtualTime Server::now() const {
    return VirtualTime{std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - m_begin).count()};
}

void Server::feed(const node::Input& input) {
    if (!m_failure.empty()) return;
    if (m_recorder) {
        if (const auto* ofPeers = std::get_if<zab::Input>(&input)) {
            record(*ofPeers);
        } else {
            m_recorder->clock();
        }
    }
    const VirtualTime at = now();
    const std::int64_t origin = wallMs() - at.ms();
    m_replica.setClockOrigin(origin);
    node::Effects effects = std::exchange(m_effects, {});  // one step may lead to another
    m_replica.step(input, at, effects);
    if (m_supervisor.inputs) {
        const std::uint64_t done = replay::fingerprintOf(effects, m_replica.peer().core().config);
        m_supervisor.inputs(replay::encode(replay::Step{at, origin, input, done}));
    }
    for (node::Effect& effect : effects)
        carryOut(effect);
    effects.clear();
    m_effects = std::move(effects);
    noteStatus();
    flushSoon();
}

void Server::record(const zab::Input& input) {
    if (std::holds_alternative<zab::Persisted>(input)) return;  // recorded when the disk said so
    m_recorder->clock();
    std::visit(overload{
                   [&](const zab::ConnectionUp& e) {
                       m_recorder->opened(e.peer, e.connection, *m_quorum->nameOf(e.connection));
                   },
                   [&](const zab::ConnectionDown& e) { m_recorder->closed(e.peer, e.connection); },
                   [&](const zab::Received& e) { m_recorder->received(e.from, e.connection, e.message); },
                   [&](const zab::TimerFired& e) { m_recorder->timerFired(e.timer); },
                   [](const auto&) {},
               },
               input);
}

void Server::carryOut(node::Effect& effect) {
    std::visit(overload{
                   [&](zab::Send& e) { send(e); },
                   [&](zab::Persist& e) {
                       if (std::holds_alternative<zab::AppendTxn>(e.op)) ++m_sinceSnapshot;
                       if (m_recorder) m_recorder->ordered(e);
                       m_ordered.push_back(std::move(e));
                   },
                   [&](zab::SetTimer& e) {
                       if (m_recorder) m_recorder->timerSet(e);
                       setTimer(e);
                   },
                   [&](zab::CancelTimer& e) {
                       if (m_recorder) m_recorder->timerCancelled(e.timer);
                       m_timers.at(static_cast<std::size_t>(e.timer)).due.reset();
                   },
                   [&](zab::Dial& e) { m_quorum->dial(e.peer); },
                   [&](zab::CloseConnection& e) {
                       if (e.connection == 0) return m_quorum->abandon(e.peer);
                       m_outbox.erase({e.peer, e.connection});
                       if (m_recorder) m_recorder->closed(e.peer, e.connection);
                       m_quorum->close(e.connection);
                   },
                   [&](zab::Emit& e) {
                       if (m_recorder) m_recorder->emitted(e.what);
                   },
                   [&](const zab::EnsembleChanged& e) { follow(e); },
                   [&](zab::ReadHistoryAgain&) {
                       m_wantsWholePast = true;
                       m_loop.stop();
                   },
                   [&](node::ClientSend& e) { m_clients.send(e.connection, e.bytes); },
                   [&](node::ClientClose& e) { m_clients.close(e.connection); },
                   [&](node::AskSurroundings& e) {
                       m_clients.send(
                           e.connection,
                           m_replica.describe(e.word, surroundings(m_config, m_election ? &m_members.own() : nullptr)));
                   },
               },
               effect);
}

void Server::send(zab::Send& send) {
    const auto queue = m_outbox.find({send.to, send.connection});
    if (queue != m_outbox.end()) {
        queue->second.push_back(std::move(send));
    } else if (send.afterPersist <= m_persisted) {
        transmit(send);
    } else {
        m_outbox[{send.to, send.connection}].push_back(std::move(send));
    }
}

void Server::transmit(const zab::Send& send) {
    if (const auto* vote = std::get_if<zab::Notification>(&send.message)) {
        if (m_election) m_election->send(send.to, *vote);
    } else if (m_quorum) {
        const auto& packet = std::get<zab::QuorumPacket>(send.message);
        if (m_recorder) m_recorder->sent(send.to, send.connection, packet);
        m_quorum->send(send.connection, packet);
    }
}

void Server::onDurable(std::uint64_t id) {
    m_persisted = id;
    if (m_recorder) {
        m_recorder->clock();
        m_recorder->durable(id);
    }
    for (auto it = m_outbox.begin(); it != m_outbox.end();) {
        auto& queue = it->second;
        while (!queue.empty() && queue.front().afterPersist <= m_persisted) {
            transmit(queue.front());
            queue.pop_front();
        }
        it = queue.empty() ? m_outbox.erase(it) : std::next(it);
    }
    feed(zab::Input{zab::Persisted{id}});
    saveSnapshotWhenDue();
}

void Server::saveSnapshotWhenDue() {
    if (!m_replica.serving() || m_sinceSnapshot < m_config.snapCount) return;
    m_sinceSnapshot = 0;
    m_disk->order(m_ordered);
    const zab::SnapshotPtr snapshot = m_replica.peer().core().snapshotNow();
    if (m_recorder) m_recorder->snapshotBegun(snapshot->zxid());
    m_disk->saveSnapshot(snapshot);
}

void Server::setTimer(const zab::SetTimer& set) {
    Timer& timer = m_timers.at(static_cast<std::size_t>(set.timer));
    timer.due = Clock::now() + std::chrono::microseconds(set.delay.us);
    if (!timer.armed || *timer.armed > *timer.due) arm(set.timer);
}

void Server::arm(TimerKind kind) {
    Timer& timer = m_timers.at(static_cast<std::size_t>(kind));
    timer.armed = timer.due;
    timer.timer->expires_at(*timer.due);
    timer.timer->async_wait([this, kind](const asio::error_code& error) {
        if (!error) onTimer(kind);
    });
}

void Server::onTimer(TimerKind kind) {
    Timer& timer = m_timers.at(static_cast<std::size_t>(kind));
    timer.armed.reset();
    if (!timer.due) return;
    if (Clock::now() < *timer.due) return arm(kind);
    timer.due.reset();
    feed(zab::Input{zab::TimerFired{kind}});
}

void Server::noteStatus() {
    const zab::Peer& peer = m_replica.peer();
    if (m_quorum) {
        const std::string problem = m_quorum->setListening(m_replica.acceptsLearners());
        if (!problem.empty()) fail("the quorum port: " + problem);
    }
    const control::Status now{
        peer.role(), peer.phase(), peer.leader(), peer.epoch(), peer.core().history().lastZxid(), m_replica.serving()};
    const bool sameRole = now.role == m_status.role && now.phase == m_status.phase;
    if (sameRole && now.serving == m_status.serving) return;
    m_status = now;
    flushTrace();
    if (m_supervisor.status) m_supervisor.status(now);
    if (sameRole) return;
    std::string line = std::string(trace::toString(now.role)) + ", " + std::string(trace::toString(now.phase));
    if (now.leader) line += ", leader " + toString(now.leader) + ", epoch " + toString(now.epoch);
    logLine(Level::Info, line + ", last zxid " + toHex(now.lastZxid));
}

/// Once everything that waits now has been handled: what came in together leaves together.
void Server::flushSoon() {
    if (std::exchange(m_flushing, true)) return;
    const auto flushNow = [this] {
        m_flushing = false;
        flush();
    };
    if (!m_readiness.afterRound(flushNow)) asio::post(m_loop, flushNow);
}

void Server::flushTrace() {
    if (!m_recorder) return;
    if (const std::string sections = m_recorder->take(); !sections.empty()) m_supervisor.trace(sections);
}

void Server::flush() {
    flushTrace();
    if (!m_ordered.empty()) m_disk->order(m_ordered);
    if (m_quorum) m_quorum->flush();
    m_clients.flush();
}

void Server::fail(const std::string& why) {
    if (!m_failure.empty()) return;
    m_failure = why;
    if (m_recorder) {
        m_recorder->clock();
        m_recorder->failed(why);
        flushTrace();
    }
    m_loop.stop();
}

}  // namespace qs::host
