#include "engine/check/durable_logs.h"
#include "engine/check/properties.h"

namespace qs::check {

namespace {

class VotesOfDisk : public Check {
public:
    VotesOfDisk()
        : Check("Z-20", "Votes are of the disk",
                "Who proposes itself as leader does so with the epoch and the last transaction that are on its disk.",
                DurableLogs::kinds() | trace::Kinds::of<trace::VoteChanged>()) {}
    std::unique_ptr<Check> clone() const override { return std::make_unique<VotesOfDisk>(*this); }

    void observe(const trace::Record& r, const trace::Tables& tables) override {
        if (m_disks.observe(r, tables)) return;
        const auto* vote = trace::as<trace::VoteChanged>(r);
        if (!vote || vote->voteFor != r.node) return;
        const DurableLogs::Log& log = m_disks.of(r.node);
        const Zxid last = log.txns.empty() ? Zxid{} : tables.zxid(log.txns.back());
        evaluated(log.currentEpoch > Epoch{});
        if (vote->peerEpoch == log.currentEpoch && vote->zxid == last) return;
        violated(r, "node " + toString(r.node) + " votes for itself with epoch " + toString(vote->peerEpoch) + " and " +
                        toString(vote->zxid) + "; its disk holds epoch " + toString(log.currentEpoch) + " and " +
                        toString(last));
    }

private:
    DurableLogs m_disks;
};

}  // namespace

std::unique_ptr<Check> votesOfDisk() {
    return std::make_unique<VotesOfDisk>();
}

}  // namespace qs::check
