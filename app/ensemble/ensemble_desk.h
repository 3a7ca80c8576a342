// Several who ask one ensemble: each gets the answers to what it has asked, in order. Lives on the thread of those who
// ask.
#pragma once

#include <QObject>
#include <QQueue>
#include <functional>

#include "app/ensemble/ensemble_handle.h"

namespace qs::app {

class EnsembleDesk : public QObject {
public:
    /// `ensemble` outlives it, and is asked by nobody else.
    explicit EnsembleDesk(EnsembleHandle& ensemble);

    using Answered = std::function<void(bool ok, const QString& text)>;
    void execute(const command::Command& command, trace::CommandSource source, Answered answered);
    void reportStatus(Answered answered);

private:
    void answer(bool ok, const QString& text);

    EnsembleHandle& m_ensemble;
    QQueue<Answered> m_asked;
};

}  // namespace qs::app
