#include "app/ensemble/lab_ensemble.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "engine/base/overload.h"

namespace qs::app {

namespace {

constexpr int TickMs = 5;
constexpr int PausedTickMs = 50;
constexpr qint64 FrameUs = 16'000;  ///< batches go up at most this often
constexpr qint64 WorkUs = 12'000;   ///< one go at the engine; what is left of the wall time is dropped
constexpr VirtualTime Stride = VirtualTime::ofMs(20);  ///< at high speed the wall clock is looked at this often
constexpr int MaxRounds = 8;
constexpr int MaxStepEvents = 200'000;  ///< stepMessage gives up after this many events without a message

void append(trace::Batch& to, trace::Batch from) {
    to.upTo = from.upTo;
    std::move(from.records.begin(), from.records.end(), std::back_inserter(to.records));
    std::move(from.texts.begin(), from.texts.end(), std::back_inserter(to.texts));
    std::move(from.txns.begin(), from.txns.end(), std::back_inserter(to.txns));
}

/// The connection an outside command is about.
ConnectionId connectionOf(const command::Command& command) {
    if (const auto* open = std::get_if<command::ConnectionOpen>(&command)) return open->connection;
    if (const auto* send = std::get_if<command::ConnectionSend>(&command)) return send->connection;
    if (const auto* close = std::get_if<command::ConnectionClose>(&command)) return close->connection;
    return {};
}

QString plural(int count, const QString& one, const QString& many) {
    return QStringLiteral("%1 %2").arg(count).arg(count == 1 ? one : many);
}

}  // namespace

trace::Setting settingOf(const LabEnsembleOptions& options) {
    return sim::Lab(options.lab).setting();
}

LabEnsemble::LabEnsemble(const LabEnsembleOptions& options) : m_options(options), m_log(options.lab) {
    m_clock.setPace(options.pace);
}

LabEnsemble::~LabEnsemble() = default;

void LabEnsemble::start() {
    if (m_lab || m_ended) return;
    setCheckHook([this](const std::string& message) { return writeReport(message); });
    guarded([this] {
        m_lab.emplace(m_options.lab);
        m_suite.emplace(m_lab->setting());
        if (!openPorts()) return;
        m_timer = std::make_unique<QTimer>();
        m_timer->setTimerType(Qt::PreciseTimer);
        connect(m_timer.get(), &QTimer::timeout, this, &LabEnsemble::tick);
        m_timer->start(m_clock.pace().paused ? PausedTickMs : TickMs);
        m_wall.start();
        m_reported = m_clock.report(false, 0);
        emit paceChanged(m_reported.speed, m_reported.why);
        collect();
        publish();
    });
}

bool LabEnsemble::openPorts() {
    m_gateway = std::make_unique<Gateway>(m_lab->membership().all().size());
    connect(m_gateway.get(), &Gateway::endpointsChanged, this, &Ensemble::endpointsChanged);
    connect(m_gateway.get(), &Gateway::clientsChanged, this, &Ensemble::clientsChanged);
    connect(m_gateway.get(), &Gateway::logged, this, &Ensemble::logged);
    connect(m_gateway.get(), &Gateway::commandsWaiting, this, &LabEnsemble::outsideWants);
    if (m_options.clientPort == 0) return true;
    const PortBlock block = m_gateway->listen(m_options.clientPort, m_options.whenBusy);
    const int last = m_lab->membership().all().size() - 1;
    const QString busy = QStringLiteral("port %1 is in use").arg(block.busyPort);
    if (block.first != 0) {
        if (block.busyPort != 0) {
            emit logged(QStringLiteral("%1: clients connect to 127.0.0.1:%2 to %3 instead")
                            .arg(busy)
                            .arg(block.first)
                            .arg(block.first + last));
        }
        return true;
    }
    const QString offer = block.nextFree == 0 ? QStringLiteral("no block above it is free")
                                              : QStringLiteral("the next free block is %1 to %2 (--client-port %1)")
                                                    .arg(block.nextFree)
                                                    .arg(block.nextFree + last);
    m_ended = m_options.whenBusy == WhenBusy::Refuse;
    if (m_ended) {
        emit portsBusy(QStringLiteral("%1; %2").arg(busy, offer));
    } else {
        emit logged(QStringLiteral("%1; %2: no outside client can connect").arg(busy, offer));
    }
    return !m_ended;
}

void LabEnsemble::stop() {
    if (m_timer) m_timer->stop();
    if (!std::exchange(m_ended, true) && m_lab) {
        collect();
        publish();
    }
    m_gateway.reset();
    m_timer.reset();
    setCheckHook(nullptr);
}

template <class Work>
bool LabEnsemble::guarded(Work&& work) {
    if (m_ended) return false;
    try {
        work();
    } catch (const CheckFailed& broken) {
        endWith(QString::fromStdString(broken.what()));
    }
    return !m_ended;
}

void LabEnsemble::endWith(const QString& why) {
    m_ended = true;
    m_pumping = false;
    if (m_timer) m_timer->stop();
    if (m_gateway) m_gateway->closeAll();
    emit failed(why);
}

std::string LabEnsemble::writeReport(const std::string& message) {
    const QString name = m_log.writeReport(message);
    if (name.isEmpty()) return "the seed and the commands could not be written to a file";
    return "seed and commands are in " + name.toStdString();
}

void LabEnsemble::execute(const command::Command& command, trace::CommandSource source) {
    const QString text = QString::fromStdString(command::format(command));
    if (connectionOf(command) && source == trace::CommandSource::User) {
        emit commandAnswered(text, false,
                             QStringLiteral("conn is reserved for outside clients: connect one to a port"));
        return;
    }
    Result<std::string> answer = Error{{}, "the ensemble does not run"};
    guarded([&] {
        if (!m_lab) return;
        pump();
        answer = run(command, source, false);
        exchange();
    });
    emit commandAnswered(text, answer.ok(),
                         QString::fromStdString(answer.ok() ? answer.value() : answer.error().message()));
}

void LabEnsemble::reportStatus() {
    QString text = QStringLiteral("the ensemble does not run");
    guarded([&] {
        if (m_lab) text = QString::fromStdString(m_lab->status());
    });
    emit statusReported(text);
}

void LabEnsemble::setPace(const Pace& pace) {
    guarded([&] {
        if (!m_lab) return;
        pump();
        m_clock.setPace(pace);
        m_waitingSaid = 0;
        m_timer->start(pace.paused ? PausedTickMs : TickMs);
        reportPace(0);
    });
}

void LabEnsemble::stepEvent() {
    guarded([&] {
        if (!m_lab || !m_clock.pace().paused) return;
        beforeStep();
        if (!m_lab->step()) emit logged(QStringLiteral("nothing is pending"));
        exchange();
        collect();
        publish();
    });
}

void LabEnsemble::stepMessage() {
    guarded([&] {
        if (!m_lab || !m_clock.pace().paused) return;
        beforeStep();
        bool delivered = false;
        for (int i = 0; i < MaxStepEvents && !delivered && m_lab->step(); ++i) {
            const std::size_t before = m_batch.records.size();
            exchange();
            if (m_gateway->nextPing() <= m_lab->now()) m_gateway->tick(m_lab->now());
            takeOutsideCommands();
            collect();
            delivered = deliveredMessage(before);
        }
        if (!delivered) emit logged(QStringLiteral("no message is on its way"));
        publish();
    });
}

/// What outside clients asked for during the pause enters with the step.
void LabEnsemble::beforeStep() {
    collect();
    takeOutsideCommands();
    exchange();
}

bool LabEnsemble::deliveredMessage(std::size_t fromRecord) const {
    return std::any_of(m_batch.records.begin() + static_cast<std::ptrdiff_t>(fromRecord), m_batch.records.end(),
                       [](const trace::Record& record) {
                           const auto* received = trace::as<trace::MessageReceived>(record);
                           return received && !trace::isHeartbeat(received->kind);
                       });
}

void LabEnsemble::tick() {
    guarded([this] {
        pump();
        m_gateway->tick(m_lab->now());
        const qint64 now = m_wall.nsecsElapsed() / 1000;
        if (now - m_lastPublishUs < FrameUs || consumerBehind()) return;
        reportPace(now - m_lastPublishUs);
        m_lastPublishUs = now;
        collect();
        publish();
    });
}

void LabEnsemble::outsideWants() {
    if (m_pumping || !m_lab) return;
    if (!m_clock.pace().paused) {
        guarded([this] { pump(); });
        return;
    }
    const int waiting = m_gateway->waiting();
    if (waiting > m_waitingSaid) {
        emit logged(QStringLiteral("paused: %1 until the Lab runs on")
                        .arg(plural(waiting, QStringLiteral("outside connection waits"),
                                    QStringLiteral("outside connections wait"))));
    }
    m_waitingSaid = std::max(m_waitingSaid, waiting);
}

void LabEnsemble::pump() {
    const qint64 now = m_wall.nsecsElapsed() / 1000;
    const qint64 passed = now - std::exchange(m_lastWallUs, now);
    if (m_clock.pace().paused || consumerBehind()) {
        m_clock.drop();
        return;
    }
    m_pumping = true;
    m_clock.grant(passed);
    advance();
    // A reply may let a held request through at once; more than a few rounds wait for the next go.
    for (int round = 0; round < MaxRounds && m_gateway->waiting() > 0; ++round) {
        takeOutsideCommands();
        exchange();
    }
    m_pumping = false;
}

void LabEnsemble::advance() {
    QElapsedTimer work;
    work.start();
    while (work.nsecsElapsed() / 1000 < WorkUs) {
        const VirtualTime now = m_lab->now();
        const bool inFlight = m_lab->protocolInFlight();
        VirtualTime until = m_clock.reach(now, inFlight);
        if (until == now) return;
        until = std::min({until, now + Stride, m_gateway->nextPing()});
        // The speed may change with any event: automatic pace goes from one to the next.
        if (m_clock.pace().automatic) until = std::min(until, m_lab->nextEventAt().value_or(until));
        until = std::max(until, now);
        m_lab->runUntil(until);
        m_clock.spend(until - now, inFlight);
        exchange();
        if (m_gateway->nextPing() <= until) {
            m_gateway->tick(until);
            takeOutsideCommands();
        }
    }
    m_clock.drop();
}

void LabEnsemble::takeOutsideCommands() {
    const auto commands = m_gateway->takeCommands();
    for (const OutsideCommand& each : commands) {
        const auto answer = run(each.command, trace::CommandSource::OutsideClient, each.keepAlive);
        if (!answer.ok()) m_gateway->refused(connectionOf(each.command), answer.error().message());
    }
    if (!commands.empty()) m_lab->runUntil(m_lab->now());  // what a replica can answer at once, it answers now
}

Result<std::string> LabEnsemble::run(const command::Command& command, trace::CommandSource source, bool keepAlive) {
    // Kept before it runs: when it breaks the engine, the report must end with it. A refused command changes nothing,
    // so it may stay: a replay refuses it again.
    m_log.add({m_lab->now(), source, command, keepAlive});
    return m_lab->execute(command, source);
}

void LabEnsemble::exchange() {
    syncNodes();
    const auto outputs = m_lab->takeClientOutput();
    if (!outputs.empty()) m_gateway->deliver(outputs, m_lab->now());
    logAnswers();
    const NodeId leader = m_lab->leader();
    if (leader != m_leader) {
        m_leader = leader;
        emit leaderChanged(leader);
    }
}

void LabEnsemble::syncNodes() {
    for (const NodeId node : m_lab->membership().all().nodes()) {
        m_gateway->setNode(node, m_lab->alive(node), m_lab->frozen(node));
    }
}

void LabEnsemble::logAnswers() {
    for (const sim::ClientAnswer& answer : m_lab->takeClientAnswers()) {
        std::string line = answer.client + " #" + std::to_string(answer.request) + ": ";
        line += answer.connectionLoss ? "connection loss, outcome unknown" : tree::toString(answer.error);
        if (!answer.path.empty()) line += " " + answer.path;
        if (!answer.data.empty()) line += " \"" + answer.data + "\"";
        if (!answer.connectionLoss) line += " zxid " + toString(answer.zxid);
        emit logged(QString::fromStdString(line));
    }
}

void LabEnsemble::collect() {
    append(m_batch, m_lab->takeBatch());
}

void LabEnsemble::publish() {
    if (m_published && m_batch.records.empty() && m_batch.upTo == m_publishedUpTo) return;
    m_published = true;
    m_publishedUpTo = m_batch.upTo;
    m_suite->observe(m_batch, m_lab->tables());
    sendUp(std::make_shared<const trace::Batch>(std::exchange(m_batch, {})));
}

void LabEnsemble::reportPace(qint64 wallUs) {
    const LabClock::Report now = m_clock.report(m_lab->protocolInFlight(), wallUs);
    if (now == m_reported) return;
    m_reported = now;
    emit paceChanged(now.speed, now.why);
}

}  // namespace qs::app
