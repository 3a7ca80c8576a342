// One running ensemble behind one interface, whatever its world: commands down, trace batches up. Lives on its own
// thread; every slot is called through queued connections and every signal is delivered queued.
#pragma once

#include <QObject>
#include <QString>
#include <QStringList>
#include <atomic>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>

#include "app/ensemble/handoff.h"
#include "app/ensemble/process_meter.h"
#include "app/ensemble/run_goal.h"
#include "engine/command/command.h"
#include "engine/sim/lab.h"
#include "engine/trace/batch.h"

namespace qs::app {

/// How time runs. The Lab's speed is virtual time per wall second.
struct Pace {
    bool paused = false;
    bool automatic = true;  ///< slow while messages other than heartbeats are in flight, 1x between
    double speed = 1.0;     ///< used when not automatic; > 0
    bool operator==(const Pace&) const = default;
};

/// Where outside clients can connect.
struct Endpoint {
    NodeId node;
    quint16 port = 0;  ///< 0: not listening
    bool operator==(const Endpoint&) const = default;
};

/// One outside client, for the list of connections.
struct OutsideClient {
    ConnectionId connection;
    NodeId node;
    QString address;  ///< "127.0.0.1:51034"
    bool operator==(const OutsideClient&) const = default;
};

/// What the process of one replica takes of this machine.
struct ReplicaUsage {
    NodeId node;
    ProcessUsage usage;
    bool operator==(const ReplicaUsage&) const = default;
};

class Ensemble : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    /// The consumer takes one batch up, before it reads it. Safe from any thread; never blocks.
    void acknowledge() {
        handoff::takeOver();
        m_waiting.fetch_sub(1, std::memory_order_relaxed);
    }
    /// `work` runs on the thread of this object, in the order of posting. Safe from any thread; never blocks for long.
    void post(std::function<void(Ensemble&)> work) {
        {
            const std::lock_guard lock(m_postbox);
            m_posted.push_back(std::move(work));
        }
        QMetaObject::invokeMethod(this, &Ensemble::workPosted, Qt::QueuedConnection);
    }
    /// With more than this many batches on their way the ensemble waits.
    static constexpr int MaxWaiting = 8;

public slots:
    virtual void start() = 0;
    virtual void stop() = 0;
    /// One that goes on after stop() ends, too, with all its servers.
    virtual void end() {}
    /// Answered by exactly one commandAnswered, in order.
    virtual void execute(const qs::command::Command& command, qs::trace::CommandSource source) = 0;
    virtual void setPace(const qs::app::Pace& pace) = 0;
    virtual void stepEvent() = 0;    ///< handles one event while paused
    virtual void stepMessage() = 0;  ///< runs until a message other than a heartbeat was delivered, while paused
    /// Runs, and pauses as soon as the goal is met: goalReached. Another pace chosen meanwhile gives the goal up.
    virtual void runUntil(const qs::app::RunGoal& goal) = 0;
    /// Answered by one runReported.
    virtual void reportRun(const QString& name) = 0;
    /// A saved run says from which command on it was recorded.
    virtual void setRecording(bool on) = 0;
    /// Answered by one statusReported, in order with the answers to commands.
    virtual void reportStatus() = 0;

signals:
    /// At most one per frame (16 ms), in order. Every consumer that counts calls acknowledge() once for each.
    void batchReady(qs::trace::BatchPtr batch);
    void commandAnswered(const QString& command, bool ok, const QString& text);
    void statusReported(const QString& text);
    void endpointsChanged(const QList<qs::app::Endpoint>& endpoints);
    void clientsChanged(const QList<qs::app::OutsideClient>& clients);
    /// The established leader that now serves; no node: none does.
    void leaderChanged(qs::NodeId leader);
    /// Speed in force now (virtual seconds per wall second) and why: "paused", "slow: messages in flight", "1x".
    void paceChanged(double speed, const QString& why);
    /// A few times a second while it runs: records and virtual seconds per wall second.
    void rateMeasured(double recordsPerSecond, double realTime);
    /// Once a second, of all replicas that are processes and run.
    void usageMeasured(const QList<qs::app::ReplicaUsage>& usage);
    /// It is paused at its goal, or there is nothing more to come. `record`: the one that met it; 0: no single one did.
    void goalReached(quint64 record);
    /// What was done since the start, as a scenario that plays to this moment.
    void runReported(const QString& text);
    /// No client port could be opened: `text` is one line naming the busy port and the next free block. It has ended.
    void portsBusy(const QString& text);
    /// The ensemble ended by itself (a failed internal check); `text` names the file with seed and commands.
    void failed(const QString& text);
    void logged(const QString& line);

protected:
    bool consumerBehind() const { return m_waiting.load(std::memory_order_relaxed) > MaxWaiting; }
    void sendUp(trace::BatchPtr batch) {
        m_waiting.fetch_add(1, std::memory_order_relaxed);
        handoff::handOver();
        emit batchReady(std::move(batch));
    }

private:
    /// One call for each that was posted.
    void workPosted() {
        std::unique_lock lock(m_postbox);
        const std::function<void(Ensemble&)> work = std::move(m_posted.front());
        m_posted.pop_front();
        lock.unlock();
        work(*this);
    }

    std::mutex m_postbox;
    std::deque<std::function<void(Ensemble&)>> m_posted;  ///< guarded by it
    std::atomic<int> m_waiting = 0;                       ///< batches sent up and not taken up
};

}  // namespace qs::app

Q_DECLARE_METATYPE(qs::command::Command)
Q_DECLARE_METATYPE(qs::app::Pace)
Q_DECLARE_METATYPE(qs::trace::BatchPtr)
