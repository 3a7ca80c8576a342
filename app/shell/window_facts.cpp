#include "app/shell/window_facts.h"

#include "app/shell/main_window.h"
#include "engine/base/overload.h"

namespace qs::app {

QString WindowFacts::badge() const {
    if (kept) return MainWindow::tr("Local, kept running - %1").arg(folder);
    return isRealTime() ? MainWindow::tr("Local - %1").arg(folder) : MainWindow::tr("Lab - seed %1").arg(seed);
}

WindowFacts factsOf(const World& world) {
    return std::visit(overload{
                          [](const LabEnsembleOptions& lab) {
                              return WindowFacts{lab.scenario ? QString::fromStdString(lab.scenario->name) : QString(),
                                                 configOf(lab).seed,
                                                 {},
                                                 {},
                                                 false};
                          },
                          [](const LocalEnsembleOptions& local) {
                              return WindowFacts{{}, 0, folderOf(local), logsOf(local), local.keepRunning};
                          },
                      },
                      world);
}

}  // namespace qs::app
