// An ensemble of server processes that another process keeps, and goes on without this one: taken up where it is, with
// all it has told since its begin, or begun. Ends with this process only when it is told to.
#pragma once

#include <QLocalSocket>
#include <QQueue>
#include <QTimer>
#include <optional>

#include "app/ensemble/kept_wire.h"
#include "app/ensemble/local_ensemble.h"
#include "engine/trace/stream_reader.h"

namespace qs::app {

class KeptEnsemble : public Ensemble {
    Q_OBJECT
public:
    /// Begins it where nobody keeps it yet.
    explicit KeptEnsemble(const LocalEnsembleOptions& options);
    ~KeptEnsemble() override;

public slots:
    void start() override;
    /// It goes on.
    void stop() override;
    void end() override;
    void execute(const qs::command::Command& command, qs::trace::CommandSource source) override;
    void setPace(const qs::app::Pace&) override {}
    void stepEvent() override {}
    void stepMessage() override {}
    void runUntil(const qs::app::RunGoal&) override {}
    void reportRun(const QString&) override { emit runReported(QString()); }
    void setRecording(bool) override {}
    void reportStatus() override;

private:
    /// Greeted: it said who it is. Ending: it was told to end, and has not yet. Ended: nothing comes from it any more.
    enum class Stage : quint8 { Searching, Connected, Greeted, Ending, Ended };

    bool isConnected() const { return m_stage != Stage::Searching && m_stage != Stage::Ended; }
    void connectOnce();
    void beginKeeper();
    void onConnected();
    void onRefused();
    void onDisconnected();
    void read();
    bool readOnce();
    void answerNext(bool ok, const QString& text);
    bool take(const kept::Message& message);
    bool takeTrace(const kept::Trace& message);
    void sendUpTrace();
    void ask(const QString& command);
    void giveUp(const QString& why);
    QString keeperLog() const;

    const LocalEnsembleOptions m_options;
    std::unique_ptr<QLocalSocket> m_socket;
    std::unique_ptr<QTimer> m_again;  ///< to connect, or to read on
    qint64 m_keeper = 0;              ///< the process that was begun here; 0: none
    qint64 m_logBegin = 0;            ///< where what it says begins in its log
    qint64 m_tries = 0;
    qint64 m_triesAfterAll = 0;  ///< since the one that was begun here is gone
    Stage m_stage = Stage::Searching;
    kept::Decoder m_said;
    std::string m_pieces;  ///< sections that are being read
    std::optional<trace::StreamReader> m_reader;
    trace::Batch m_read;  ///< not sent up yet
    VirtualTime m_sentUpTo;
    trace::Tables m_tables;
    check::Suite m_suite;
    QQueue<QString> m_asked;  ///< commands without an answer yet; empty: how it stands
};

}  // namespace qs::app
