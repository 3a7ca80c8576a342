#include "engine/check/durable_logs.h"
#include "engine/check/properties.h"

namespace qs::check {

namespace {

class DurablePromises : public Check {
public:
    DurablePromises()
        : Check("Z-13", "Durable promises",
                "The epochs on a disk never decrease, neither its history nor currentEpoch is ahead of the "
                "acceptedEpoch, and a start can go on from it.",
                DurableLogs::kinds() | trace::Kinds::of<trace::DiskFailed>()) {}
    std::unique_ptr<Check> clone() const override { return std::make_unique<DurablePromises>(*this); }

    void observe(const trace::Record& r, const trace::Tables& tables) override {
        if (const auto* failed = trace::as<trace::DiskFailed>(r); failed && failed->unreadable)
            violated(r,
                     "node " + toString(r.node) + " finds a disk that no crash may leave behind, and does not start");
        const DurableLogs::Log& log = m_disks.of(r.node);
        const Epoch accepted = log.acceptedEpoch;
        const Epoch current = log.currentEpoch;
        if (!m_disks.observe(r, tables) || trace::as<trace::DiskLost>(r)) return;
        const DurableLogs::Log& now = m_disks.of(r.node);
        evaluated(accepted > Epoch{});
        const std::string disk = "the disk of node " + toString(r.node);
        if (now.acceptedEpoch < accepted) {
            violated(r, disk + " goes back from accepted epoch " + toString(accepted) + " to " +
                            toString(now.acceptedEpoch));
        }
        if (now.currentEpoch < current) {
            violated(r,
                     disk + " goes back from current epoch " + toString(current) + " to " + toString(now.currentEpoch));
        }
        if (now.currentEpoch > now.acceptedEpoch) {
            violated(r, disk + " has current epoch " + toString(now.currentEpoch) + " and has accepted only " +
                            toString(now.acceptedEpoch));
        }
        const Epoch logged = now.txns.empty() ? Epoch{} : tables.zxid(now.txns.back()).epoch();
        if (logged > now.acceptedEpoch) {
            violated(r, disk + " holds a transaction of epoch " + toString(logged) + " and has accepted only " +
                            toString(now.acceptedEpoch));
        }
    }

private:
    DurableLogs m_disks;
};

}  // namespace

std::unique_ptr<Check> durablePromises() {
    return std::make_unique<DurablePromises>();
}

}  // namespace qs::check
