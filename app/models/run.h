// One run as the window knows it, apart from any window: its records and picture, its event list, and what the person
// looks at. A window may be rebuilt over it.
#pragma once

#include <algorithm>

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
        m_unsaved = m_unsaved || std::ranges::any_of(batch.records, isDeed);
    }

    /// Somebody, and not a scenario, did something since the begin or since the run was saved.
    bool hasUnsaved() const { return m_unsaved; }
    void markSaved() { m_unsaved = false; }

    TraceIndex index;
    EventLogModel log;
    ViewState state;

private:
    static bool isDeed(const trace::Record& record) {
        const auto* issued = trace::as<trace::CommandIssued>(record);
        return issued && issued->source != trace::CommandSource::Scenario;
    }

    bool m_unsaved = false;
};

}  // namespace qs::app
