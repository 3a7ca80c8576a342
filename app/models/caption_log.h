// The captions of a run in order, so few that a reader can follow: events of one kind that follow each other closely
// are one caption. Each is true right after its record, and stands there in the order of the run. The oldest are
// forgotten.
#pragma once

#include <deque>

#include "app/models/caption.h"

namespace qs::app {

class CaptionLog {
public:
    explicit CaptionLog(const Membership& membership) : m_membership(membership) {}

    /// `before`: the picture that the record has not changed yet; `records`: up to it, or more.
    void fold(const trace::Record& r, const Picture& before, const RecordStore& records);

    const std::deque<Caption>& captions() const { return m_captions; }
    /// The last one at or before that record; null: none.
    const Caption* at(std::uint64_t seq) const;
    /// The neighbours of the one that at() gives; null: none.
    const Caption* before(std::uint64_t seq) const;
    const Caption* after(std::uint64_t seq) const;

    static constexpr std::size_t MaxCaptions = 20'000;
    /// Without a proposal for so long, the next one is news again.
    static constexpr VirtualTime Quiet = VirtualTime::ofMs(1000);
    /// A caption stands for at most so much.
    static constexpr VirtualTime LongestSpan = VirtualTime::ofMs(5000);

private:
    bool isNews(const Caption& caption) const;
    void joinAndAdd(Caption found, const Picture& before, const trace::Tables& tables);
    void add(Caption caption);
    std::deque<Caption>::const_iterator afterIt(std::uint64_t seq) const;

    Membership m_membership;
    std::deque<Caption> m_captions;
    VirtualTime m_lastProposal = VirtualTime::ofMs(-1'000'000);
    std::uint64_t m_lastDiskEnd = 0;  ///< seq of the last DiskFailed
    UndecidedProposals m_undecided;
    UnansweredWrites m_unanswered;
};

}  // namespace qs::app
