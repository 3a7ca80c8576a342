// The Lab as an ensemble: sim::Lab driven by a wall timer, judged by the checks, open to outside clients through the
// gateway. Everything here runs on the ensemble's own thread (EnsembleHandle). Source: DESIGN.md, "Clock of the Lab".
// An internal check that fails (QS_CHECK) ends this ensemble and nothing else.
#pragma once

#include <QDeadlineTimer>
#include <QElapsedTimer>
#include <QTimer>
#include <memory>
#include <optional>

#include "app/ensemble/ensemble.h"
#include "app/ensemble/gateway.h"
#include "app/ensemble/lab_clock.h"
#include "app/ensemble/lab_run.h"

namespace qs::app {

struct LabEnsembleOptions {
    sim::LabConfig lab;                               ///< unless a scenario names its own
    std::optional<scenario::Scenario> scenario = {};  ///< played along its own timeline; without branches
    /// The scenario is a saved run: it is repeated up to its end before anything else may happen, and stands there.
    bool repeat = false;
    quint16 clientPort = 2181;  ///< of replica 1; 0: no outside clients
    WhenBusy whenBusy = WhenBusy::NextBlock;
    Pace pace;  ///< at the start
};

const sim::LabConfig& configOf(const LabEnsembleOptions& options);
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
    void runUntil(const qs::app::RunGoal& goal) override;
    void reportRun(const QString& name) override;
    void setRecording(bool on) override;
    void reportStatus() override;

private:
    static constexpr int TickMs = 5;
    static constexpr int PausedTickMs = 50;

    bool openPorts();
    /// Runs `work` unless the ensemble has ended; a failed internal check in it ends the ensemble. False: it has ended.
    template <class Work>
    bool guarded(Work&& work) {
        if (m_ended) return false;
        try {
            work();
        } catch (const CheckFailed& broken) {
            endWith(QString::fromStdString(broken.what()));
        }
        return !m_ended;
    }
    void endWith(const QString& why);
    std::string writeReport(const std::string& message);

    void tick();
    void outsideWants();
    /// Virtual time catches up with the wall, then what outside clients want goes in and what they get goes out.
    void pump();
    void advance(const QDeadlineTimer& enough);
    /// As far as the clock allows in one stride; at the goal, no further than the event that meets it.
    bool advanceOnce(const QDeadlineTimer& enough);
    /// One moment may hold much work, such as many reads of large values: `enough` ends it before `until`.
    void workUntil(VirtualTime until, const QDeadlineTimer& enough);
    void pingForClients(const QDeadlineTimer& enough);
    /// Pauses where the records since `fromRecord` meet the goal.
    bool meetGoal(std::size_t fromRecord, std::size_t fromFinding);
    void stopAtGoal(quint64 record);
    bool repeating() const { return m_goal && m_goal->what == RunGoal::What::ScenarioEnd; }
    /// What a replica can answer at once, it answers now, until `enough`.
    void takeOutsideCommands(const QDeadlineTimer& enough);
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
    void reportRate();
    sim::Lab& lab() { return m_run->lab(); }

    const LabEnsembleOptions m_options;
    LabClock m_clock;
    std::optional<LabRun> m_run;
    std::optional<RunGoal> m_goal;
    std::optional<std::size_t> m_recordedFrom;  ///< command; none: nothing is being recorded
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
    qint64 m_rateSinceUs = 0;
    VirtualTime m_rateSince;
    std::uint64_t m_rateRecords = 0;  ///< since then
};

}  // namespace qs::app
