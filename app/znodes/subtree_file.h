// The file that a subtree is exported to and imported from: JSON, binary safe, described in subtree_file.md.
#pragma once

#include <QByteArray>
#include <vector>

#include "app/znodes/subtree.h"
#include "engine/base/result.h"

namespace qs::app {

struct SubtreeFile {
    std::string root;                  ///< path it was exported from
    Zxid zxid;                         ///< up to where the replica had applied
    std::vector<SubtreeZnode> znodes;  ///< parents before their children; not empty
};

QByteArray writeSubtree(const SubtreeFile& file);
/// Errors: place is "line N" where the JSON is broken, else the znode's index ("znodes[3]"); text says what is wrong.
Result<SubtreeFile> readSubtree(const QByteArray& bytes);

}  // namespace qs::app
