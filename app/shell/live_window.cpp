#include "app/shell/live_window.h"

#include <QApplication>
#include <QIcon>
#include <QSettings>
#include <QTimer>
#include <cstdio>
#include <memory>

#include "app/ensemble/scenario_file.h"
#include "app/shell/live_session.h"
#include "app/shell/main_window.h"

namespace qs::app {

using namespace Qt::StringLiterals;

namespace {

constexpr int ExitBadFile = 2;

LabEnsembleOptions labOptions(const Options& options) {
    LabEnsembleOptions lab;
    lab.lab.voters = options.replicas;
    lab.lab.observers = options.observers;
    lab.lab.seed = options.seed;
    lab.clientPort = options.clientPort;
    if (options.speed) lab.pace = Pace{false, false, *options.speed};
    lab.pace.paused = options.paused;
    return lab;
}

}  // namespace

int runWindow(const Options& options) {
    QApplication::setQuitOnLastWindowClosed(false);  // another file closes a window too
    QApplication::setWindowIcon(QIcon(u":/quorumscope.svg"_s));
    LanguageChoice language(options.language.isEmpty() ? QSettings().value(u"window/language"_s).toString()
                                                       : options.language);
    ThemeChoice theme;
    theme.choose(options.theme.isEmpty() ? QSettings().value(u"window/theme"_s).toString() : options.theme);
    LabEnsembleOptions lab = labOptions(options);
    if (!options.scenario.isEmpty()) {
        const auto scenario = readScenario(options.scenario);
        if (!scenario) {
            std::fprintf(stderr, "quorumscope: %s\n", scenario.error().message().c_str());
            return ExitBadFile;
        }
        lab.scenario = *scenario;
    }
    std::unique_ptr<LiveSession> session;
    const LiveSession::Reopen reopen = [&](const QString& file, bool repeat) {
        const auto scenario = readScenario(file);
        if (!scenario) return session->window().refuseFile(QString::fromStdString(scenario.error().message()));
        lab.scenario = *scenario;
        lab.repeat = repeat;
        QTimer::singleShot(0, qApp, [&] {
            session->window().saveLayout();
            session.reset();  // its ports are free for the next
            session = std::make_unique<LiveSession>(lab, theme, language, reopen);
        });
    };
    session = std::make_unique<LiveSession>(lab, theme, language, reopen);
    return QApplication::exec();
}

}  // namespace qs::app
