#include "app/ensemble/kept_ensemble.h"

#include <signal.h>

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <algorithm>
#include <iterator>
#include <utility>

#include "app/ensemble/kept_socket.h"
#include "engine/base/overload.h"

namespace qs::app {

using namespace Qt::StringLiterals;

namespace {

constexpr int AgainMs = 16;
constexpr qint64 MostTries = 20'000 / AgainMs;     ///< until it listens
constexpr qint64 TriesAfterAll = 4'000 / AgainMs;  ///< another may have been begun, or be about to end
constexpr int SilentMs = 2'000;                    ///< until it is said
constexpr qint64 LongestLog = qint64{1} << 20;
constexpr int EndMs = 5'000;  ///< for all servers to end in order
constexpr qint64 ReadAtOnce = qint64{1} << 20;
constexpr qint64 MostUnread = 4 * ReadAtOnce;
constexpr std::size_t RecordsAtOnce = 4096;

/// What begins a process that keeps it.
QStringList argumentsFor(const LocalEnsembleOptions& options) {
    QStringList out{u"--headless"_s, u"--keep-running"_s, u"--world"_s, u"local"_s};
    std::visit(overload{
                   [&](const OwnServers& own) {
                       out << u"--data-dir"_s << own.folder << u"--replicas"_s << QString::number(own.voters)
                           << u"--observers"_s << QString::number(own.observers) << u"--client-port"_s
                           << QString::number(own.clientPort);
                       // One at least: without any the folder's own count.
                       for (const QString& line : own.ownLines.split(u'\n'))
                           out << u"--set"_s << line;
                   },
                   [&](const ServerSet& set) { out << u"--configs"_s << set.folder; },
               },
               options.servers);
    return out;
}

}  // namespace

KeptEnsemble::KeptEnsemble(const LocalEnsembleOptions& options) : m_options(options), m_suite(settingOf(options)) {}

KeptEnsemble::~KeptEnsemble() {
    if (m_socket) m_socket->disconnect(this);
}

QString KeptEnsemble::keeperLog() const {
    return folderOf(m_options) + u"/manager.log"_s;
}

void KeptEnsemble::start() {
    m_socket = std::make_unique<QLocalSocket>();
    m_socket->setReadBufferSize(MostUnread);
    m_again = std::make_unique<QTimer>();
    m_again->setSingleShot(true);
    connect(m_socket.get(), &QLocalSocket::connected, this, &KeptEnsemble::onConnected);
    connect(m_socket.get(), &QLocalSocket::readyRead, this, &KeptEnsemble::read);
    connect(m_socket.get(), &QLocalSocket::disconnected, this, &KeptEnsemble::onDisconnected);
    connect(m_socket.get(), &QLocalSocket::errorOccurred, this, [this] {
        if (m_stage == Stage::Searching) onRefused();
    });
    connect(m_again.get(), &QTimer::timeout, this, [this] { isConnected() ? read() : connectOnce(); });
    if (keptSocket(folderOf(m_options)).isEmpty())
        return giveUp(u"the servers cannot be kept: there is no folder that is this user's alone"_s);
    connectOnce();
}

void KeptEnsemble::connectOnce() {
    const QString found = findKeptSocket(folderOf(m_options));
    m_socket->connectToServer(found.isEmpty() ? keptSocket(folderOf(m_options)) : found);
}

void KeptEnsemble::onConnected() {
    if (m_stage != Stage::Searching) return;
    m_stage = Stage::Connected;
    QTimer::singleShot(SilentMs, m_socket.get(), [this] {
        if (m_stage == Stage::Connected)
            emit logged(u"the process that keeps the servers is silent: it may be frozen"_s);
    });
}

void KeptEnsemble::beginKeeper() {
    QDir().mkpath(folderOf(m_options));
    QProcess keeper;
    keeper.setProgram(QCoreApplication::applicationFilePath());
    keeper.setArguments(argumentsFor(m_options));
    keeper.setStandardInputFile(QProcess::nullDevice());
    keeper.setStandardOutputFile(QProcess::nullDevice());
    if (QFileInfo(keeperLog()).size() > LongestLog) QFile::remove(keeperLog());
    m_logBegin = QFileInfo(keeperLog()).size();
    keeper.setStandardErrorFile(keeperLog(), QIODevice::Append);
    if (!keeper.startDetached(&m_keeper)) giveUp(keeper.errorString());
}

/// Nobody listens, yet or any more.
void KeptEnsemble::onRefused() {
    if (m_stage == Stage::Ended) return;
    m_stage = Stage::Searching;
    if (m_keeper == 0) beginKeeper();
    const bool gone = m_keeper != 0 && ::kill(static_cast<pid_t>(m_keeper), 0) != 0;
    if (gone) ++m_triesAfterAll;
    if (m_stage == Stage::Ended) return;  // it could not be begun
    if (++m_tries < MostTries && m_triesAfterAll < TriesAfterAll) return m_again->start(AgainMs);
    QFile log(keeperLog());
    const bool read = log.open(QIODevice::ReadOnly) && log.seek(m_logBegin);
    const QStringList lines = read ? QString::fromUtf8(log.readAll()).trimmed().split(u'\n') : QStringList();
    const QString prefix = u"quorumscope: "_s;
    const QString last = lines.isEmpty() ? QString() : lines.last();
    giveUp(last.startsWith(prefix) ? last.mid(prefix.size())
                                   : u"the process that is to keep the servers does not answer"_s);
}

void KeptEnsemble::onDisconnected() {
    if (m_stage == Stage::Connected) return onRefused();  // it was about to end
    const bool wanted = m_stage == Stage::Ending;
    while (readOnce()) {
    }
    giveUp(wanted ? u"it was ended from here"_s : u"the process that keeps the servers has ended"_s);
}

void KeptEnsemble::giveUp(const QString& why) {
    if (m_stage == Stage::Ended) return;
    sendUpTrace();
    m_stage = Stage::Ended;
    m_again->stop();
    while (!m_asked.isEmpty())
        answerNext(false, u"the ensemble does not run"_s);
    emit endpointsChanged({});
    emit failed(why);
}

void KeptEnsemble::answerNext(bool ok, const QString& text) {
    const QString command = m_asked.isEmpty() ? QString() : m_asked.dequeue();
    if (command.isEmpty()) {
        emit statusReported(text);
    } else {
        emit commandAnswered(command, ok, text);
    }
}

void KeptEnsemble::stop() {
    if (m_stage == Stage::Ending) m_socket->waitForDisconnected(EndMs);
    m_stage = Stage::Ended;
    m_again.reset();
    if (!m_socket) return;
    m_socket->disconnect(this);
    m_socket->flush();
    m_socket.reset();
}

void KeptEnsemble::end() {
    if (!isConnected()) return;
    m_stage = Stage::Ending;
    m_socket->write(kept::encode(kept::End{}));
}

void KeptEnsemble::execute(const command::Command& command, trace::CommandSource) {
    ask(QString::fromStdString(command::format(command)));
}

void KeptEnsemble::reportStatus() {
    ask({});
}

void KeptEnsemble::ask(const QString& command) {
    m_asked.enqueue(command);
    if (!isConnected()) return answerNext(false, u"the ensemble does not run"_s);
    m_socket->write(kept::encode(kept::Ask{command}));
}

void KeptEnsemble::read() {
    while (m_socket && m_stage != Stage::Ended) {
        if (consumerBehind()) return m_again->start(AgainMs);
        if (!readOnce()) return;
    }
}

/// False: nothing is left to be read now.
bool KeptEnsemble::readOnce() {
    if (m_stage == Stage::Ended) return false;
    auto message = m_said.next();
    if (!message) return giveUp(QString::fromStdString(message.error().message())), false;
    if (*message) return take(**message);
    const QByteArray bytes = m_socket->isOpen() ? m_socket->read(ReadAtOnce) : QByteArray();
    if (bytes.isEmpty()) return sendUpTrace(), false;
    m_said.feed(bytes);
    return true;
}

/// False: nothing more is to be read.
bool KeptEnsemble::take(const kept::Message& message) {
    return std::visit(overload{
                          [this](const kept::Hello& m) {
                              if (m_stage == Stage::Connected) m_stage = Stage::Greeted;
                              if (m.version == kept::Version) {
                                  emit paceChanged(1.0, {});
                                  return true;
                              }
                              giveUp(u"another version of this program keeps the servers"_s);
                              return false;
                          },
                          [this](const kept::Trace& m) { return takeTrace(m); },
                          [this](const kept::Answer& m) { return answerNext(m.ok, m.text), true; },
                          [this](const kept::Endpoints& m) { return emit endpointsChanged(m.endpoints), true; },
                          [this](const kept::Leader& m) { return emit leaderChanged(m.leader), true; },
                          [this](const kept::Rate& m) { return emit rateMeasured(m.records, 1.0), true; },
                          [this](const kept::Usage& m) { return emit usageMeasured(m.usage), true; },
                          [this](const kept::Line& m) { return emit logged(m.text), true; },
                          [this](const kept::Unseen& m) { return emit logged(m.why), true; },
                          [this](const kept::Over& m) { return giveUp(m.why), false; },
                          [this](const auto&) { return giveUp(u"what it says cannot be understood"_s), false; },
                      },
                      message);
}

bool KeptEnsemble::takeTrace(const kept::Trace& message) {
    m_pieces.assign(message.sections.constData(), static_cast<std::size_t>(message.sections.size()));
    if (!m_reader) {
        auto reader = trace::StreamReader::open(m_pieces);
        if (!reader) return giveUp(QString::fromStdString(reader.error().message())), false;
        m_reader = std::move(reader).value();
        if (m_reader->setting().membership != settingOf(m_options).membership)
            return giveUp(u"the ensemble that runs in %1 has other members"_s.arg(folderOf(m_options))), false;
    } else {
        m_reader->goOn(m_pieces);
    }
    m_read.upTo = message.upTo;
    for (;;) {
        auto batch = m_reader->next(RecordsAtOnce);
        if (!batch) return giveUp(QString::fromStdString(batch.error().message())), false;
        const bool last = batch->records.empty();
        std::ranges::move(batch->records, std::back_inserter(m_read.records));
        std::ranges::move(batch->texts, std::back_inserter(m_read.texts));
        std::ranges::move(batch->txns, std::back_inserter(m_read.txns));
        if (last) break;
    }
    if (m_read.records.size() >= RecordsAtOnce) sendUpTrace();
    return true;
}

void KeptEnsemble::sendUpTrace() {
    const bool isNews = !m_read.records.empty() || !m_read.texts.empty() || !m_read.txns.empty();
    if (!isNews && m_read.upTo <= m_sentUpTo) return;
    m_sentUpTo = m_read.upTo;
    m_tables.append(m_read.texts, m_read.txns);
    m_suite.observe(m_read, m_tables);
    sendUp(std::make_shared<const trace::Batch>(std::exchange(m_read, {})));
}

}  // namespace qs::app
