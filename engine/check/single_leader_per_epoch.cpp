#include <map>

#include "engine/check/properties.h"

namespace qs::check {

namespace {

class SingleLeaderPerEpoch : public Check {
public:
    SingleLeaderPerEpoch()
        : Check("Z-01", "Single leader per epoch", "At most one leader is ever established for an epoch.",
                trace::Kinds::of<trace::EpochEstablished>()) {}
    std::unique_ptr<Check> clone() const override { return std::make_unique<SingleLeaderPerEpoch>(*this); }

    void observe(const trace::Record& r, const trace::Tables&) override {
        const auto* e = trace::as<trace::EpochEstablished>(r);
        if (!e) return;
        const auto [it, isNew] = m_leaders.try_emplace(e->epoch, r.node, r.seq);
        evaluated(m_leaders.size() > 1 || !isNew);
        if (isNew) return;
        violated(r, "epoch " + toString(e->epoch) + " has a second leader: node " + toString(r.node) + " now, node " +
                        toString(it->second.first) + " before (record " + std::to_string(it->second.second) + ")");
    }

private:
    std::map<Epoch, std::pair<NodeId, std::uint64_t>> m_leaders;  ///< over all time
};

}  // namespace

std::unique_ptr<Check> singleLeaderPerEpoch() {
    return std::make_unique<SingleLeaderPerEpoch>();
}

}  // namespace qs::check
