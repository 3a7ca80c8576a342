// Owns an ensemble and the thread it lives on. Destruction stops the ensemble and joins the thread, so no thread and no
// socket outlives its owner.
#pragma once

#include <QMetaObject>
#include <QThread>
#include <memory>
#include <utility>

#include "app/ensemble/ensemble.h"

namespace qs::app {

class EnsembleHandle {
public:
    /// Moves the ensemble to its own thread; it does not run before start(). Connect its signals before that.
    explicit EnsembleHandle(std::unique_ptr<Ensemble> ensemble);
    ~EnsembleHandle();
    EnsembleHandle(const EnsembleHandle&) = delete;
    EnsembleHandle& operator=(const EnsembleHandle&) = delete;

    /// For connections and acknowledge(); everything else goes through the functions below or queued connections.
    Ensemble& ensemble() { return *m_ensemble; }

    void start();
    /// Stops the ensemble and joins its thread. Signals it sent before are still delivered, batches included.
    void stop();
    void end();
    void execute(const command::Command& command, trace::CommandSource source);
    void setPace(const Pace& pace);
    void stepEvent();
    void stepMessage();
    void runUntil(const RunGoal& goal);
    void reportRun(const QString& name);
    void setRecording(bool on);
    void reportStatus();

private:
    QThread m_thread;
    std::unique_ptr<Ensemble> m_ensemble;  ///< belongs to m_thread while that runs
    std::unique_ptr<QObject> m_takesOver;  ///< the other side of what m_ensemble hands over (handoff.h)
};

}  // namespace qs::app
