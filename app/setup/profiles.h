// Ensembles that were saved by name, to be begun again; kept between starts. And an ensemble as plain zoo.cfg files.
#pragma once

#include <QString>
#include <QStringList>
#include <optional>
#include <variant>

#include "app/ensemble/local_ensemble.h"
#include "app/setup/new_ensemble.h"

namespace qs::app {

/// What an ensemble was begun with.
using BegunWith = std::variant<NewEnsemble, LocalEnsembleOptions>;

class Profiles {
public:
    /// In alphabetical order, each once.
    QStringList names() const;
    /// Another one of that name goes. Requires: !name.isEmpty().
    void save(const QString& name, const BegunWith& ensemble);
    void remove(const QString& name);
    /// Servers that others have configured are read anew. Errors: their files cannot be read, there is no such
    /// profile, or none that could be begun.
    Result<BegunWith> read(const QString& name) const;
};

/// N/zoo.cfg and N/data/myid of each server below `folder`, which has to be empty or is made. ZooKeeper's own servers
/// start with them, too. What zoo.cfg does not say, as delays of a Lab's links, is left out. Errors: the folder is not
/// empty or cannot be written, no room for the ports. Requires: not of servers that have zoo.cfg files already.
Result<ServerSet> exportServers(const QString& folder, const BegunWith& ensemble);

}  // namespace qs::app
