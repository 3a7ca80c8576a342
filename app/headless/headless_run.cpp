#include "app/headless/headless_run.h"

#include <unistd.h>

#include <QCoreApplication>
#include <QTimer>
#include <cerrno>
#include <cstdio>

namespace qs::app {

namespace {

constexpr const char* Help =
    "kill NODES, restart NODES, freeze NODES, thaw NODES, poweroff NODES, slow NODES TIME|ok, skew NODES TIME, "
    "drift NODES N, cut LINK, heal LINK, heal all, hold [KIND] LINK, release [KIND] LINK, release all, "
    "deliver [KIND] LINK, drop [KIND] LINK, duplicate [KIND] LINK, hold timers NODES, release timers NODES, delay LINK "
    "TIME|ok, clog LINK TIME, reset LINK, reset client NAME, "
    "disk NODES full|failing|slow N|hold|sync|crash N|poweroff N|lying|wipe|rot|ok, fire TIMER NODES, client NAME at "
    "NODES, "
    "client NAME: REQUEST, "
    "status, help, quit, end (of an ensemble that was taken up, with its servers); NODES is [any] SET [not SET], a SET "
    "a number, leader, follower, "
    "followers, observers, minority, majority, all, or several joined by commas, a LINK SET->SET or SET<->SET";

void logLine(const QString& line) {
    std::fprintf(stderr, "%s\n", qUtf8Printable(line));
}

/// False when standard output is gone, or a signal to quit came while it was full.
bool writeAll(const QByteArray& bytes) {
    qsizetype done = 0;
    while (done < bytes.size()) {
        const ssize_t count =
            ::write(STDOUT_FILENO, bytes.constData() + done, static_cast<size_t>(bytes.size() - done));
        if (count > 0) done += count;
        if (count < 0 && (errno != EINTR || QuitSignals::arrived())) return false;
    }
    return true;
}

}  // namespace

HeadlessRun::HeadlessRun(const World& world, std::unique_ptr<TraceFile> trace, bool keep)
    : m_trace(std::move(trace)), m_ensemble(makeEnsemble(world)), m_desk(m_ensemble), m_input(STDIN_FILENO) {
    connectEnsemble();
    if (keep) {
        const QString folder = folderOf(std::get<LocalEnsembleOptions>(world));
        m_kept = std::make_unique<KeptServer>(folder, settingOf(world), m_ensemble, m_desk);
        connect(m_kept.get(), &KeptServer::endAsked, this, [this] { finish(0); });
    }
    connect(&m_input, &LineInput::line, this, &HeadlessRun::takeLine);
    connect(&m_input, &LineInput::overlong, this, &HeadlessRun::refuseOverlong);
    connect(&m_input, &LineInput::ended, this, [this] {
        if (m_kept) return;
        m_lines.enqueue(QByteArray());
        proceed();
    });
    connect(&m_quit, &QuitSignals::quitAsked, this, [this] { finish(0); });
}

HeadlessRun::~HeadlessRun() = default;

void HeadlessRun::connectEnsemble() {
    Ensemble* ensemble = &m_ensemble.ensemble();
    connect(ensemble, &Ensemble::endpointsChanged, this, &HeadlessRun::onEndpoints);
    connect(ensemble, &Ensemble::leaderChanged, this, &HeadlessRun::onLeader);
    connect(ensemble, &Ensemble::batchReady, this, &HeadlessRun::onBatch);
    connect(ensemble, &Ensemble::logged, this, [](const QString& line) { logLine(line); });
    connect(ensemble, &Ensemble::portsBusy, this, [this](const QString& text) {
        logLine(QStringLiteral("quorumscope: ") + text);
        finish(2);
    });
    connect(ensemble, &Ensemble::failed, this, [this](const QString& text) {
        if (m_finished) return;
        logLine(QStringLiteral("quorumscope: the ensemble ended: ") + text);
        QTimer::singleShot(0, this, [this] { finish(1); });  // after the answer to the command that broke it
    });
}

void HeadlessRun::start() {
    m_ensemble.start();
}

void HeadlessRun::stop() {
    m_ensemble.stop();
    QCoreApplication::sendPostedEvents(this, QEvent::MetaCall);
}

void HeadlessRun::takeLine(const QByteArray& text) {
    const QByteArray trimmed = text.trimmed();
    if (trimmed.isEmpty() || trimmed.startsWith('#')) return;
    m_lines.enqueue(trimmed);
    proceed();
}

void HeadlessRun::refuseOverlong() {
    m_lines.enqueue(QByteArray(LineInput::MaxLine, ' '));
    proceed();
}

void HeadlessRun::proceed() {
    while (m_serving && !m_busy && !m_finished && !m_lines.isEmpty())
        handle(m_lines.dequeue());
    m_input.setEnabled(!m_finished && m_lines.size() < MaxWaitingLines);
}

void HeadlessRun::handle(const QByteArray& text) {
    if (text.isNull()) {
        finish(0);
    } else if (text == "quit") {
        answer(true, QStringLiteral("quit"));
        finish(0);
    } else if (text == "end") {
        answer(true, QStringLiteral("end"));
        m_ensemble.end();
        finish(0);
    } else if (text == "help") {
        answer(true, QString::fromUtf8(Help));
    } else if (text == "status") {
        m_busy = true;
        m_desk.reportStatus(answered());
    } else if (text.size() >= LineInput::MaxLine) {
        answer(false, QStringLiteral("a command may have %1 bytes at most").arg(LineInput::MaxLine));
    } else if (const auto command = command::parse(text.toStdString()); command.ok()) {
        m_busy = true;
        m_desk.execute(command.value(), trace::CommandSource::User, answered());
    } else {
        answer(false, QString::fromStdString(command.error().message()));
    }
}

EnsembleDesk::Answered HeadlessRun::answered() {
    return [this](bool ok, const QString& text) {
        m_busy = false;
        answer(ok, text);
        proceed();
    };
}

void HeadlessRun::onEndpoints(const QList<Endpoint>& endpoints) {
    m_addresses.clear();
    for (const Endpoint& each : endpoints)
        if (each.port != 0) m_addresses.append(QStringLiteral("127.0.0.1:%1").arg(each.port));
    if (!m_kept || m_finished) return;
    if (const QString problem = m_kept->listen(); !problem.isEmpty()) {
        logLine(QStringLiteral("quorumscope: ") + problem);
        finish(2);
    }
}

void HeadlessRun::onLeader(NodeId leader) {
    if (!leader || m_serving) return;
    m_serving = true;
    print(QStringLiteral("serving ") + m_addresses.join(QLatin1Char(',')));
    proceed();
}

void HeadlessRun::onBatch(const trace::BatchPtr& batch) {
    m_ensemble.ensemble().acknowledge();
    for (const trace::Finding& finding : batch->findings) {
        logLine(QStringLiteral("check %1 violated at record %2: %3")
                    .arg(QString::fromStdString(finding.check))
                    .arg(finding.record)
                    .arg(QString::fromStdString(finding.text)));
    }
    if (m_kept) m_kept->feed(*batch);
    if (m_trace && !m_trace->write(*batch)) {
        logLine(QStringLiteral("quorumscope: ") + m_trace->problem());
        m_trace.reset();
        finish(2);
    }
}

void HeadlessRun::answer(bool ok, const QString& text) {
    QString line = (ok ? QStringLiteral("ok ") : QStringLiteral("error ")) + text;
    line.replace(QLatin1Char('\n'), QLatin1Char(' '));
    print(line.trimmed());
}

void HeadlessRun::print(const QString& line) {
    if (!writeAll(line.toUtf8() + '\n')) finish(0);
}

void HeadlessRun::finish(int status) {
    if (m_finished) return;
    m_finished = true;
    if (m_kept) m_kept->close();
    QCoreApplication::exit(status);
}

}  // namespace qs::app
