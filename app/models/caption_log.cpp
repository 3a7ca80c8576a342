#include "app/models/caption_log.h"

#include <algorithm>
#include <limits>

namespace qs::app {

namespace {

/// Looked back at so far: captions of other kinds may come between two that belong together.
constexpr std::ptrdiff_t LookBack = 6;

/// How close two of a kind must be to be one caption; 0: never.
VirtualTime closeness(CaptionKind kind) {
    switch (kind) {
        case CaptionKind::Committed:
        case CaptionKind::SessionClosed:
        case CaptionKind::Stranded:
            return CaptionLog::Quiet;
        case CaptionKind::ElectionBegun:
        case CaptionKind::VotesChanged:
        case CaptionKind::Joined:
        case CaptionKind::WatchFired:
        case CaptionKind::SessionMoved:
        case CaptionKind::AnswersLost:
        case CaptionKind::MessageLost:
        case CaptionKind::MessageRepeated:
            return VirtualTime::ofMs(200);
        case CaptionKind::LinksCut:
        case CaptionKind::LinksHealed:
        case CaptionKind::Held:
        case CaptionKind::HoldEnded:
        case CaptionKind::Slowed:
        case CaptionKind::Mended:
            return VirtualTime{1};
        default:
            return VirtualTime{0};
    }
}

bool sameStory(const Caption& a, const Caption& b, const trace::Tables& tables) {
    if (a.kind != b.kind || a.record.event.index() != b.record.event.index()) return false;
    switch (a.kind) {
        case CaptionKind::ElectionBegun:
            return a.was == b.was && a.about == b.about && a.why == b.why && a.was != trace::Role::Leading;
        case CaptionKind::VotesChanged:
        case CaptionKind::Joined:
            return a.about == b.about;
        case CaptionKind::Committed:
            return a.node == b.node && a.quorum == b.quorum;
        case CaptionKind::Stranded:
        case CaptionKind::AnswersLost:
            return a.node == b.node;
        case CaptionKind::MessageLost:
        case CaptionKind::MessageRepeated:
            return a.message == b.message;
        case CaptionKind::WatchFired:
            return tables.text(std::get<trace::WatchFired>(a.record.event).path) ==
                       tables.text(std::get<trace::WatchFired>(b.record.event).path) &&
                   std::get<trace::WatchFired>(a.record.event).type == std::get<trace::WatchFired>(b.record.event).type;
        case CaptionKind::Slowed:
        case CaptionKind::Mended:
            return !a.links.empty();
        default:
            return true;
    }
}

/// What was said of those nodes must still hold where it is said again with the newer one.
bool stillHolds(const Caption& older, const Picture& before) {
    const std::vector<NodeId> nodes = older.nodes.nodes();
    return std::all_of(nodes.begin(), nodes.end(), [&](NodeId id) {
        const NodeView& node = before.node(id);
        switch (older.kind) {
            case CaptionKind::ElectionBegun:
                return node.role == trace::Role::Looking && node.alive;
            case CaptionKind::VotesChanged:
                return node.role == trace::Role::Looking && node.vote.leader == older.about;
            case CaptionKind::Joined:
                return node.serving && node.leader == older.about;
            default:
                return true;
        }
    });
}

/// `newer` takes in what `older` stood for.
void take(Caption& newer, const Caption& older) {
    newer.first = older.first;
    newer.firstAt = older.firstAt;
    newer.count += older.count;
    newer.unanswered += older.unanswered;
    newer.links.insert(newer.links.begin(), older.links.begin(), older.links.end());
    // Of a flood the acks are those of the last one.
    if (newer.kind == CaptionKind::Committed || newer.kind == CaptionKind::SessionClosed) return;
    if (newer.kind == CaptionKind::Stranded) return;
    newer.nodes = newer.nodes.unite(older.nodes);
}

}  // namespace

bool CaptionLog::isNews(const Caption& caption) const {
    if (caption.kind == CaptionKind::FirstProposal) return caption.record.at - m_lastProposal > Quiet;
    // Said already, with its cause.
    return caption.kind != CaptionKind::Killed || m_lastDiskEnd == 0 || caption.record.cause != m_lastDiskEnd;
}

void CaptionLog::fold(const trace::Record& r, const Picture& before, const RecordStore& records) {
    std::optional<Caption> found = captionOf(r, {before, m_membership, records, m_undecided, m_unanswered});
    const bool tells = found && isNews(*found);
    m_undecided.fold(r);
    m_unanswered.fold(r);
    if (found && found->kind == CaptionKind::FirstProposal) m_lastProposal = r.at;
    if (trace::as<trace::DiskFailed>(r)) m_lastDiskEnd = r.seq;
    if (tells) joinAndAdd(std::move(*found), before, records.tables());
}

/// Takes in a caption of the same story that is not long ago, wherever what it said still holds.
void CaptionLog::joinAndAdd(Caption found, const Picture& before, const trace::Tables& tables) {
    const VirtualTime close = closeness(found.kind);
    const VirtualTime now = found.record.at;
    const auto oldest = m_captions.end() - std::min<std::ptrdiff_t>(LookBack, std::ssize(m_captions));
    for (auto it = m_captions.end(); close.us > 0 && it != oldest;) {
        --it;
        const bool joins = now - it->record.at < close && now - it->firstAt < LongestSpan;
        if (!joins || !sameStory(*it, found, tables) || !stillHolds(*it, before)) continue;
        take(found, *it);
        m_captions.erase(it);
        break;
    }
    add(std::move(found));
}

void CaptionLog::add(Caption caption) {
    m_captions.push_back(std::move(caption));
    if (m_captions.size() > MaxCaptions) m_captions.pop_front();
}

const Caption* CaptionLog::at(std::uint64_t seq) const {
    const auto next = std::partition_point(m_captions.begin(), m_captions.end(),
                                           [seq](const Caption& caption) { return caption.record.seq <= seq; });
    return next == m_captions.begin() ? nullptr : &*std::prev(next);
}

const trace::Saying* CaptionLog::saidBy(std::uint64_t seq) const {
    const auto next = std::partition_point(m_sayings.begin(), m_sayings.end(),
                                           [seq](const trace::Saying& saying) { return saying.after <= seq; });
    return next == m_sayings.begin() ? nullptr : &*std::prev(next);
}

const trace::Saying* CaptionLog::saying(std::uint64_t seq, VirtualTime now) const {
    const trace::Saying* last = saidBy(seq);
    return last && now - last->at < SayingStands ? last : nullptr;
}

std::optional<Cursor> CaptionLog::lastStop(std::uint64_t seq) const {
    const Caption* caption = at(seq);
    const trace::Saying* saying = saidBy(seq);
    if (saying && (!caption || saying->after >= caption->record.seq)) return Cursor{saying->at, saying->after};
    if (caption) return Cursor{caption->record.at, caption->record.seq};
    return {};
}

std::optional<Cursor> CaptionLog::before(std::uint64_t seq) const {
    const auto here = lastStop(seq);
    return here && here->record > 0 ? lastStop(here->record - 1) : std::nullopt;
}

std::optional<Cursor> CaptionLog::after(std::uint64_t seq) const {
    const auto caption = std::partition_point(m_captions.begin(), m_captions.end(),
                                              [seq](const Caption& each) { return each.record.seq <= seq; });
    const auto saying = std::partition_point(m_sayings.begin(), m_sayings.end(),
                                             [seq](const trace::Saying& each) { return each.after <= seq; });
    std::uint64_t next = std::numeric_limits<std::uint64_t>::max();
    if (caption != m_captions.end()) next = caption->record.seq;
    if (saying != m_sayings.end()) next = std::min(next, saying->after);
    return next == std::numeric_limits<std::uint64_t>::max() ? std::nullopt : lastStop(next);
}

}  // namespace qs::app
