#include "app/ensemble/lab_ensemble.h"

#include <algorithm>
#include <utility>

#include "engine/base/overload.h"

namespace qs::app {

namespace {

constexpr qint64 FrameUs = 16'000;         ///< batches go up at most this often,
constexpr std::size_t LargeBatch = 4'000;  ///< unless they hold so many records: a window takes them up at once

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
    return sim::Lab(configOf(options)).setting();
}
const sim::LabConfig& configOf(const LabEnsembleOptions& options) {
    return options.scenario ? options.scenario->config : options.lab;
}

LabEnsemble::LabEnsemble(const LabEnsembleOptions& options) : m_options(options) {
    m_clock.setPace(options.pace);
}

LabEnsemble::~LabEnsemble() = default;

void LabEnsemble::start() {
    if (m_run || m_ended) return;
    setCheckHook([this](const std::string& message) { return writeReport(message); });
    guarded([this] {
        if (m_options.scenario) {
            m_run.emplace(*m_options.scenario);
        } else {
            m_run.emplace(m_options.lab);
        }
        if (m_options.scenario && m_options.repeat) {
            m_goal = RunGoal{RunGoal::What::ScenarioEnd};
            m_clock.setPace(Pace{false, true, m_options.pace.speed});
        }
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
    m_gateway = std::make_unique<Gateway>(lab().membership().all().size());
    connect(m_gateway.get(), &Gateway::endpointsChanged, this, &Ensemble::endpointsChanged);
    connect(m_gateway.get(), &Gateway::clientsChanged, this, &Ensemble::clientsChanged);
    connect(m_gateway.get(), &Gateway::logged, this, &Ensemble::logged);
    connect(m_gateway.get(), &Gateway::commandsWaiting, this, &LabEnsemble::outsideWants);
    if (m_options.scenario) m_gateway->reserve(lastOutsideConnection(*m_options.scenario));
    if (m_options.clientPort == 0) return true;
    const PortBlock block = m_gateway->listen(m_options.clientPort, m_options.whenBusy);
    const int last = lab().membership().all().size() - 1;
    if (block.first != 0) {
        if (block.busyPort != 0) {
            emit logged(QStringLiteral("port %1 is in use: clients connect to 127.0.0.1:%2 to %3 instead")
                            .arg(block.busyPort)
                            .arg(block.first)
                            .arg(block.first + last));
        }
        return true;
    }
    const QString words = busyWords(block, last + 1);
    m_ended = m_options.whenBusy == WhenBusy::Refuse;
    if (m_ended) {
        emit portsBusy(words);
    } else {
        emit logged(QStringLiteral("%1: no outside client can connect").arg(words));
    }
    return !m_ended;
}

void LabEnsemble::stop() {
    if (m_timer) m_timer->stop();
    if (!std::exchange(m_ended, true) && m_run) {
        collect();
        publish();
    }
    m_gateway.reset();
    m_timer.reset();
    setCheckHook(nullptr);
}

void LabEnsemble::endWith(const QString& why) {
    m_ended = true;
    m_pumping = false;
    if (m_timer) m_timer->stop();
    if (m_gateway) m_gateway->closeAll();
    emit failed(why);
}

std::string LabEnsemble::writeReport(const std::string& message) {
    const QString name =
        m_run ? m_run->log().writeReport(message) : CommandLog(configOf(m_options)).writeReport(message);
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
        if (!m_run) return;
        if (repeating()) {
            answer = Error{{}, "the saved run is being repeated: wait until it stands where it was saved"};
            return;
        }
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
        if (m_run) text = QString::fromStdString(lab().status());
    });
    emit statusReported(text);
}

void LabEnsemble::tick() {
    guarded([this] {
        pump();
        if (!repeating()) m_gateway->tick(lab().now());
        const qint64 now = m_wall.nsecsElapsed() / 1000;
        if (consumerBehind()) return;
        collect();
        if (now - m_lastPublishUs < FrameUs && m_batch.records.size() < LargeBatch) return;
        reportPace(now - m_lastPublishUs);
        reportRate();
        m_lastPublishUs = now;
        publish();
    });
}

void LabEnsemble::outsideWants() {
    if (m_pumping || !m_run) return;
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

void LabEnsemble::reportRun(const QString& name) {
    QString text;
    guarded([&] {
        if (!m_run) return;
        pump();
        text = QString::fromStdString(m_run->log().text(name.toStdString(), m_run->end(), m_recordedFrom));
    });
    if (!text.isEmpty()) emit runReported(text);
}

void LabEnsemble::setRecording(bool on) {
    guarded([&] {
        m_recordedFrom.reset();
        if (on && m_run) m_recordedFrom = m_run->log().given();
    });
}

void LabEnsemble::takeOutsideCommands(const QDeadlineTimer& enough) {
    const auto commands = m_gateway->takeCommands();
    for (const OutsideCommand& each : commands) {
        const auto answer = run(each.command, trace::CommandSource::OutsideClient, each.keepAlive);
        if (!answer.ok()) m_gateway->refused(connectionOf(each.command), answer.error().message());
    }
    if (!commands.empty()) workUntil(lab().now(), enough);
}

Result<std::string> LabEnsemble::run(const command::Command& command, trace::CommandSource source, bool keepAlive) {
    return m_run->execute(command, source, keepAlive);
}

void LabEnsemble::exchange() {
    syncNodes();
    const auto outputs = lab().takeClientOutput();
    if (!outputs.empty()) m_gateway->deliver(outputs, lab().now());
    logAnswers();
    const NodeId leader = lab().leader();
    if (leader != m_leader) {
        m_leader = leader;
        emit leaderChanged(leader);
    }
}

void LabEnsemble::syncNodes() {
    for (const NodeId node : lab().membership().all().nodes()) {
        m_gateway->setNode(node, lab().alive(node), lab().frozen(node));
    }
}

void LabEnsemble::logAnswers() {
    for (const client::NamedAnswer& answer : m_run->takeAnswers())
        emit logged(QString::fromStdString(client::line(answer)));
}

void LabEnsemble::collect() {
    const std::size_t before = m_batch.records.size();
    append(m_batch, m_run->takeBatch());
    m_rateRecords += m_batch.records.size() - before;
}

void LabEnsemble::publish() {
    const bool nothing = m_batch.records.empty() && m_batch.sayings.empty() && m_batch.upTo == m_publishedUpTo;
    if (m_published && nothing) return;
    m_published = true;
    m_publishedUpTo = m_batch.upTo;
    sendUp(std::make_shared<const trace::Batch>(std::exchange(m_batch, {})));
}

}  // namespace qs::app
