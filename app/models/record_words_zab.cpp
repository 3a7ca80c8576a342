#include "app/models/record_words.h"

#include "app/models/reason_words.h"
#include "app/models/text.h"

namespace qs::app {

using trace::Phase;
using trace::Refusal;
using trace::Role;
using trace::SyncMode;

// --- Elections -----------------------------------------------------------------------------------------------------

QString RecordWords::learner(const trace::RoleChanged& e) {
    const QString leader = spelt(e.leader);
    if (e.phase == Phase::Synchronization) return tr("synchronises with %1").arg(leader);
    if (e.phase != Phase::Broadcast) return tr("turns to %1").arg(leader);
    return (e.role == Role::Observing ? tr("observes %1 in epoch %2") : tr("follows %1 in epoch %2"))
        .arg(leader, spelt(e.epoch));
}

QString RecordWords::words(const trace::RoleChanged& e) const {
    switch (e.role) {
        case Role::Down:
            return tr("is down");
        case Role::Looking:
            return tr("looks for a leader (epoch %1, zxid %2)").arg(spelt(e.epoch), spelt(e.lastZxid));
        case Role::Leading:
            if (e.phase == Phase::Broadcast) return tr("leads epoch %1").arg(spelt(e.epoch));
            if (e.phase == Phase::Synchronization) return tr("brings followers to epoch %1").arg(spelt(e.epoch));
            return tr("won the election, gathers followers");
        case Role::Following:
        case Role::Observing:
            return learner(e);
    }
    return {};
}

QString RecordWords::words(const trace::VoteChanged& e) const {
    if (!e.voteFor) return tr("asks who leads");
    return tr("votes for %1 (zxid %2, epoch %3)").arg(spelt(e.voteFor), spelt(e.zxid), spelt(e.peerEpoch));
}

// --- Epochs and synchronisation ------------------------------------------------------------------------------------

QString RecordWords::acks(std::uint64_t bits) {
    QStringList out;
    for (const NodeId n : NodeSet{bits}.nodes())
        out << spelt(n);
    return out.join(QLatin1Char(','));
}

QString RecordWords::words(const trace::EpochProposed& e) const {
    return tr("proposes epoch %1").arg(spelt(e.epoch));
}

QString RecordWords::words(const trace::EpochEstablished& e) const {
    return tr("establishes epoch %1 with the acks of %2").arg(spelt(e.epoch), acks(e.acks));
}

QString RecordWords::words(const trace::SyncChosen& e) const {
    const QString to = spelt(e.learner);
    const int n = static_cast<int>(e.replayed);
    switch (e.mode) {
        case SyncMode::Diff:
            if (n == 0) return tr("sends DIFF to %1: nothing is missing").arg(to);
            return tr("sends DIFF to %1, then %n transaction(s)", nullptr, n).arg(to);
        case SyncMode::Trunc:
            if (n == 0) return tr("sends TRUNC to %1, back to %2").arg(to, spelt(e.zxid));
            return tr("sends TRUNC to %1, back to %2, then %n transaction(s)", nullptr, n).arg(to, spelt(e.zxid));
        case SyncMode::Snap:
            if (n == 0) return tr("sends SNAP to %1 at %2").arg(to, spelt(e.zxid));
            return tr("sends SNAP to %1 at %2, then %n transaction(s)", nullptr, n).arg(to, spelt(e.zxid));
    }
    return {};
}

QString RecordWords::words(const trace::PacketRefused& e) const {
    static constexpr const char* Why[] = {
        QT_TR_NOOP("refuses %1 of %2: its connection is over"),
        QT_TR_NOOP("refuses %1 of %2: out of turn"),
        QT_TR_NOOP("refuses %1 of %2: it contradicts the own history"),
        QT_TR_NOOP("refuses %1 of %2: its epoch is below the one promised"),
        QT_TR_NOOP("refuses %1 of %2: not a voter's vote"),
        QT_TR_NOOP("refuses %1 of %2: nobody looks for a leader"),
    };
    static_assert(std::size(Why) == static_cast<std::size_t>(Refusal::NotLooking) + 1);
    return tr(Why[static_cast<std::size_t>(e.reason)]).arg(spelt(e.kind), spelt(e.from));
}

QString RecordWords::words(const trace::Noted& e) const {
    return reasonWords(m_tables.text(e.text));
}

// --- Broadcast and service -----------------------------------------------------------------------------------------

QString RecordWords::words(const trace::Proposed& e) const {
    return tr("proposes %1").arg(txn(e.txn));
}

QString RecordWords::words(const trace::ProposalAcked& e) const {
    return tr("ack of %1 by %2").arg(spelt(e.zxid), spelt(e.by));
}

QString RecordWords::words(const trace::Committed& e) const {
    return tr("commits %1 with the acks of %2").arg(txn(e.txn), acks(e.acks));
}

QString RecordWords::words(const trace::Applied& e) const {
    return tr("applies %1").arg(txn(e.txn));
}

QString RecordWords::words(const trace::TreeReset& e) const {
    return tr("its tree stands at %1").arg(spelt(e.zxid));
}

QString RecordWords::words(const trace::ServingStarted& e) const {
    return tr("serves clients at %1").arg(spelt(e.zxid));
}

QString RecordWords::words(const trace::ServingStopped&) const {
    return tr("stops serving clients");
}

QString RecordWords::words(const trace::ReadOnlyChanged& e) const {
    if (!e.on) return tr("no longer serves reads only");
    return tr("serves reads only, without a leader, from %1").arg(spelt(e.zxid));
}

}  // namespace qs::app
