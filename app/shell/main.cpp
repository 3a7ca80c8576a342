// quorumscope: reads the command line and starts the window, the headless ensemble or the screenshot.
#include <QApplication>
#include <cstdio>

#include "app/ensemble/kept_socket.h"
#include "app/headless/headless.h"
#include "app/shell/live_window.h"
#include "app/shell/local_options.h"
#include "app/shell/options.h"
#include "app/shell/screenshot.h"
#include "engine/base/overload.h"

namespace {

using namespace qs::app;
using namespace Qt::StringLiterals;

constexpr int ExitBadArguments = 2;

void nameTheApplication() {
    QCoreApplication::setApplicationName(u"quorumscope"_s);
    QCoreApplication::setOrganizationName(u"Quorumscope"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(QS_VERSION));
}

LabEnsembleOptions headlessLab(const Options& options, quint16 clientPort) {
    LabEnsembleOptions lab;
    lab.lab.voters = options.replicas;
    lab.lab.observers = options.observers;
    lab.lab.seed = options.seed;
    lab.clientPort = clientPort;
    lab.whenBusy = WhenBusy::Refuse;
    lab.pace = Pace{false, false, options.speed.value_or(1.0)};
    return lab;
}

int headless(int argc, char** argv, const Options& options) {
    const QCoreApplication application(argc, argv);
    const quint16 port = options.clientPort.value_or(LabEnsembleOptions{}.clientPort);
    const auto local = localOptions(options, port);
    if (!local) {
        std::fprintf(stderr, "quorumscope: %s\n", local.error().message().c_str());
        return ExitBadArguments;
    }
    World world = headlessLab(options, port);
    if (*local) {
        LocalEnsembleOptions servers = **local;
        const bool alreadyKept = isKept(folderOf(servers));
        if (alreadyKept && options.keepRunning) {
            std::fprintf(stderr, "quorumscope: the servers in %s are kept running already\n",
                         qPrintable(folderOf(servers)));
            return ExitBadArguments;
        }
        servers.keepRunning = alreadyKept;  // taken up; otherwise kept by this process
        world = servers;
    }
    return runHeadless(world, options.traceFile, options.keepRunning);
}

int screenshot(int argc, char** argv, const Options& options) {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication application(argc, argv);
    return renderScreenshot(options);
}

/// Without a display Qt would abort; a line that says what to do is better.
bool displayMissing() {
    return qEnvironmentVariableIsEmpty("DISPLAY") && qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY") &&
           qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM");
}

int window(int argc, char** argv, const Options& options) {
    if (displayMissing()) {
        std::fputs("quorumscope: no display: set DISPLAY, or use --headless or --screenshot\n", stderr);
        return ExitBadArguments;
    }
    const QApplication application(argc, argv);
    return runWindow(options);
}

int run(int argc, char** argv, const Options& options) {
    if (options.headless) return headless(argc, argv, options);
    return options.screenshot.isEmpty() ? window(argc, argv, options) : screenshot(argc, argv, options);
}

}  // namespace

int main(int argc, char** argv) {
    nameTheApplication();
    QStringList arguments;
    for (int i = 0; i < argc; ++i) {
        arguments.append(QString::fromLocal8Bit(argv[i]));
    }
    return std::visit(qs::overload{
                          [&](const Options& options) { return run(argc, argv, options); },
                          [&](HelpAsked) {
                              const QCoreApplication application(argc, argv);
                              std::fputs(qPrintable(helpText()), stdout);
                              return 0;
                          },
                          [](VersionAsked) {
                              std::puts("quorumscope " QS_VERSION);
                              return 0;
                          },
                          [](const BadArguments& bad) {
                              std::fprintf(stderr, "quorumscope: %s\n", qPrintable(bad.line));
                              return ExitBadArguments;
                          },
                      },
                      parseArguments(arguments));
}
