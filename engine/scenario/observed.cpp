#include "engine/scenario/observed.h"

namespace qs::scenario {

void Observed::take(const std::vector<trace::Record>& records, const trace::Tables& tables) {
    for (const trace::Record& r : records) {
        if (const auto* committed = trace::as<trace::Committed>(r)) {
            const auto path = tree::pathOf(tables.txn(committed->txn)->body);
            if (!path.empty()) m_committed.insert_or_assign(std::string(path), committed->zxid);
        } else if (const auto* proposed = trace::as<trace::Proposed>(r)) {
            m_proposed.insert_or_assign(proposed->zxid, proposed->txn);
        } else if (const auto* watch = trace::as<trace::WatchFired>(r)) {
            ++m_fired[tables.text(watch->path)];
        } else if (const auto* sync = trace::as<trace::SyncChosen>(r)) {
            m_sync.insert_or_assign(sync->learner, sync->mode);
        } else if (const auto* serving = trace::as<trace::ServingStarted>(r)) {
            m_epochs.insert_or_assign(r.node, serving->epoch);
        } else if (trace::as<trace::NodeKilled>(r)) {
            m_sync.erase(r.node);
        }
    }
}

void Observed::take(std::vector<client::NamedAnswer> answers) {
    for (client::NamedAnswer& a : answers) {
        auto& of = m_answers[a.client];
        --m_pending[a.client];
        of.push_back(std::move(a));
    }
}

int Observed::pending(const std::string& client) const {
    const auto it = m_pending.find(client);
    return it == m_pending.end() ? 0 : it->second;
}

int Observed::fired(const std::string& path) const {
    const auto it = m_fired.find(path);
    return it == m_fired.end() ? 0 : it->second;
}

std::optional<trace::SyncMode> Observed::sync(NodeId node) const {
    const auto it = m_sync.find(node);
    return it == m_sync.end() ? std::nullopt : std::optional(it->second);
}

Epoch Observed::epoch(NodeId node) const {
    const auto it = m_epochs.find(node);
    return it == m_epochs.end() ? Epoch{} : it->second;
}

trace::TxnRef Observed::proposed(Zxid zxid) const {
    const auto it = m_proposed.find(zxid);
    return it == m_proposed.end() ? trace::TxnRef{} : it->second;
}

}  // namespace qs::scenario
