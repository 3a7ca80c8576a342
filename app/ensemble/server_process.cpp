#include "app/ensemble/server_process.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <QFile>
#include <QFileInfo>
#include <QSocketNotifier>
#include <cerrno>
#include <cstring>

namespace qs::app {

using namespace Qt::StringLiterals;

namespace {

constexpr int StartMs = 5'000;
constexpr int EndMs = 5'000;
constexpr int SomeReads = 16;  ///< before others have their turn
constexpr qint64 LongestLog = qint64{4} << 20;

QString wordOf(trace::Level level) {
    switch (level) {
        case trace::Level::Off:
            break;
        case trace::Level::Protocol:
            return u"protocol"_s;
        case trace::Level::Full:
            return u"full"_s;
    }
    return {};
}

}  // namespace

/// A pair of sockets; the other end is the child's alone once it runs.
class ServerProcess::Channel {
public:
    Channel() { m_ok = ::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, m_fds) == 0; }
    ~Channel() {
        closeTheirs();
        if (m_ok) ::close(m_fds[0]);
    }
    Channel(const Channel&) = delete;
    Channel& operator=(const Channel&) = delete;
    bool ok() const { return m_ok; }
    int ours() const { return m_fds[0]; }
    int theirs() const { return m_fds[1]; }
    void closeTheirs() {
        if (m_ok && m_fds[1] >= 0) ::close(m_fds[1]);
        m_fds[1] = -1;
    }
    std::unique_ptr<QSocketNotifier> notifier;

private:
    int m_fds[2] = {-1, -1};
    bool m_ok = false;
};

ServerProcess::ServerProcess(const QString& program, const QString& config, const QString& log, trace::Level level,
                             QObject* parent)
    : QObject(parent), m_process(this), m_log(log), m_level(level) {
    m_process.setProgram(program);
    m_process.setArguments({config});
    m_process.setStandardInputFile(QProcess::nullDevice());
    m_process.setStandardOutputFile(QProcess::nullDevice());
    m_process.setStandardErrorFile(log, QIODevice::Append);
    connect(&m_process, &QProcess::finished, this, &ServerProcess::onFinished);
}

ServerProcess::~ServerProcess() {
    kill();
}

QString ServerProcess::start(const std::vector<control::Order>& orders) {
    m_channel = std::make_unique<Channel>();
    if (!m_channel->ok()) return u"no control channel: %1"_s.arg(QString::fromLocal8Bit(std::strerror(errno)));
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QString::fromLatin1(control::DescriptorVariable), QString::number(m_channel->theirs()));
    environment.insert(QString::fromLatin1(control::TraceVariable), wordOf(m_level));
    QStringList lines;
    for (const control::Order& order : orders)
        lines << QString::fromStdString(control::lineOf(order));
    environment.insert(QString::fromLatin1(control::OrdersVariable), lines.join(u';'));
    m_process.setProcessEnvironment(environment);
    // In the child, before it becomes the server: nothing here may allocate.
    m_process.setChildProcessModifier([theirs = m_channel->theirs(), parent = ::getpid()] {
        ::prctl(PR_SET_PDEATHSIG, SIGKILL);
        if (::getppid() != parent) ::_exit(1);  // it died before it could be heard of
        ::fcntl(theirs, F_SETFD, 0);
    });
    m_process.start();
    if (!m_process.waitForStarted(StartMs)) return m_process.errorString();
    m_channel->closeTheirs();
    m_channel->notifier = std::make_unique<QSocketNotifier>(m_channel->ours(), QSocketNotifier::Read);
    connect(m_channel->notifier.get(), &QSocketNotifier::activated, this, &ServerProcess::read);
    m_said = {};
    m_orders = 0;
    m_deaf = false;
    control::Status begun;
    begun.role = trace::Role::Looking;
    setStatus(begun);
    return {};
}

/// It appends, so it goes on at the new begin. A line that it writes between copy and cut is lost.
void ServerProcess::capLog() {
    if (QFileInfo(m_log).size() <= LongestLog) return;
    const QString before = m_log + u".1"_s;
    QFile::remove(before);
    if (QFile::copy(m_log, before)) QFile::resize(m_log, 0);
}

void ServerProcess::setListening(bool on) {
    if (m_channel && m_channel->notifier && !m_deaf) m_channel->notifier->setEnabled(on);
}

/// A channel that is full of orders to a frozen process loses more of them: there is nobody to notice.
std::uint64_t ServerProcess::order(const control::Order& order) {
    const std::string line = control::lineOf(order) + '\n';
    if (::send(m_channel->ours(), line.data(), line.size(), MSG_DONTWAIT | MSG_NOSIGNAL) > 0) ++m_orders;
    return m_orders;
}

void ServerProcess::kill() {
    if (!alive()) return;
    m_killing = true;
    m_process.kill();
    m_process.waitForFinished(EndMs);
    m_killing = false;
}

void ServerProcess::freeze() {
    ::kill(static_cast<pid_t>(pid()), SIGSTOP);
    m_frozen = true;
}

void ServerProcess::thaw() {
    ::kill(static_cast<pid_t>(pid()), SIGCONT);
    m_frozen = false;
}

void ServerProcess::askToEnd() {
    if (!alive() || m_frozen) return;
    m_killing = true;
    m_process.terminate();
}

/// What it has to tell until then must be taken: it may wait for that.
void ServerProcess::waitForEnd(const QDeadlineTimer& deadline) {
    constexpr int BetweenReadsMs = 5;
    while (alive() && !m_frozen && !deadline.hasExpired()) {
        if (!m_process.waitForFinished(BetweenReadsMs) && m_channel) read();
    }
}

void ServerProcess::read() {
    for (int i = 0; i < SomeReads; ++i)
        if (!readSome()) return;
}

/// False: nothing was there to read.
bool ServerProcess::readSome() {
    char buffer[64 * 1024];
    const ssize_t count = ::recv(m_channel->ours(), buffer, sizeof buffer, MSG_DONTWAIT);
    if (count < 0 && errno == EINTR) return true;
    if (count < 0 && errno == EAGAIN) return false;
    if (count <= 0) {
        m_deaf = true;  // it ends: finished() says how
        m_channel->notifier->setEnabled(false);
        return false;
    }
    m_said.feed({buffer, static_cast<std::size_t>(count)});
    for (;;) {
        auto said = m_said.next();
        if (!said) {
            m_deaf = true;
            m_channel->notifier->setEnabled(false);
            return false;
        }
        if (!*said) return true;
        if (const auto* status = std::get_if<control::Status>(&**said)) {
            setStatus(*status);
        } else if (const auto* done = std::get_if<control::ChannelReader::Done>(&**said)) {
            emit obeyed(done->orders);
        } else {
            emit told(std::get<control::ChannelReader::Sections>(**said).bytes);
        }
    }
}

void ServerProcess::onFinished(int exitCode, QProcess::ExitStatus how) {
    m_frozen = false;
    while (m_channel && readSome()) {
    }
    m_channel.reset();
    setStatus({});
    if (m_killing) return;
    emit endedByItself(how == QProcess::CrashExit ? u"it was killed"_s : u"exit status %1"_s.arg(exitCode));
}

void ServerProcess::setStatus(const control::Status& status) {
    if (m_status == status) return;
    m_status = status;
    emit statusChanged();
}

}  // namespace qs::app
