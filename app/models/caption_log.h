// The captions of a run in order, so few that a reader can follow: events of one kind that follow each other closely
// are one caption. Each is true right after its record, and stands there in the order of the run. The oldest are
// forgotten. Beside them stands what the scenario of the run says.
#pragma once

#include <deque>

#include "app/models/caption.h"
#include "app/models/view_state.h"
#include "engine/trace/batch.h"

namespace qs::app {

class CaptionLog {
public:
    explicit CaptionLog(const Membership& membership) : m_membership(membership) {}

    /// `before`: the picture that the record has not changed yet; `records`: up to it, or more.
    void fold(const trace::Record& r, const Picture& before, const RecordStore& records);

    /// What the scenario says, after the records folded so far.
    void say(trace::Saying saying) { m_sayings.push_back(std::move(saying)); }

    const std::deque<Caption>& captions() const { return m_captions; }
    /// The last one at or before that record; null: none.
    const Caption* at(std::uint64_t seq) const;
    /// What was said last at that moment, `seq` being the last record before it, and still stands: not long ago, and
    /// nothing was said since. Null: nothing does.
    const trace::Saying* saying(std::uint64_t seq, VirtualTime now) const;
    /// The moments with something to read before and after the one that at() and saying() give; none: there is none.
    std::optional<Cursor> before(std::uint64_t seq) const;
    std::optional<Cursor> after(std::uint64_t seq) const;

    static constexpr std::size_t MaxCaptions = 20'000;
    /// Without a proposal for so long, the next one is news again.
    static constexpr VirtualTime Quiet = VirtualTime::ofMs(1000);
    /// A caption stands for at most so much.
    static constexpr VirtualTime LongestSpan = VirtualTime::ofMs(5000);
    /// What is said stands so long.
    static constexpr VirtualTime SayingStands = VirtualTime::ofMs(5000);

private:
    bool isNews(const Caption& caption) const;
    void joinAndAdd(Caption found, const Picture& before, const trace::Tables& tables);
    void add(Caption caption);
    /// The last thing said at or before that record, however long ago.
    const trace::Saying* saidBy(std::uint64_t seq) const;
    /// The last moment with something to read, at or before that record.
    std::optional<Cursor> lastStop(std::uint64_t seq) const;

    Membership m_membership;
    std::deque<Caption> m_captions;
    std::vector<trace::Saying> m_sayings;
    VirtualTime m_lastProposal = VirtualTime::ofMs(-1'000'000);
    std::uint64_t m_lastDiskEnd = 0;  ///< seq of the last DiskFailed
    UndecidedProposals m_undecided;
    UnansweredWrites m_unanswered;
};

}  // namespace qs::app
