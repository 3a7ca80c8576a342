#include "app/ensemble/scenario_file.h"

#include <QFile>

#include "engine/scenario/runner.h"

namespace qs::app {

Result<PlayedScenario> playScenario(const QString& file, VirtualTime until) {
    QFile in(file);
    if (!in.open(QIODevice::ReadOnly)) return Error{file.toStdString(), in.errorString().toStdString()};
    const auto parsed = scenario::parse(in.readAll().toStdString(), file.toStdString());
    if (!parsed) return parsed.error();
    scenario::Runner runner(*parsed);
    runner.runUntil(until);
    PlayedScenario out;
    out.name = parsed->name;
    out.seed = parsed->config.seed;
    out.membership = runner.lab().membership();
    out.batch = runner.takeBatch();
    return out;
}

}  // namespace qs::app
