#include "app/setup/new_ensemble.h"

#include <QSettings>

#include "engine/scenario/ensemble_line.h"

namespace qs::app {

using namespace Qt::StringLiterals;

QString scenarioLine(const NewEnsemble& wanted) {
    return QString::fromStdString(scenario::ensembleLine(wanted.lab));
}

std::optional<QString> commandLine(const NewEnsemble& wanted) {
    sim::LabConfig sayable;
    sayable.voters = wanted.lab.voters;
    sayable.observers = wanted.lab.observers;
    sayable.seed = wanted.lab.seed;
    if (scenario::ensembleLine(sayable) != scenario::ensembleLine(wanted.lab) || wanted.clientPort == 0) return {};
    const QString line = u"quorumscope --replicas %1 --observers %2 --seed %3 --client-port %4"_s.arg(sayable.voters)
                             .arg(sayable.observers)
                             .arg(sayable.seed)
                             .arg(wanted.clientPort);
    return wanted.paused ? line + u" --paused"_s : line;
}

NewEnsemble lastEnsemble(const QSettings& settings) {
    NewEnsemble out;
    const auto last = scenario::parseEnsembleLine(settings.value(u"newEnsemble/line"_s).toString().toStdString());
    if (last) out.lab = *last;
    if (!settings.value(u"newEnsemble/outsideClients"_s, true).toBool()) out.clientPort = 0;
    out.paused = settings.value(u"newEnsemble/paused"_s).toBool();
    return out;
}

void rememberEnsemble(QSettings& settings, const NewEnsemble& wanted) {
    settings.setValue(u"newEnsemble/line"_s, scenarioLine(wanted));
    settings.setValue(u"newEnsemble/outsideClients"_s, wanted.clientPort != 0);
    settings.setValue(u"newEnsemble/paused"_s, wanted.paused);
}

}  // namespace qs::app
