#include "app/ensemble/ensemble_handle.h"

#include "app/ensemble/handoff.h"

namespace qs::app {

EnsembleHandle::EnsembleHandle(std::unique_ptr<Ensemble> ensemble) : m_ensemble(std::move(ensemble)) {
    m_thread.setObjectName(QStringLiteral("ensemble"));
    m_ensemble->moveToThread(&m_thread);
    m_thread.start();
}

EnsembleHandle::~EnsembleHandle() {
    stop();
}

template <class Work>
void EnsembleHandle::post(Work work) {
    handoff::handOver();
    QMetaObject::invokeMethod(
        m_ensemble.get(),
        [ensemble = m_ensemble.get(), work = std::move(work)] {
            handoff::takeOver();
            work(*ensemble);
        },
        Qt::QueuedConnection);
}

void EnsembleHandle::stop() {
    if (!m_thread.isRunning()) return;
    post([](Ensemble& ensemble) {
        ensemble.stop();
        QThread::currentThread()->quit();
        handoff::handOver();
    });
    m_thread.wait();
    handoff::takeOver();
}

void EnsembleHandle::start() {
    post([](Ensemble& ensemble) { ensemble.start(); });
}

void EnsembleHandle::execute(const command::Command& command, trace::CommandSource source) {
    post([command, source](Ensemble& ensemble) { ensemble.execute(command, source); });
}

void EnsembleHandle::setPace(const Pace& pace) {
    post([pace](Ensemble& ensemble) { ensemble.setPace(pace); });
}

void EnsembleHandle::stepEvent() {
    post([](Ensemble& ensemble) { ensemble.stepEvent(); });
}

void EnsembleHandle::stepMessage() {
    post([](Ensemble& ensemble) { ensemble.stepMessage(); });
}

void EnsembleHandle::runUntil(const RunGoal& goal) {
    QMetaObject::invokeMethod(
        m_ensemble.get(), [ensemble = m_ensemble.get(), goal] { ensemble->runUntil(goal); }, Qt::QueuedConnection);
}

void EnsembleHandle::reportRun(const QString& name) {
    QMetaObject::invokeMethod(
        m_ensemble.get(), [ensemble = m_ensemble.get(), name] { ensemble->reportRun(name); }, Qt::QueuedConnection);
}

void EnsembleHandle::setRecording(bool on) {
    QMetaObject::invokeMethod(
        m_ensemble.get(), [ensemble = m_ensemble.get(), on] { ensemble->setRecording(on); }, Qt::QueuedConnection);
}

void EnsembleHandle::reportStatus() {
    post([](Ensemble& ensemble) { ensemble.reportStatus(); });
}

}  // namespace qs::app
