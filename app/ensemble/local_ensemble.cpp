#include "app/ensemble/local_ensemble.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QFileInfo>
#include <algorithm>
#include <chrono>
#include <utility>

#include "app/ensemble/local_limits.h"
#include "app/ensemble/own_lines.h"
#include "app/ensemble/port_block.h"
#include "engine/base/overload.h"

namespace qs::app {

using namespace Qt::StringLiterals;

namespace {

constexpr int FrameMs = 16;
constexpr int CapMs = 5'000;  ///< between two looks at the lengths of the logs
constexpr int MeasureMs = 1'000;
constexpr int EndMs = 3'000;  ///< for all servers together to end in order
constexpr std::chrono::seconds ObeyPatience{3};
/// Servers tell what they do at once: so old, everything has been heard of.
constexpr VirtualTime Hearing = VirtualTime::ofMs(20);

/// A session of a client of its own lives so long in silence, as in the Lab.
constexpr int SessionTicks = 8;

/// With so many records of its own that nobody has taken up a server waits.
constexpr std::size_t MostWaitingRecords = 100'000;
constexpr VirtualTime RateEvery = VirtualTime::ofMs(500);

/// The clock of the servers' own records.
VirtualTime monotonic() {
    const auto since = std::chrono::steady_clock::now().time_since_epoch();
    return VirtualTime{std::chrono::duration_cast<std::chrono::microseconds>(since).count()};
}

}  // namespace

QString replicaProgram() {
    return QCoreApplication::applicationDirPath() + u"/quorumscope-replica"_s;
}

QString folderOf(const LocalEnsembleOptions& options) {
    return std::visit([](const auto& servers) { return servers.folder; }, options.servers);
}

std::map<NodeId, QString> logsOf(const LocalEnsembleOptions& options) {
    std::map<NodeId, QString> out;
    for (const NodeId server : settingOf(options).membership.all().nodes()) {
        out[server] = std::visit(overload{
                                     [&](const OwnServers& own) { return ServerFiles::logIn(own.folder, server); },
                                     [&](const ServerSet& set) { return set.servers.at(server).log; },
                                 },
                                 options.servers);
    }
    return out;
}

trace::Setting settingOf(const LocalEnsembleOptions& options) {
    trace::Setting out = std::visit(
        overload{
            [](const OwnServers& own) {
                const auto lines = readOwnLines(own.ownLines);
                return trace::Setting{Membership::ofSize(own.voters, own.observers), lines ? lines->pace : qs::Pace{}};
            },
            [](const ServerSet& set) {
                return trace::Setting{set.membership, set.pace};
            },
        },
        options.servers);
    // A process is late when the machine is busy: it gets a tick more than its configuration gives it.
    ++out.pace.initLimit;
    ++out.pace.syncLimit;
    return out;
}

LocalEnsemble::LocalEnsemble(const LocalEnsembleOptions& options)
    : m_options(options),
      m_membership(settingOf(options).membership),
      m_answers(ObeyPatience),
      m_collector(monotonic()),
      m_suite(settingOf(options)) {}

LocalEnsemble::~LocalEnsemble() = default;

void LocalEnsemble::start() {
    if (!m_servers.empty() || m_ended) return;
    m_rateSince = monotonic();
    if (!std::visit([this](const auto& servers) { return prepare(servers); }, m_options.servers)) {
        m_ended = true;
        return;
    }
    for (const NodeId server : m_membership.all().nodes()) {
        Server& s = m_servers[server];
        const ServerEntry& entry = m_set.servers.at(server);
        s.process = std::make_unique<ServerProcess>(m_options.program, entry.config, entry.log, trace::Level::Protocol);
        connect(s.process.get(), &ServerProcess::told, this,
                [this, server](const std::string& sections) { onTold(server, sections); });
        connect(s.process.get(), &ServerProcess::statusChanged, this, [this, server] { onStatus(server); });
        connect(s.process.get(), &ServerProcess::obeyed, this,
                [this, server](std::uint64_t orders) { m_answers.obeyed(server, orders); });
        // Queued: it may end the ensemble, and with it the process that says so.
        connect(
            s.process.get(), &ServerProcess::endedByItself, this,
            [this, server](const QString& why) { onEndedByItself(server, why); }, Qt::QueuedConnection);
    }
    for (const auto& [server, s] : m_servers) {
        if (const QString problem = startServer(server); !problem.isEmpty()) {
            stop();
            emit failed(problem);
            return;
        }
    }
    m_publishing = std::make_unique<QTimer>();
    connect(m_publishing.get(), &QTimer::timeout, this, [this] {
        if (!consumerBehind()) publish(monotonic() - Hearing);
        m_answers.sayWhatIsDone();
        for (const auto& [server, s] : m_servers)
            s.process->setListening(m_collector.waiting(server) < MostWaitingRecords);
    });
    m_publishing->start(FrameMs);
    m_capping = std::make_unique<QTimer>();
    connect(m_capping.get(), &QTimer::timeout, this, [this] {
        for (const auto& [server, s] : m_servers)
            s.process->capLog();
    });
    m_capping->start(CapMs);
    m_measuring = std::make_unique<QTimer>();
    connect(m_measuring.get(), &QTimer::timeout, this, &LocalEnsemble::measureUsage);
    m_measuring->start(MeasureMs);
    startClients();
    emit paceChanged(1.0, {});
    announceEndpoints();
}

void LocalEnsemble::stop() {
    m_ended = true;
    m_publishing.reset();
    m_capping.reset();
    m_measuring.reset();
    m_clients.reset();
    for (const auto& [server, s] : m_servers)
        s.process->askToEnd();
    const QDeadlineTimer enough(EndMs);
    for (const auto& [server, s] : m_servers) {
        s.process->waitForEnd(enough);
        s.process->kill();
    }
    publish(VirtualTime::never());
    m_servers.clear();
    measureUsage();  // there is none
    m_files.reset();
}

bool LocalEnsemble::prepare(const OwnServers& own) {
    const auto refuse = [this](const Error& error) {
        emit portsBusy(QString::fromStdString(error.message()));
        return false;
    };
    if (const auto lines = readOwnLines(own.ownLines); !lines) return refuse(lines.error());
    auto ports = choosePorts(own);
    if (!ports) return false;
    auto files = ServerFiles::open(own.folder, {m_membership, qs::Pace{}, *std::move(ports), {}, false, own.ownLines});
    if (!files) return refuse(files.error());
    m_files.emplace(std::move(files).value());
    m_set = m_files->set();
    return true;
}

bool LocalEnsemble::prepare(const ServerSet& set) {
    for (const auto& [server, entry] : set.servers) {
        for (const quint16 port : {entry.ports.client, entry.ports.quorum, entry.ports.election}) {
            if (port == 0 || findFreeBlock(port, 1) == port) continue;
            emit portsBusy(u"%1: port %2 of server %3 is in use"_s.arg(entry.config).arg(port).arg(server.value));
            return false;
        }
    }
    m_set = set;
    return true;
}

std::optional<std::vector<ServerPorts>> LocalEnsemble::choosePorts(const OwnServers& own) {
    const int count = m_membership.all().size();
    PortBlock clients;
    clients.first = own.clientPort;
    for (int i = 0; i < count && clients.busyPort == 0; ++i) {
        const int port = own.clientPort + i;
        if (findFreeBlock(port, 1) != port) clients.busyPort = static_cast<quint16>(port);
    }
    if (clients.busyPort != 0) {
        clients.nextFree = findFreeBlock(clients.busyPort + 1, count);
        emit portsBusy(busyWords(clients, count));
        return std::nullopt;
    }
    const quint16 peers = findFreeBlock(own.clientPort + count, 2 * count);
    if (peers == 0) {
        emit portsBusy(u"no %1 ports from %2 to %3 are free for the servers themselves"_s.arg(2 * count)
                           .arg(own.clientPort + count)
                           .arg(LastPort));
        return std::nullopt;
    }
    std::vector<ServerPorts> out;
    for (int i = 0; i < count; ++i) {
        out.push_back({static_cast<quint16>(own.clientPort + i), static_cast<quint16>(peers + 2 * i),
                       static_cast<quint16>(peers + 2 * i + 1)});
    }
    return out;
}

QString LocalEnsemble::startServer(NodeId server) {
    Server& s = m_servers.at(server);
    s.unreadable = false;
    m_collector.starting(monotonic(), server, m_cause);
    const QString problem = s.process->start(ordersFor(server));
    if (!problem.isEmpty()) m_collector.ended(monotonic(), server, m_cause);
    return problem.isEmpty() ? problem : u"server %1 does not start: %2"_s.arg(server.value).arg(problem);
}

void LocalEnsemble::onTold(NodeId server, const std::string& sections) {
    Server& s = m_servers.at(server);
    if (s.unreadable) return;
    const auto error = m_collector.feed(server, sections);
    if (!error) return;
    s.unreadable = true;
    emit logged(
        u"what server %1 tells cannot be read: %2"_s.arg(server.value).arg(QString::fromStdString(error->message())));
}

void LocalEnsemble::onStatus(NodeId server) {
    Server& s = m_servers.at(server);
    const bool alive = s.process->status().role != trace::Role::Down;
    if (!alive) {
        m_collector.ended(monotonic(), server, m_cause);
        m_answers.awaitNothingOf(server);
    }
    if (const NodeId leads = leader(); leads != m_leader) {
        m_leader = leads;
        m_served = m_served || leads;
        emit leaderChanged(leads);
    }
    if (std::exchange(s.alive, alive) != alive) announceEndpoints();
}

/// An ensemble that has never served and has no quorum left will not: configurations, disks or ports are at fault.
void LocalEnsemble::onEndedByItself(NodeId server, const QString& why) {
    if (m_ended) return;
    const QString line =
        u"server %1 has ended: %2; its log is %3"_s.arg(server.value).arg(why, m_set.servers.at(server).log);
    NodeSet running;
    for (const auto& [id, s] : m_servers)
        if (s.process->alive() && m_membership.voters.contains(id)) running.insert(id);
    if (m_served || m_membership.isQuorum(running)) return emit logged(line);
    stop();
    emit failed(line);
}

void LocalEnsemble::announceEndpoints() {
    QList<Endpoint> out;
    for (const auto& [server, s] : m_servers)
        out.append({server, s.process->alive() ? m_set.servers.at(server).ports.client : quint16{0}});
    emit endpointsChanged(out);
}

/// The one that serves in the newest epoch.
NodeId LocalEnsemble::leader() const {
    NodeId out;
    Epoch newest;
    for (const auto& [server, s] : m_servers) {
        const control::Status& status = s.process->status();
        if (status.role != trace::Role::Leading || !status.serving || (out && status.epoch < newest)) continue;
        out = server;
        newest = status.epoch;
    }
    return out;
}

command::Standing LocalEnsemble::standing() const {
    command::Standing out{m_membership, leader(), {}};
    for (const auto& [server, s] : m_servers) {
        if (s.process->status().role == trace::Role::Following) out.following.insert(server);
    }
    return out;
}

void LocalEnsemble::execute(const command::Command& command, trace::CommandSource source) {
    const std::string text = command::format(command);
    Answer answer = Error{{}, "the ensemble does not run"};
    if (!m_ended && !m_servers.empty()) {
        m_issued = {source, text};
        answer = run(command);
        m_cause = 0;
    }
    const auto say = [this, text](const Answer& what) {
        emit commandAnswered(QString::fromStdString(text), what.ok(),
                             QString::fromStdString(what.ok() ? what.value() : what.error().message()));
    };
    m_answers.say([say, answer] { say(answer); },
                  [say](NodeId late) {
                      say(Error{{}, std::to_string(late.value) + " has not carried it out yet"});
                  });
}

LocalEnsemble::Answer LocalEnsemble::run(const command::Command& command) {
    if (const std::string why = localRefusal(command); !why.empty()) return Error{{}, why};
    const auto alive = [](const ServerProcess& s) { return s.alive(); };
    return std::visit(overload{
                          [&](const command::Kill& c) {
                              return each(c.nodes, "is already dead", "killed", alive, [](NodeId, ServerProcess& s) {
                                  s.kill();
                                  return QString();
                              });
                          },
                          [&](const command::Restart& c) { return restart(c); },
                          [&](const command::Freeze& c) {
                              return each(
                                  c.nodes, "is dead or already frozen", "froze",
                                  [](const ServerProcess& s) { return s.alive() && !s.frozen(); },
                                  [this](NodeId n, ServerProcess& s) {
                                      s.freeze();
                                      m_answers.awaitNothingOf(n);
                                      write(n, {trace::NodeFrozen{}});
                                      return QString();
                                  });
                          },
                          [&](const command::Thaw& c) {
                              return each(
                                  c.nodes, "is not frozen", "thawed", [](const ServerProcess& s) { return s.frozen(); },
                                  [this](NodeId n, ServerProcess& s) {
                                      s.thaw();
                                      write(n, {trace::NodeThawed{}});
                                      return QString();
                                  });
                          },
                          [&](const command::DiskFault& c) { return disk(c); },
                          [&](const command::Cut& c) { return changeCuts(c, true); },
                          [&](const command::Heal& c) { return changeCuts(c, false); },
                          [&](const command::HealAll&) { return healAll(); },
                          [&](const command::Delay& c) { return delay(c); },
                          [&](const command::Reset& c) { return reset(c); },
                          [&](const command::ClientStart& c) { return startClient(c); },
                          [&](const command::ClientRequest& c) { return toClient(c, &LocalClients::ask, "asked"); },
                          [&](const command::ResetClient& c) { return toClient(c, &LocalClients::reset, "reset"); },
                          [](const auto&) -> Answer {  // localRefusal() has named it
                              return Error{{}, "the Local world cannot do this"};
                          },
                      },
                      command);
}

/// The command is going to happen: it enters the trace and becomes the cause of what follows.
void LocalEnsemble::accept() {
    m_cause = m_collector.note(monotonic(), {}, {trace::CommandIssued{m_issued.source, {}}, nullptr, m_issued.text});
}

LocalEnsemble::Answer LocalEnsemble::each(const command::Selection& selection, const char* misfit, const char* done,
                                          const Fits& fits, const Act& act) {
    const auto fitting = [&](NodeId n) { return fits(*m_servers.at(n).process); };
    const auto chosen = command::choose(standing(), selection, fitting, misfit);
    if (!chosen) return chosen.error();
    accept();
    std::string problems;
    for (const NodeId n : *chosen) {
        const QString problem = act(n, *m_servers.at(n).process);
        if (!problem.isEmpty()) problems += (problems.empty() ? "" : "; ") + problem.toStdString();
    }
    if (!problems.empty()) return Error{{}, problems};
    return std::string(done) + " " + command::list(*chosen);
}

LocalEnsemble::Answer LocalEnsemble::restart(const command::Restart& command) {
    return each(
        command.nodes, "is alive", "restarted", [](const ServerProcess& s) { return !s.alive(); },
        [this](NodeId n, ServerProcess&) { return startServer(n); });
}

LocalEnsemble::Answer LocalEnsemble::disk(const command::DiskFault& command) {
    using What = command::DiskFault::What;
    using trace::DiskState;
    const auto change = [&](DiskState state, const char* done) {
        const control::ChangeDisk what{state, state == DiskState::Slow ? command.number : 1};
        return each(
            command.nodes, "", done, [](const ServerProcess&) { return true; },
            [this, what](NodeId n, ServerProcess&) {
                m_disks[n] = what;
                if (what.state == DiskState::Ok) m_disks.erase(n);
                order(n, what);
                write(n, {trace::DiskChanged{what.state, what.factor}});
                return QString();
            });
    };
    switch (command.what) {
        case What::Full:
            return change(DiskState::Full, "full: the disk of");
        case What::NoFiles:
            return change(DiskState::NoFiles, "out of files:");
        case What::Failing:
            return change(DiskState::Failing, "failing: the disk of");
        case What::Slow:
            return change(command.number == 1 ? DiskState::Ok : DiskState::Slow, "slow: the disk of");
        case What::Ok:
            return change(DiskState::Ok, "ok: the disk of");
        case What::Wipe:
            return wipe(command);
        default:
            return Error{{}, "the Local world cannot do this"};
    }
}

LocalEnsemble::Answer LocalEnsemble::wipe(const command::DiskFault& command) {
    if (!m_files) return Error{{}, "data of servers that others have configured are not wiped from here"};
    return each(
        command.nodes, "is alive", "damaged: the disk of", [](const ServerProcess& s) { return !s.alive(); },
        [this](NodeId n, ServerProcess&) {
            const QString problem = m_files->wipe(n);
            write(n, {trace::DiskDamaged{{}, true}, nullptr, "new and empty"});
            return problem;
        });
}

// --- Links ---------------------------------------------------------------------------------------------------------

/// To one that runs; another is told when it starts.
void LocalEnsemble::order(NodeId server, const control::Order& order) {
    ServerProcess& process = *m_servers.at(server).process;
    if (!process.alive()) return;
    const std::uint64_t number = process.order(order);
    if (!process.frozen()) m_answers.ordered(server, number);
}

std::vector<control::Order> LocalEnsemble::ordersFor(NodeId server) const {
    std::vector<control::Order> out;
    for (const auto& [from, to] : m_cuts) {
        if (from == server) out.emplace_back(control::CutLink{to, false, true});
        if (to == server) out.emplace_back(control::CutLink{from, true, true});
    }
    for (const auto& [link, by] : m_delays)
        if (link.second == server) out.emplace_back(control::DelayLink{link.first, by});
    if (const auto disk = m_disks.find(server); disk != m_disks.end()) out.emplace_back(disk->second);
    return out;
}

/// Both ends know: neither dials, and the receiver leaves what comes where it is.
void LocalEnsemble::setCut(const std::pair<NodeId, NodeId>& link, bool cut) {
    const bool news = cut ? m_cuts.insert(link).second : m_cuts.erase(link) > 0;
    if (!news) return;
    const auto& [from, to] = link;
    write({}, {trace::LinkChanged{from, to, cut ? trace::LinkState::Cut : trace::LinkState::Up}});
    order(to, control::CutLink{from, true, cut});
    order(from, control::CutLink{to, false, cut});
}

template <class L>
LocalEnsemble::Answer LocalEnsemble::changeCuts(const L& command, bool cut) {
    const auto links = command::links(standing(), command.from, command.to, command.bothWays);
    if (!links) return links.error();
    if (std::ranges::all_of(*links, [&](const auto& link) { return m_cuts.contains(link) == cut; }))
        return Error{{}, cut ? "already cut" : "not cut"};
    accept();
    for (const auto& link : *links)
        setCut(link, cut);
    return std::string(cut ? "cut" : "healed");
}

LocalEnsemble::Answer LocalEnsemble::healAll() {
    accept();
    const auto cuts = m_cuts;
    for (const auto& link : cuts)
        setCut(link, false);
    for (const auto& [link, by] : std::map(m_delays))
        setDelay(link, {});
    return "healed " + std::to_string(cuts.size()) + (cuts.size() == 1 ? " direction" : " directions");
}

void LocalEnsemble::setDelay(const std::pair<NodeId, NodeId>& link, VirtualTime by) {
    m_delays[link] = by;
    if (by.us == 0) m_delays.erase(link);
    write({}, {trace::LinkDelayed{link.first, link.second, by, trace::Spread::None}});
    order(link.second, control::DelayLink{link.first, by});
}

LocalEnsemble::Answer LocalEnsemble::delay(const command::Delay& command) {
    const auto links = command::links(standing(), command.from, command.to, command.bothWays);
    if (!links) return links.error();
    accept();
    for (const auto& link : *links)
        setDelay(link, command.by);
    return std::string(command.by.us == 0 ? "no longer delayed" : "delayed");
}

LocalEnsemble::Answer LocalEnsemble::reset(const command::Reset& command) {
    const auto links = command::links(standing(), command.from, command.to, command.bothWays);
    if (!links) return links.error();
    accept();
    for (const auto& [from, to] : *links)
        order(from, control::ResetLink{to});
    return std::string("reset");
}

// --- Clients of its own --------------------------------------------------------------------------------------------

void LocalEnsemble::startClients() {
    const auto timeout = SessionTicks * settingOf(m_options).pace.tick.ms();
    m_clients = std::make_unique<LocalClients>([this](NodeId server) { return m_set.servers.at(server).ports.client; },
                                               static_cast<std::int32_t>(timeout));
    connect(m_clients.get(), &LocalClients::dialling, this,
            [this](const std::string& client, NodeId server, quint16 port) {
                m_collector.ownClient(client, server, port);
            });
    connect(m_clients.get(), &LocalClients::answered, this,
            [this](const client::NamedAnswer& answer, SessionId session) {
                if (answer.zxid != Zxid{}) write({}, {trace::AnswerArrived{session, answer.error, answer.zxid}});
                emit logged(QString::fromStdString(client::line(answer)));
            });
}

LocalEnsemble::Answer LocalEnsemble::startClient(const command::ClientStart& command) {
    if (const auto refused = m_clients->refusal(command)) return *refused;
    auto servers = command::select(standing(), command.nodes);
    if (!servers) return servers.error();
    accept();
    m_clients->start(command, *std::move(servers));
    return "started client " + command.name;
}

template <class C>
LocalEnsemble::Answer LocalEnsemble::toClient(const C& command, void (LocalClients::*act)(const C&), const char* done) {
    if (const auto refused = m_clients->refusal(command)) return *refused;
    accept();
    (*m_clients.*act)(command);
    return std::string(done);
}

void LocalEnsemble::reportRun(const QString&) {
    emit runReported(QString());
}

void LocalEnsemble::reportStatus() {
    m_answers.say([this] {
        std::string out;
        for (const auto& [server, s] : m_servers) {
            const control::Status& now = s.process->status();
            out += (out.empty() ? "" : "; ") +
                   trace::standingWords(server, now.role, now.epoch, s.lastZxid, now.serving, s.process->frozen());
        }
        emit statusReported(out.empty() ? u"the ensemble does not run"_s : QString::fromStdString(out));
    });
}

void LocalEnsemble::write(NodeId server, const trace::Emitted& what) {
    m_collector.note(monotonic(), server, what, m_cause);
}

void LocalEnsemble::noteLogs(const trace::Batch& batch) {
    for (const trace::Record& record : batch.records) {
        const auto server = m_servers.find(record.node);
        if (server == m_servers.end()) continue;
        if (const auto* logged = trace::as<trace::TxnLogged>(record)) server->second.lastZxid = logged->zxid;
        if (const auto* durable = trace::as<trace::Persisted>(record)) {
            const bool cuts = durable->what == trace::DurableKind::Truncation;
            server->second.lastZxid = cuts ? durable->zxid : std::max(server->second.lastZxid, durable->zxid);
        }
        if (trace::as<trace::DiskLost>(record)) server->second.lastZxid = {};
    }
}

void LocalEnsemble::measureRate(std::size_t records) {
    m_rateRecords += records;
    const VirtualTime since = monotonic() - m_rateSince;
    if (since < RateEvery) return;
    emit rateMeasured(static_cast<double>(m_rateRecords) * 1e6 / static_cast<double>(since.us), 1.0);
    m_rateSince = monotonic();
    m_rateRecords = 0;
}

void LocalEnsemble::measureUsage() {
    QList<ReplicaUsage> out;
    for (auto& [server, s] : m_servers) {
        if (!s.process->alive()) continue;
        if (const auto usage = s.meter.look(s.process->pid())) out.append({server, *usage});
    }
    emit usageMeasured(out);
}

void LocalEnsemble::publish(VirtualTime upTo) {
    trace::Batch batch = m_collector.take(upTo);
    measureRate(batch.records.size());
    noteLogs(batch);
    const bool judgedBefore = !m_suite.isPartial();
    m_suite.observe(batch, m_collector.tables());
    if (judgedBefore && m_suite.isPartial())
        emit logged(u"not judged: the disks hold more than this trace can tell of"_s);
    sendUp(std::make_shared<const trace::Batch>(std::move(batch)));
}

}  // namespace qs::app
