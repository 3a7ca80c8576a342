#include "app/ensemble/ensemble_desk.h"

#include <utility>

namespace qs::app {

EnsembleDesk::EnsembleDesk(EnsembleHandle& ensemble) : m_ensemble(ensemble) {
    connect(&ensemble.ensemble(), &Ensemble::commandAnswered, this,
            [this](const QString&, bool ok, const QString& text) { answer(ok, text); });
    connect(&ensemble.ensemble(), &Ensemble::statusReported, this, [this](const QString& text) { answer(true, text); });
}

void EnsembleDesk::execute(const command::Command& command, trace::CommandSource source, Answered answered) {
    m_asked.enqueue(std::move(answered));
    m_ensemble.execute(command, source);
}

void EnsembleDesk::reportStatus(Answered answered) {
    m_asked.enqueue(std::move(answered));
    m_ensemble.reportStatus();
}

void EnsembleDesk::answer(bool ok, const QString& text) {
    if (!m_asked.isEmpty()) m_asked.dequeue()(ok, text);
}

}  // namespace qs::app
