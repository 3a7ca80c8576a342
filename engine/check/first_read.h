// What nodes find on their disks when they start for the first time in a trace. A new ensemble finds nothing; of one
// that is older than its trace, this is what was done before.
#pragma once

#include "engine/base/membership.h"
#include "engine/trace/kinds.h"

namespace qs::check {

class FirstRead {
public:
    static trace::Kinds kinds() { return trace::Kinds::of<trace::NodeStarted, trace::Persisted, trace::TreeReset>(); }

    /// The transaction that the record says was found so; 0: it says something else.
    trace::TxnRef found(const trace::Record& r) {
        if (const auto* started = trace::as<trace::NodeStarted>(r)) {
            if (started->incarnation == 1) m_reading.insert(r.node);
        } else if (trace::as<trace::TreeReset>(r)) {
            m_reading.erase(r.node);  // it has read all
        } else if (const auto* durable = trace::as<trace::Persisted>(r)) {
            if (m_reading.contains(r.node) && durable->what == trace::DurableKind::Txn) return durable->txn;
        }
        return {};
    }

private:
    NodeSet m_reading;
};

}  // namespace qs::check
