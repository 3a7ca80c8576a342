#include "app/headless/headless.h"

#include <QCoreApplication>
#include <csignal>
#include <cstdio>

#include "app/headless/headless_run.h"

namespace qs::app {

int runHeadless(const World& world, const QString& traceFile, bool keep) {
    std::signal(SIGPIPE, SIG_IGN);  // a reader that left is the end of the run, not a crash
    std::unique_ptr<TraceFile> trace;
    if (!traceFile.isEmpty()) {
        trace = std::make_unique<TraceFile>(traceFile, settingOf(world));
        if (!trace->problem().isEmpty()) {
            std::fprintf(stderr, "quorumscope: %s\n", qUtf8Printable(trace->problem()));
            return 2;
        }
    }
    HeadlessRun run(world, std::move(trace), keep);
    run.start();
    const int status = QCoreApplication::exec();
    run.stop();
    return status;
}

}  // namespace qs::app
