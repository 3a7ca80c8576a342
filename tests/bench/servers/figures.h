// The figures of the speed table, taken from one ensemble after another.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "tests/bench/servers/ensemble.h"

namespace qs::bench {

/// What is printed on one line: how ours compares, and with what it must.
struct Figure {
    const char* key;
    const char* words;
    const char* unit;
    bool moreIsBetter;
    double bar;       ///< of Apache's to ours, or of ours to Apache's where more is better; 0: `most` counts
    double most = 0;  ///< of ours alone, in the unit; 0: there is none
};
/// In the order of the table.
const std::vector<Figure>& allFigures();

/// By the key of their figure.
using Measured = std::map<std::string, double>;

struct Effort {
    double seconds = 4;      ///< of each load
    double warmSeconds = 3;  ///< before it
    double idleSeconds = 10;
};

/// Figures that come from the same ensemble. `measure` throws std::runtime_error where a server does not do what it
/// must.
struct Group {
    const char* name;
    const char* words;
    std::function<Measured(const EnsembleOptions&, const Effort&)> measure;
};
const std::vector<Group>& allGroups();

}  // namespace qs::bench
