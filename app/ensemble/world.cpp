#include "app/ensemble/world.h"

#include "app/ensemble/kept_ensemble.h"
#include "engine/base/overload.h"

namespace qs::app {

std::unique_ptr<Ensemble> makeEnsemble(const World& world) {
    using Made = std::unique_ptr<Ensemble>;
    return std::visit(overload{
                          [](const LabEnsembleOptions& lab) -> Made { return std::make_unique<LabEnsemble>(lab); },
                          [](const LocalEnsembleOptions& local) -> Made {
                              if (local.keepRunning) return std::make_unique<KeptEnsemble>(local);
                              return std::make_unique<LocalEnsemble>(local);
                          },
                      },
                      world);
}

trace::Setting settingOf(const World& world) {
    return std::visit([](const auto& options) { return settingOf(options); }, world);
}

}  // namespace qs::app
