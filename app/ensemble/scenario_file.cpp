#include "app/ensemble/scenario_file.h"

#include <QFile>

#include "engine/scenario/runner.h"

namespace qs::app {

Result<PlayedScenario> playScenario(const QString& file, VirtualTime until) {
    QFile in(file);
    if (!in.open(QIODevice::ReadOnly)) return Error{file.toStdString(), in.errorString().toStdString()};
    const auto parsed = scenario::parse(in.readAll().toStdString(), file.toStdString());
    if (!parsed) return parsed.error();
    const scenario::Scenario first = scenario::futures(*parsed).front();
    scenario::Runner runner(first);
    runner.runUntil(until);
    PlayedScenario out;
    out.name = first.name;
    out.seed = first.config.seed;
    out.setting = runner.lab().setting();
    out.batch = runner.takeBatch();
    return out;
}

}  // namespace qs::app
