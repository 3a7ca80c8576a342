// What the trace of a running scenario has shown so far, kept in the form in which steps ask for it.
#pragma once

#include <deque>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "engine/scenario/scenario.h"

namespace qs::scenario {

class Observed {
public:
    void take(const std::vector<trace::Record>& records, const trace::Tables& tables);
    void take(std::vector<client::NamedAnswer> answers);
    void asked(const std::string& client) { ++m_pending[client]; }

    bool committed(const std::string& path) const { return m_committed.contains(path); }
    /// Watches that fired on the path.
    int fired(const std::string& path) const;
    /// How the node was last brought up to date; none since it last died.
    std::optional<trace::SyncMode> sync(NodeId node) const;
    /// That the node last began to serve in.
    Epoch epoch(NodeId node) const;
    /// Answers of the client that no step took, oldest first.
    std::deque<client::NamedAnswer>& answers(const std::string& client) { return m_answers[client]; }
    /// Requests of the client that were not answered.
    int pending(const std::string& client) const;
    /// The transaction that was proposed under the zxid last, 0: none.
    trace::TxnRef proposed(Zxid zxid) const;

private:
    std::map<std::string, Zxid> m_committed;
    std::map<std::string, int> m_fired;
    std::map<NodeId, trace::SyncMode> m_sync;
    std::map<NodeId, Epoch> m_epochs;
    std::map<Zxid, trace::TxnRef> m_proposed;
    std::map<std::string, std::deque<client::NamedAnswer>> m_answers;
    std::map<std::string, int> m_pending;
};

}  // namespace qs::scenario
