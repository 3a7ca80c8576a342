// How a command line can go on: verbs, nodes, links, kinds of messages, timers, znode paths. Pure text.
#pragma once

#include <QStringList>

namespace qs::app {

/// What the words of this ensemble are.
struct Vocabulary {
    QStringList nodes;    ///< numbers
    QStringList clients;  ///< names of the program's own
    QStringList paths;    ///< znodes that are known; at most a few hundred
};

struct Completions {
    qsizetype from = 0;  ///< where the word that is completed begins
    QStringList words;   ///< that begin like it, in the order of use
};
/// For the word that ends at `cursor`.
Completions completionsOf(const QString& line, qsizetype cursor, const Vocabulary& vocabulary);

}  // namespace qs::app
