#include "app/ensemble/scenario_file.h"

#include <QFile>
#include <QSaveFile>

#include "engine/scenario/runner.h"

namespace qs::app {

namespace {

constexpr qint64 LongestFile = 1 << 25;  // more than any scenario may have

}  // namespace

Result<scenario::Scenario> readScenario(const QString& file) {
    QFile in(file);
    if (!in.open(QIODevice::ReadOnly)) return Error{file.toStdString(), in.errorString().toStdString()};
    const auto parsed = scenario::parse(in.read(LongestFile).toStdString(), file.toStdString());
    if (!parsed) return parsed.error();
    return scenario::futures(*parsed).front();
}

std::optional<Error> writeScenario(const QString& file, const QString& text) {
    QSaveFile out(file);
    const QByteArray bytes = text.toUtf8();
    const bool written = out.open(QIODevice::WriteOnly) && out.write(bytes) == bytes.size() && out.commit();
    return written ? std::nullopt : std::optional(Error{file.toStdString(), out.errorString().toStdString()});
}

Result<PlayedScenario> playScenario(const QString& file, VirtualTime until) {
    const auto first = readScenario(file);
    if (!first) return first.error();
    scenario::Runner runner(*first, scenario::Runner::Keeps::Sayings);
    runner.runUntil(until);
    PlayedScenario out;
    out.name = first->name;
    out.seed = first->config.seed;
    out.setting = runner.lab().setting();
    out.batch = runner.takeBatch();
    return out;
}

}  // namespace qs::app
