#include "app/shell/local_options.h"

namespace qs::app {

Result<std::optional<LocalEnsembleOptions>> localOptions(const Options& options, quint16 clientPort) {
    using Out = std::optional<LocalEnsembleOptions>;
    if (!options.dataDir.isEmpty()) {
        const auto held = ServerFiles::heldIn(options.dataDir);
        if (!held) return held.error();
        OwnServers out{options.replicas, options.observers, clientPort, options.dataDir, options.ownLines.join(u'\n')};
        if (*held && !options.ensembleChosen) {
            out.voters = (*held)->membership.voters.size();
            out.observers = (*held)->membership.observers.size();
        }
        if (*held && options.ownLines.isEmpty()) out.ownLines = (*held)->ownLines;
        return Out(LocalEnsembleOptions{out, replicaProgram(), options.keepRunning});
    }
    if (options.configs.isEmpty()) return Out();
    const auto set = openServerSet(options.configs);
    if (!set) return set.error();
    return Out(LocalEnsembleOptions{*set, replicaProgram(), options.keepRunning});
}

}  // namespace qs::app
