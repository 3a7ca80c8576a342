#include "app/shell/live_window.h"

#include <QApplication>
#include <QIcon>
#include <QSettings>
#include <QTimer>
#include <cstdio>
#include <memory>

#include "app/ensemble/kept_socket.h"
#include "app/ensemble/scenario_file.h"
#include "app/shell/language_choice.h"
#include "app/shell/live_session.h"
#include "app/shell/local_options.h"
#include "app/shell/main_window.h"
#include "app/shell/preferences.h"
#include "app/shell/theme_choice.h"

namespace qs::app {

using namespace Qt::StringLiterals;

namespace {

constexpr int ExitBadFile = 2;

LabEnsembleOptions labOptions(const Options& options) {
    LabEnsembleOptions lab;
    lab.lab.voters = options.replicas;
    lab.lab.observers = options.observers;
    lab.lab.seed = options.seed;
    lab.clientPort = options.clientPort.value_or(Preferences().clientPort());
    if (options.speed) lab.pace = Pace{false, false, *options.speed};
    lab.pace.paused = options.paused;
    return lab;
}

/// Servers that run already are not started again.
LocalEnsembleOptions takenUp(LocalEnsembleOptions servers) {
    servers.keepRunning = servers.keepRunning || isKept(folderOf(servers));
    return servers;
}

/// Of the Lab before, what is opened does not say: the port of a scenario, and the speed.
World worldOf(const Opening& what, LabEnsembleOptions before) {
    if (const auto* local = std::get_if<LocalEnsembleOptions>(&what)) return takenUp(*local);
    if (const auto* file = std::get_if<PlayedFile>(&what)) {
        before.scenario = file->scenario;
        before.repeat = file->repeat;
        before.pace.paused = false;  // it is opened to be played
        return before;
    }
    const auto& wanted = std::get<NewEnsemble>(what);
    before.lab = wanted.lab;
    before.scenario.reset();
    before.repeat = false;
    before.clientPort = wanted.clientPort;
    before.pace.paused = wanted.paused;
    return before;
}

/// What is chosen on the way is kept; what the command line asks for is for this once.
void keepChoices(const ThemeChoice& theme, const LanguageChoice& language) {
    QObject::connect(&theme, &ThemeChoice::themeChanged, &theme,
                     [&theme] { QSettings().setValue(u"window/theme"_s, theme.name()); });
    QObject::connect(&language, &LanguageChoice::languageChanged, &language,
                     [&language] { QSettings().setValue(u"window/language"_s, language.name()); });
}

}  // namespace

int runWindow(const Options& options) {
    QApplication::setQuitOnLastWindowClosed(false);  // another file closes a window too
    QApplication::setWindowIcon(QIcon(u":/quorumscope.svg"_s));
    LanguageChoice language(options.language.isEmpty() ? QSettings().value(u"window/language"_s).toString()
                                                       : options.language);
    ThemeChoice theme;
    theme.choose(options.theme.isEmpty() ? QSettings().value(u"window/theme"_s).toString() : options.theme);
    keepChoices(theme, language);
    LabEnsembleOptions lab = labOptions(options);
    if (!options.scenario.isEmpty()) {
        const auto scenario = readScenario(options.scenario);
        if (!scenario) {
            std::fprintf(stderr, "quorumscope: %s\n", scenario.error().message().c_str());
            return ExitBadFile;
        }
        lab.scenario = *scenario;
    }
    const auto local = localOptions(options, lab.clientPort);
    if (!local) {
        std::fprintf(stderr, "quorumscope: %s\n", local.error().message().c_str());
        return ExitBadFile;
    }
    World world = lab;
    if (*local) {
        world = takenUp(**local);
    }
    std::unique_ptr<LiveSession> session;
    const LiveSession::Reopen reopen = [&](const Opening& what) {
        world = worldOf(what, lab);
        if (const auto* next = std::get_if<LabEnsembleOptions>(&world)) lab = *next;
        QTimer::singleShot(0, qApp, [&] {
            session->window().saveLayout();
            session.reset();  // its ports are free for the next
            session = std::make_unique<LiveSession>(world, theme, language, reopen);
        });
    };
    session = std::make_unique<LiveSession>(world, theme, language, reopen);
    session->window().startFirstTour();
    return QApplication::exec();
}

}  // namespace qs::app
