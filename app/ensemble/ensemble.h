// One running ensemble behind one interface, whatever its world: commands down, trace batches up. Lives on its own
// thread; every slot is called through queued connections and every signal is delivered queued.
#pragma once

#include <QObject>
#include <QString>
#include <QStringList>
#include <memory>

#include "engine/command/command.h"
#include "engine/sim/lab.h"
#include "engine/trace/batch.h"

namespace qs::app {

/// How time runs. The Lab's speed is virtual time per wall second.
struct Pace {
    bool paused = false;
    bool automatic = true;  ///< slow while messages other than heartbeats are in flight, 1x between
    double speed = 1.0;     ///< used when not automatic
};

/// Where outside clients can connect.
struct Endpoint {
    NodeId node;
    quint16 port = 0;  ///< 0: not listening
};

/// One outside client, for the list of connections.
struct OutsideClient {
    ConnectionId connection;
    NodeId node;
    QString address;  ///< "127.0.0.1:51034"
};

class Ensemble : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

public slots:
    virtual void start() = 0;
    virtual void stop() = 0;
    virtual void execute(const qs::command::Command& command, qs::trace::CommandSource source) = 0;
    virtual void setPace(const qs::app::Pace& pace) = 0;
    virtual void stepEvent() = 0;    ///< handles one event while paused
    virtual void stepMessage() = 0;  ///< runs until a message other than a heartbeat was delivered

signals:
    /// At most one per frame (16 ms), in order. The engine waits when more than 8 are unread (see acknowledge).
    void batchReady(qs::trace::BatchPtr batch);
    void commandAnswered(const QString& command, bool ok, const QString& text);
    void endpointsChanged(const QList<qs::app::Endpoint>& endpoints);
    void clientsChanged(const QList<qs::app::OutsideClient>& clients);
    /// Speed in force now (virtual seconds per wall second) and why: "paused", "slow: messages in flight", "1x".
    void paceChanged(double speed, const QString& why);
    /// The ensemble ended by itself (a failed internal check); `text` names the file with seed and commands.
    void failed(const QString& text);
    void logged(const QString& line);
};

}  // namespace qs::app

Q_DECLARE_METATYPE(qs::command::Command)
Q_DECLARE_METATYPE(qs::app::Pace)
Q_DECLARE_METATYPE(qs::trace::BatchPtr)
