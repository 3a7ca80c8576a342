#include "app/ensemble/server_process.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <QSocketNotifier>
#include <cerrno>
#include <cstring>

namespace qs::app {

using namespace Qt::StringLiterals;

namespace {

constexpr int StartMs = 5'000;
constexpr int EndMs = 5'000;
constexpr qsizetype LongestLine = 1024;

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

ServerProcess::ServerProcess(const QString& program, const QString& config, const QString& log, QObject* parent)
    : QObject(parent), m_process(this) {
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

QString ServerProcess::start() {
    m_channel = std::make_unique<Channel>();
    if (!m_channel->ok()) return u"no control channel: %1"_s.arg(QString::fromLocal8Bit(std::strerror(errno)));
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QString::fromLatin1(control::DescriptorVariable), QString::number(m_channel->theirs()));
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
    m_line.clear();
    control::Status begun;
    begun.role = trace::Role::Looking;
    setStatus(begun);
    return {};
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

void ServerProcess::waitForEnd(const QDeadlineTimer& deadline) {
    if (alive() && !m_frozen) m_process.waitForFinished(static_cast<int>(deadline.remainingTime()));
}

/// Whole lines; the last one counts.
void ServerProcess::read() {
    char buffer[4096];
    const ssize_t count = ::recv(m_channel->ours(), buffer, sizeof buffer, MSG_DONTWAIT);
    if (count < 0 && (errno == EAGAIN || errno == EINTR)) return;
    if (count <= 0) return m_channel->notifier->setEnabled(false);  // it ends: finished() says how
    m_line.append(buffer, count);
    for (qsizetype end = m_line.indexOf('\n'); end >= 0; end = m_line.indexOf('\n')) {
        const auto status = control::parseStatus({m_line.constData(), static_cast<std::size_t>(end)});
        m_line.remove(0, end + 1);
        if (status) setStatus(*status);
    }
    if (m_line.size() > LongestLine) m_line.clear();
}

void ServerProcess::onFinished(int exitCode, QProcess::ExitStatus how) {
    m_frozen = false;
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
