// Where an ensemble that goes on without its window can be reached: a socket of this user's alone.
#pragma once

#include <QString>

namespace qs::app {

/// Of the ensemble whose servers keep their data in `folder`, for who keeps it. In XDG_RUNTIME_DIR, or in a folder of
/// this user's in /tmp, which is made. Empty: there is no place that is this user's alone.
QString keptSocket(const QString& folder);

/// Where somebody seems to listen: it may have been begun in another environment. Empty: there is nothing.
QString findKeptSocket(const QString& folder);
/// Somebody listens there now.
bool isKept(const QString& folder);

}  // namespace qs::app
