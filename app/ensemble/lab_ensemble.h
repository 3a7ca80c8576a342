// The Lab as an ensemble: sim::Lab driven by a wall timer, judged by the checks, open to outside clients through the
// gateway. Everything here runs on the ensemble's own thread (EnsembleHandle). Source: DESIGN.md, "Clock of the Lab".
// An internal check that fails (QS_CHECK) ends this ensemble and nothing else.
#pragma once

#include <QElapsedTimer>
#include <QTimer>
#include <memory>
#include <optional>

#include "app/ensemble/command_log.h"
#include "app/ensemble/ensemble.h"
#include "app/ensemble/gateway.h"
#include "app/ensemble/lab_clock.h"
#include "engine/check/check.h"

namespace qs::app {

struct LabEnsembleOptions {
    sim::LabConfig lab;
    quint16 clientPort = 2181;  ///< of replica 1; 0: no outside clients
    WhenBusy whenBusy = WhenBusy::NextBlock;
    Pace pace;  ///< at the start
};

/// What the trace of such an ensemble is judged and folded by.
trace::Setting settingOf(const LabEnsembleOptions& options);

class LabEnsemble : public Ensemble {
    Q_OBJECT
public:
    explicit LabEnsemble(const LabEnsembleOptions& options);
    ~LabEnsemble() override;

public slots:
    void start() override;
    void stop() override;
    void execute(const qs::command::Command& command, qs::trace::CommandSource source) override;
    void setPace(const qs::app::Pace& pace) override;
    void stepEvent() override;
    void stepMessage() override;
    void reportStatus() override;

private:
    bool openPorts();
    /// Runs `work` unless the ensemble has ended; a failed internal check in it ends the ensemble. False: it has ended.
    template <class Work>
    bool guarded(Work&& work);
    void endWith(const QString& why);
    std::string writeReport(const std::string& message);

    void tick();
    void outsideWants();
    /// Virtual time catches up with the wall, then what outside clients want goes in and what they get goes out.
    void pump();
    void advance();
    void takeOutsideCommands();
    Result<std::string> run(const command::Command& command, trace::CommandSource source, bool keepAlive);
    /// Everything outside the Lab learns what happened in it: sockets, answers, leader.
    void exchange();
    void syncNodes();
    void logAnswers();
    void beforeStep();
    bool deliveredMessage(std::size_t fromRecord) const;

    void collect();
    void publish();
    void reportPace(qint64 wallUs);

    const LabEnsembleOptions m_options;
    LabClock m_clock;
    CommandLog m_log;
    std::optional<sim::Lab> m_lab;
    std::optional<check::Suite> m_suite;
    std::unique_ptr<Gateway> m_gateway;
    std::unique_ptr<QTimer> m_timer;
    QElapsedTimer m_wall;
    qint64 m_lastWallUs = 0;
    qint64 m_lastPublishUs = 0;
    trace::Batch m_batch;  ///< collected and not sent up yet
    VirtualTime m_publishedUpTo;
    bool m_published = false;
    bool m_pumping = false;
    bool m_ended = false;
    int m_waitingSaid = 0;  ///< outside connections already reported as waiting in this pause
    NodeId m_leader;
    LabClock::Report m_reported;
};

}  // namespace qs::app
