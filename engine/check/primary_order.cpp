#include <map>

#include "engine/check/properties.h"

namespace qs::check {

namespace {

/// Position of one node in the proposals of each epoch, and the epoch it is in.
struct Position {
    std::map<Epoch, std::uint32_t> last;  ///< highest counter applied per epoch
    Epoch epoch;
};

/// The history up to `end`, as positions.
Position positionAt(trace::TxnRef end, const trace::Tables& tables) {
    Position out;
    out.epoch = tables.zxid(end).epoch();
    for (trace::TxnRef at = end; at; at = tables.previous(at))
        out.last.try_emplace(tables.zxid(at).epoch(), tables.zxid(at).counter());
    return out;
}

class LocalPrimaryOrder : public Check {
public:
    explicit LocalPrimaryOrder(std::uint32_t start)
        : Check("Z-05", "Local primary order",
                "A node that delivers a proposal has delivered every earlier proposal of the same leader.",
                trace::Kinds::of<trace::TreeReset, trace::Applied>()),
          m_start(start) {}
    std::unique_ptr<Check> clone() const override { return std::make_unique<LocalPrimaryOrder>(*this); }

    void observe(const trace::Record& r, const trace::Tables& tables) override {
        if (const auto* reset = trace::as<trace::TreeReset>(r)) {
            m_nodes[r.node] = positionAt(reset->txn, tables);
        } else if (const auto* applied = trace::as<trace::Applied>(r)) {
            auto& ofEpoch = m_nodes[r.node].last;
            std::uint32_t& last = ofEpoch.try_emplace(applied->zxid.epoch(), m_start).first->second;
            evaluated(applied->zxid.counter() > m_start + 1);
            if (applied->zxid.counter() != last + 1) {
                violated(r, "node " + toString(r.node) + " applies " + toString(applied->zxid) +
                                " right after number " + std::to_string(last) + " of that epoch");
            }
            last = applied->zxid.counter();
        }
    }

private:
    std::uint32_t m_start;  ///< what every epoch begins to count after
    std::map<NodeId, Position> m_nodes;
};

class GlobalPrimaryOrder : public Check {
public:
    GlobalPrimaryOrder()
        : Check("Z-06", "Global primary order", "The epochs of what a node delivers never decrease.",
                trace::Kinds::of<trace::TreeReset, trace::Applied>()) {}
    std::unique_ptr<Check> clone() const override { return std::make_unique<GlobalPrimaryOrder>(*this); }

    void observe(const trace::Record& r, const trace::Tables& tables) override {
        if (const auto* reset = trace::as<trace::TreeReset>(r)) {
            m_epochs[r.node] = tables.zxid(reset->txn).epoch();
        } else if (const auto* applied = trace::as<trace::Applied>(r)) {
            Epoch& epoch = m_epochs[r.node];
            evaluated(epoch > Epoch{} && applied->zxid.epoch() != epoch);
            if (applied->zxid.epoch() < epoch) {
                violated(r, "node " + toString(r.node) + " applies " + toString(applied->zxid) + " after epoch " +
                                toString(epoch));
            }
            epoch = applied->zxid.epoch();
        }
    }

private:
    std::map<NodeId, Epoch> m_epochs;
};

}  // namespace

std::unique_ptr<Check> localPrimaryOrder(std::uint32_t startCounter) {
    return std::make_unique<LocalPrimaryOrder>(startCounter);
}
std::unique_ptr<Check> globalPrimaryOrder() {
    return std::make_unique<GlobalPrimaryOrder>();
}

}  // namespace qs::check
