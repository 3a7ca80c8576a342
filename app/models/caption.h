// A notable event of a run as facts, without words (caption_words.h) and without language: found in one record and in
// the picture that the record has not changed yet. A caption claims no more than these facts hold.
#pragma once

#include <optional>
#include <vector>

#include "app/models/picture.h"
#include "app/models/record_store.h"
#include "app/models/unanswered_writes.h"
#include "app/models/undecided_proposals.h"

namespace qs::app {

enum class CaptionKind : std::uint8_t {
    ElectionBegun,  ///< nodes: who looks for a leader; `was`: what `node` did before
    VotesChanged,   ///< nodes: who now votes for `about`
    LeaderElected,  ///< node won; nodes: whose votes it has, as far as the picture shows
    EpochEstablished,
    SyncChosen,     ///< node brings `about` up to date
    Joined,         ///< nodes serve as learners of `about`
    FirstProposal,  ///< after a while without
    Stranded,       ///< a proposal of a leader whose links reach no quorum
    Committed,
    SessionClosed,  ///< committed: a session ends, and so do its ephemerals
    SessionExpired,
    SessionMoved,
    WatchFired,
    AnswersLost,  ///< connections of clients end at `node` before their writes are answered
    Killed,
    Restarted,
    Frozen,
    Thawed,
    LinksCut,
    LinksHealed,
    Held,  ///< messages of one link wait until they are let go
    HoldEnded,
    MessageLost,
    MessageRepeated,
    Slowed,  ///< a link, a node, its timers or its clock are not as they should be
    Mended,
    DiskFault,         ///< the disk was told to do wrong
    DiskEnded,         ///< the process ended because of its disk
    DiskChangedHands,  ///< outside the model: what was durable is no longer, or was changed behind the replica's back
    ReadOnly,
};

/// Why a replica gave up what it did, as far as the record tells that made it do so.
enum class GiveUp : std::uint8_t {
    Unknown,
    LeaderSilent,     ///< nothing heard for syncLimit
    ConnectionLost,   ///< with its leader
    NoQuorumHeard,    ///< a leader, within syncLimit
    NoFollowers,      ///< a leader to be, within initLimit
    NotSynchronised,  ///< a follower to be, within initLimit
    NoConnection,     ///< the elected leader accepts none
    CounterUsedUp,
};

using Link = std::pair<NodeId, NodeId>;  ///< sender, receiver

struct Caption {
    CaptionKind kind{};
    trace::Record record;     ///< the newest that it stands for: true right after it
    std::uint64_t first = 0;  ///< seq of the first that it stands for
    VirtualTime firstAt;
    int count = 1;  ///< how many records it stands for
    NodeId node;
    NodeId about;  ///< the candidate, learner or leader that it is about
    NodeSet nodes;
    std::vector<Link> links;
    trace::Role was = trace::Role::Down;  ///< of `node`, before
    GiveUp why = GiveUp::Unknown;
    int open = 0;        ///< proposals of `node` that are not committed; EpochEstablished: of older epochs, kept
    int dropped = 0;     ///< EpochEstablished: undecided proposals of older epochs that its history lacks
    int unanswered = 0;  ///< writes that `node` will not answer
    trace::MessageKind message{};  ///< MessageLost, MessageRepeated: of the message
    bool quorum = false;  ///< Committed, EpochEstablished: of the acks; LeaderElected: of the votes; faults: see below
    NodeId leader;        ///< faults: who leads, after it; none
    bool leaderLinked = false;  ///< faults: running voters with links both ways to the leader, and it, are a quorum

    /// Requires: the record is of that event.
    template <class E>
    const E& event() const {
        return std::get<E>(record.event);
    }
};

struct CaptionContext {
    const Picture& before;
    const Membership& membership;
    const RecordStore& records;           ///< with this one
    const UndecidedProposals& undecided;  ///< before it
    const UnansweredWrites& unanswered;   ///< before it
};

/// None: nothing notable.
std::optional<Caption> captionOf(const trace::Record& r, const CaptionContext& context);
/// `r`: a replica begins to look for a leader; `before`: what it was.
GiveUp giveUpOf(const trace::Record& r, const NodeView& before, const RecordStore& records);

/// Voters that run and have uncut links both ways with `node`, and `node` itself where it is a running voter.
NodeSet linkedWith(NodeId node, const Picture& picture, const std::set<Link>& cuts);

}  // namespace qs::app
