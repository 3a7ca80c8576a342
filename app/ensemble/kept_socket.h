// Where an ensemble that goes on without its window can be reached: a socket of this user's alone.
#pragma once

#include <QString>

namespace qs::app {

/// Of the ensemble whose servers keep their data in `folder`. In XDG_RUNTIME_DIR, or in a folder of this user's among
/// the temporary ones, which is made. Empty: there is no place that is this user's alone.
QString keptSocket(const QString& folder);

/// Somebody listens there now.
bool isKept(const QString& folder);

}  // namespace qs::app
