// Lines of zoo.cfg that a person adds to those which are written here.
#pragma once

#include <QString>
#include <QStringList>

#include "engine/base/pace.h"
#include "engine/base/result.h"

namespace qs::app {

struct OwnLines {
    qs::Pace pace;         ///< with them, over what is written here
    QStringList warnings;  ///< each with its line
};

/// Errors name the line: it cannot be read, its value is out of range, or it says what is chosen elsewhere: the
/// servers, their ports and where their data lie.
Result<OwnLines> readOwnLines(const QString& text);

}  // namespace qs::app
