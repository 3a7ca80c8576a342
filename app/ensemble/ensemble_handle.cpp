#include "app/ensemble/ensemble_handle.h"

namespace qs::app {

EnsembleHandle::EnsembleHandle(std::unique_ptr<Ensemble> ensemble) : m_ensemble(std::move(ensemble)) {
    m_thread.setObjectName(QStringLiteral("ensemble"));
    m_ensemble->moveToThread(&m_thread);
    m_thread.start();
}

EnsembleHandle::~EnsembleHandle() {
    stop();
}

void EnsembleHandle::stop() {
    if (!m_thread.isRunning()) return;
    QMetaObject::invokeMethod(
        m_ensemble.get(),
        [ensemble = m_ensemble.get()] {
            ensemble->stop();
            QThread::currentThread()->quit();
        },
        Qt::QueuedConnection);
    m_thread.wait();
}

void EnsembleHandle::start() {
    QMetaObject::invokeMethod(m_ensemble.get(), &Ensemble::start, Qt::QueuedConnection);
}

void EnsembleHandle::execute(const command::Command& command, trace::CommandSource source) {
    QMetaObject::invokeMethod(
        m_ensemble.get(), [ensemble = m_ensemble.get(), command, source] { ensemble->execute(command, source); },
        Qt::QueuedConnection);
}

void EnsembleHandle::setPace(const Pace& pace) {
    QMetaObject::invokeMethod(
        m_ensemble.get(), [ensemble = m_ensemble.get(), pace] { ensemble->setPace(pace); }, Qt::QueuedConnection);
}

void EnsembleHandle::stepEvent() {
    QMetaObject::invokeMethod(m_ensemble.get(), &Ensemble::stepEvent, Qt::QueuedConnection);
}

void EnsembleHandle::stepMessage() {
    QMetaObject::invokeMethod(m_ensemble.get(), &Ensemble::stepMessage, Qt::QueuedConnection);
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
    QMetaObject::invokeMethod(m_ensemble.get(), &Ensemble::reportStatus, Qt::QueuedConnection);
}

}  // namespace qs::app
