// One run as the window knows it, apart from any window: its records and picture, its event list, and what the person
// looks at. A window may be rebuilt over it.
#pragma once

#include "app/models/event_log_model.h"
#include "app/models/trace_index.h"
#include "app/models/view_state.h"

namespace qs::app {

struct Run {
    explicit Run(const trace::Setting& setting) : index(setting), log(index.records()) {}

    /// Takes a batch in.
    void append(const trace::Batch& batch) {
        index.append(batch);
        log.follow();
    }

    TraceIndex index;
    EventLogModel log;
    ViewState state;
};

}  // namespace qs::app
