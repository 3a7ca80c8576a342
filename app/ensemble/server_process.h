// One quorumscope-replica as a child process. It does not outlive this one: it is killed with the thread that started
// it, and ends by itself with its control channel. Belongs to one thread, which starts it and waits for it.
#pragma once

#include <QDeadlineTimer>
#include <QObject>
#include <QProcess>
#include <memory>

#include "engine/control/channel.h"
#include "engine/control/order.h"
#include "engine/trace/level.h"

namespace qs::app {

class ServerProcess : public QObject {
    Q_OBJECT
public:
    /// `log`: what it prints is appended there. `level`: of what it tells of itself.
    ServerProcess(const QString& program, const QString& config, const QString& log, trace::Level level,
                  QObject* parent = nullptr);
    ~ServerProcess() override;

    bool alive() const { return m_process.state() != QProcess::NotRunning; }
    bool frozen() const { return m_frozen; }
    /// What it said last; of a dead one: down.
    const control::Status& status() const { return m_status; }
    qint64 pid() const { return m_process.processId(); }

    /// Requires: !alive(). Empty, or why it could not be started. `orders`: in force when it begins.
    QString start(const std::vector<control::Order>& orders);
    /// Its log is begun anew where it has become too long; what it held goes to a second file. To be called now and
    /// then.
    void capLog();
    /// Or what it tells is left where it is: it waits, once that is too much.
    void setListening(bool on);
    /// Requires: alive(). A frozen one obeys once it is thawed. The number of the order: they count from its start.
    std::uint64_t order(const control::Order& order);
    /// SIGKILL; it is dead when this returns.
    void kill();
    /// Requires: alive().
    void freeze();
    void thaw();
    /// SIGTERM; a frozen one does not hear it.
    void askToEnd();
    void waitForEnd(const QDeadlineTimer& deadline);

signals:
    void statusChanged();
    /// So many orders are carried out.
    void obeyed(std::uint64_t orders);
    /// Sections of its trace, see engine/control/channel.h. Before it is said to be dead all of them have come.
    void told(const std::string& sections);
    /// Without having been killed here: `why` says how.
    void endedByItself(const QString& why);

private:
    class Channel;

    void read();
    bool readSome();
    void onFinished(int exitCode, QProcess::ExitStatus how);
    void setStatus(const control::Status& status);

    QProcess m_process;
    const QString m_log;
    const trace::Level m_level;
    std::unique_ptr<Channel> m_channel;
    control::ChannelReader m_said;
    control::Status m_status;
    std::uint64_t m_orders = 0;  ///< that were sent
    bool m_deaf = false;         ///< nothing more comes, or nothing that can be understood
    bool m_frozen = false;
    bool m_killing = false;
};

}  // namespace qs::app
