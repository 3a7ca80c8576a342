#include <algorithm>
#include <deque>
#include <map>
#include <set>

#include "engine/check/properties.h"

namespace qs::check {

namespace {

/// The election channel is left out: there a newer vote replaces an older one, and loss and repetition are legal.
class Fifo : public Check {
public:
    Fifo()
        : Check("Z-22", "First in, first out",
                "What arrives on a connection is a prefix of what was sent on it, in order, and nothing arrives after "
                "the receiver saw its end.",
                trace::Kinds::of<trace::MessageSent, trace::MessageReceived, trace::MessageDropped,
                                 trace::MessageRepeated, trace::ConnectionClosed>()) {}
    std::unique_ptr<Check> clone() const override { return std::make_unique<Fifo>(*this); }

    void observe(const trace::Record& r, const trace::Tables&) override {
        if (const auto* sent = trace::as<trace::MessageSent>(r)) {
            if (sent->channel != trace::Channel::Quorum) return;
            m_lanes[{sent->connection, r.node}].push_back(r.seq);
            m_connections.emplace(r.seq, sent->connection);
        } else if (const auto* received = trace::as<trace::MessageReceived>(r)) {
            if (received->channel == trace::Channel::Quorum) onReceived(r, *received);
        } else if (const auto* dropped = trace::as<trace::MessageDropped>(r)) {
            onDropped(r, *dropped);
        } else if (const auto* repeated = trace::as<trace::MessageRepeated>(r)) {
            if (m_connections.contains(repeated->copy)) m_copies.insert(repeated->copy);
        } else if (const auto* closed = trace::as<trace::ConnectionClosed>(r)) {
            if (closed->channel != trace::Channel::Quorum) return;
            m_ended.insert({closed->connection, r.node});
        }
    }

private:
    using Lane = std::pair<std::uint32_t, NodeId>;  ///< connection, and who sends

    void onReceived(const trace::Record& r, const trace::MessageReceived& e) {
        evaluated(true);
        const std::string what = std::string(toString(e.kind)) + " of node " + toString(e.from);
        const auto known = m_connections.find(e.sent);
        if (known == m_connections.end()) {
            violated(r, what + " reaches node " + toString(r.node) + " a second time");
            return;
        }
        const Lane lane{known->second, e.from};
        m_connections.erase(known);
        if (m_ended.contains({lane.first, r.node}))
            violated(r, what + " reaches node " + toString(r.node) + " after it saw the end of the connection");
        if (m_copies.erase(e.sent) > 0) violated(r, what + " reaches node " + toString(r.node) + " a second time");
        if (m_lost.contains(lane)) {
            violated(r, "outside the model: " + what + " reaches node " + toString(r.node) +
                            ", and something that was sent before it on the same connection was lost");
        }
        const std::deque<std::uint64_t>& waiting = m_lanes[lane];
        if (std::find(waiting.begin(), waiting.end(), e.sent) == waiting.end()) {
            violated(r, std::string(toString(e.kind)) + " reaches node " + toString(r.node) +
                            ", said to come from node " + toString(e.from) + ", which did not send it");
        } else if (waiting.front() != e.sent) {
            violated(r, what + " reaches node " + toString(r.node) + " before what was sent earlier (record " +
                            std::to_string(waiting.front()) + ") on the same connection");
        }
        takeOut(lane, e.sent);
    }

    void onDropped(const trace::Record& r, const trace::MessageDropped& e) {
        const auto known = m_connections.find(e.sent);
        if (known == m_connections.end()) return;
        // Whoever drops it, the record of a loss is the sender's and that of an end the receiver's.
        if (e.reason == trace::DropReason::Lost) {
            m_lost.insert({known->second, r.node});
            takeOut({known->second, r.node}, e.sent);
        } else {
            for (auto lane = m_lanes.lower_bound({known->second, NodeId{}});
                 lane != m_lanes.end() && lane->first.first == known->second; ++lane) {
                std::erase(lane->second, e.sent);
            }
        }
        m_connections.erase(known);
    }

    void takeOut(const Lane& lane, std::uint64_t sent) {
        const auto it = m_lanes.find(lane);
        if (it == m_lanes.end()) return;
        if (!it->second.empty() && it->second.front() == sent) {
            it->second.pop_front();
        } else {
            std::erase(it->second, sent);
        }
    }

    std::map<Lane, std::deque<std::uint64_t>> m_lanes;     ///< under way, in the order of sending
    std::map<std::uint64_t, std::uint32_t> m_connections;  ///< of what is under way
    std::set<std::pair<std::uint32_t, NodeId>> m_ended;    ///< connection, and the end that saw its end
    std::set<Lane> m_lost;
    std::set<std::uint64_t> m_copies;  ///< under way: second sendings of what went out once
};

}  // namespace

std::unique_ptr<Check> fifo() {
    return std::make_unique<Fifo>();
}

}  // namespace qs::check
