#include "app/ensemble/ensemble_handle.h"

#include <QCoreApplication>
#include <QEvent>

#include "app/ensemble/handoff.h"

namespace qs::app {

namespace {

/// Before any call that was queued for the thread of the application.
class TakesOver : public QObject {
public:
    bool eventFilter(QObject*, QEvent* event) override {
        if (event->type() == QEvent::MetaCall) handoff::takeOver();
        return false;
    }
};

/// What the signal carries is handed over with it. Before anybody else connects to it.
template <typename... Signals>
void handOverWith(Ensemble& ensemble, Signals... each) {
    (QObject::connect(
         &ensemble, each, &ensemble, [] { handoff::handOver(); }, Qt::DirectConnection),
     ...);
}

}  // namespace

EnsembleHandle::EnsembleHandle(std::unique_ptr<Ensemble> ensemble)
    : m_ensemble(std::move(ensemble)), m_takesOver(std::make_unique<TakesOver>()) {
    // A batch is handed over by itself.
    handOverWith(*m_ensemble, &Ensemble::commandAnswered, &Ensemble::statusReported, &Ensemble::endpointsChanged,
                 &Ensemble::clientsChanged, &Ensemble::leaderChanged, &Ensemble::paceChanged, &Ensemble::rateMeasured,
                 &Ensemble::usageMeasured, &Ensemble::goalReached, &Ensemble::runReported, &Ensemble::portsBusy,
                 &Ensemble::failed, &Ensemble::logged);
    QCoreApplication::instance()->installEventFilter(m_takesOver.get());
    m_thread.setObjectName(QStringLiteral("ensemble"));
    m_ensemble->moveToThread(&m_thread);
    m_thread.start();
}

EnsembleHandle::~EnsembleHandle() {
    stop();
}

void EnsembleHandle::stop() {
    if (!m_thread.isRunning()) return;
    m_ensemble->post([](Ensemble& ensemble) {
        ensemble.stop();
        QThread::currentThread()->quit();
        handoff::handOver();
    });
    m_thread.wait();
    handoff::takeOver();
}

void EnsembleHandle::start() {
    m_ensemble->post([](Ensemble& ensemble) { ensemble.start(); });
}

void EnsembleHandle::end() {
    m_ensemble->post([](Ensemble& ensemble) { ensemble.end(); });
}

void EnsembleHandle::execute(const command::Command& command, trace::CommandSource source) {
    m_ensemble->post([command, source](Ensemble& ensemble) { ensemble.execute(command, source); });
}

void EnsembleHandle::setPace(const Pace& pace) {
    m_ensemble->post([pace](Ensemble& ensemble) { ensemble.setPace(pace); });
}

void EnsembleHandle::stepEvent() {
    m_ensemble->post([](Ensemble& ensemble) { ensemble.stepEvent(); });
}

void EnsembleHandle::stepMessage() {
    m_ensemble->post([](Ensemble& ensemble) { ensemble.stepMessage(); });
}

void EnsembleHandle::runUntil(const RunGoal& goal) {
    m_ensemble->post([goal](Ensemble& ensemble) { ensemble.runUntil(goal); });
}

void EnsembleHandle::reportRun(const QString& name) {
    m_ensemble->post([name](Ensemble& ensemble) { ensemble.reportRun(name); });
}

void EnsembleHandle::setRecording(bool on) {
    m_ensemble->post([on](Ensemble& ensemble) { ensemble.setRecording(on); });
}

void EnsembleHandle::reportStatus() {
    m_ensemble->post([](Ensemble& ensemble) { ensemble.reportStatus(); });
}

}  // namespace qs::app
