// Scenario files, which are saved runs too: reading one with the place of what is wrong, playing one up to a moment
// without a clock or a thread (what a screenshot needs), and writing one.
#pragma once

#include <QString>
#include <string>

#include "engine/base/result.h"
#include "engine/scenario/scenario.h"
#include "engine/trace/batch.h"
#include "engine/trace/setting.h"

namespace qs::app {

/// Of branches the first: each is a future of its own. Errors: "FILE:LINE:COLUMN" and what was expected there, or why
/// the file cannot be read.
Result<scenario::Scenario> readScenario(const QString& file);
/// Nothing stays of the file that was there unless all is written. Errors: why not; none otherwise.
std::optional<Error> writeScenario(const QString& file, const QString& text);

struct PlayedScenario {
    std::string name;
    std::uint64_t seed = 0;
    trace::Setting setting;
    trace::Batch batch;
};
/// The Lab goes on after the last step. Errors: as readScenario.
Result<PlayedScenario> playScenario(const QString& file, VirtualTime until);

}  // namespace qs::app
