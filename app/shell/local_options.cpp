#include "app/shell/local_options.h"

namespace qs::app {

Result<std::optional<LocalEnsembleOptions>> localOptions(const Options& options, quint16 clientPort) {
    using Out = std::optional<LocalEnsembleOptions>;
    if (!options.dataDir.isEmpty()) {
        const auto held = ServerFiles::heldIn(options.dataDir);
        if (!held) return held.error();
        return Out(LocalEnsembleOptions{OwnServers{options.replicas, options.observers, clientPort, options.dataDir,
                                                   *held ? (*held)->ownLines : QString()}});
    }
    if (options.configs.isEmpty()) return Out();
    const auto set = openServerSet(options.configs);
    if (!set) return set.error();
    return Out(LocalEnsembleOptions{*set});
}

}  // namespace qs::app
