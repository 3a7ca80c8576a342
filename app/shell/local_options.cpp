#include "app/shell/local_options.h"

namespace qs::app {

Result<std::optional<LocalEnsembleOptions>> localOptions(const Options& options, quint16 clientPort) {
    using Out = std::optional<LocalEnsembleOptions>;
    if (!options.dataDir.isEmpty())
        return Out(LocalEnsembleOptions{OwnServers{options.replicas, options.observers, clientPort, options.dataDir}});
    if (options.configs.isEmpty()) return Out();
    const auto set = findServerSet(options.configs);
    if (!set) return set.error();
    if (!*set) return Error{options.configs.toStdString(), "there are no zoo.cfg files"};
    return Out(LocalEnsembleOptions{**set});
}

}  // namespace qs::app
