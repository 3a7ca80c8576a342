// A scenario file played up to one virtual moment, for a still picture.
#pragma once

#include <QString>
#include <string>

#include "engine/base/result.h"
#include "engine/trace/batch.h"
#include "engine/trace/setting.h"

namespace qs::app {

struct PlayedScenario {
    std::string name;
    std::uint64_t seed = 1;
    trace::Setting setting;
    trace::Batch batch;  ///< everything from the start up to the moment
};

/// Errors: the file cannot be read, or its first mistake as file:line:column.
Result<PlayedScenario> playScenario(const QString& file, VirtualTime until);

}  // namespace qs::app
