// Three-way merge by lines, as diff3 does: what only one side changed is taken, what both changed alike is taken once,
// and where both changed the same place differently there is a conflict.
#pragma once

#include <QString>
#include <QStringList>
#include <vector>

namespace qs::app {

struct MergeResult {
    QString text;       ///< with mine where there is a conflict
    int conflicts = 0;  ///< places that both changed differently
};
MergeResult mergeLines(const QString& base, const QString& mine, const QString& theirs);

/// For each line of `text`: it is not in `base` at its place.
std::vector<bool> changedLines(const QString& base, const QString& text);

}  // namespace qs::app
