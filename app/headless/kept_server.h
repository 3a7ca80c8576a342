// Lets windows look at an ensemble that this process keeps, and ask it: each gets all that it has told, from its begin
// on, at the pace at which it reads.
#pragma once

#include <QLocalServer>
#include <QLocalSocket>
#include <QLockFile>
#include <QTimer>
#include <functional>
#include <map>
#include <memory>

#include "app/ensemble/ensemble_desk.h"
#include "app/ensemble/kept_wire.h"
#include "app/headless/trace_spool.h"

namespace qs::app {

class KeptServer : public QObject {
    Q_OBJECT
public:
    /// A window that takes it all up needs more than that.
    static constexpr qint64 MostKept = qint64{512} << 20;

    /// `folder`: where the servers keep their data. `ensemble` and `desk` outlive it.
    KeptServer(const QString& folder, const trace::Setting& setting, EnsembleHandle& ensemble, EnsembleDesk& desk,
               qint64 most = MostKept);
    ~KeptServer() override;

    /// Requires: the ensemble runs, so that nobody else keeps it. Empty, or why windows cannot come. Once is enough.
    QString listen();
    /// Nobody else can come.
    void close();
    void feed(const trace::Batch& batch);

signals:
    /// A window has asked to end it all.
    void endAsked();

private:
    struct Window {
        kept::Decoder said;
        qint64 at = 0;  ///< up to there of the spool was sent
    };
    void listenAgain();
    void accept();
    void greet(QLocalSocket* socket);
    void hear(QLocalSocket* socket);
    void obey(QLocalSocket* socket, const kept::Message& message);
    void pump(QLocalSocket* socket);
    void tellAll(const kept::Message& message);

    const QString m_folder;
    EnsembleDesk& m_desk;
    TraceSpool m_spool;
    QLocalServer m_server;
    QTimer m_looking;                   ///< whether the socket is still there
    std::unique_ptr<QLockFile> m_lock;  ///< nobody else keeps it
    std::map<QLocalSocket*, Window> m_windows;
    kept::Endpoints m_endpoints;
    kept::Leader m_leader;
};

}  // namespace qs::app
