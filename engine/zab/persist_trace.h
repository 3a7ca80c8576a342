// What the trace says of the durable operations of one replica: TxnLogged when an append is ordered, Persisted when the
// disk has done it. Every driver tells it so.
#pragma once

#include <deque>

#include "engine/trace/durable.h"
#include "engine/zab/core.h"

namespace qs::zab {

class PersistTrace {
public:
    /// The process has read its disk: what is durable beyond or below what was known to be. `damaged`: see
    /// KnownDurable.
    void learn(NodeId node, const DurableState& found, bool damaged, trace::Journal& journal);
    /// End of the log once everything ordered so far is done: what a new transaction comes after.
    trace::TxnRef ordered() const { return m_ordered; }
    void order(NodeId node, const Persist& persist, trace::Journal& journal);
    /// Everything up to and including `id` is durable now. What is written next is a consequence of the last of it.
    void durable(NodeId node, std::uint64_t id, trace::Journal& journal);
    /// Nothing waits to be durable.
    bool idle() const { return m_waiting.empty(); }
    /// Goes on in another journal, which gets the end of the history: as much of it as a leader may yet cut. Requires:
    /// idle().
    void moveTo(trace::Journal& to, const trace::Tables& from);
    /// What waits will never be durable.
    void forgetWaiting() { m_waiting.clear(); }

private:
    struct Waiting {
        std::uint64_t id = 0;
        trace::Persisted record;  ///< of the history that the operation leaves behind
        std::uint64_t cause = 0;
    };

    std::deque<Waiting> m_waiting;
    trace::TxnRef m_ordered;
    trace::KnownDurable m_known;
};

}  // namespace qs::zab
