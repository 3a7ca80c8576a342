// What a window says of the ensemble it shows, beside its trace.
#pragma once

#include <QString>
#include <map>

#include "app/ensemble/world.h"

namespace qs::app {

struct WindowFacts {
    QString title;                   ///< name of the scenario; empty: there is none
    quint64 seed = 0;                ///< of a Lab
    QString folder;                  ///< of server processes; empty: it is a Lab
    std::map<NodeId, QString> logs;  ///< of those
    bool kept = false;               ///< they go on without the window
    bool isRealTime() const { return !folder.isEmpty(); }
    /// "Lab - seed 1"; in the language of the window.
    QString badge() const;
};

WindowFacts factsOf(const World& world);

}  // namespace qs::app
