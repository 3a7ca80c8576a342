#include "app/models/record_words.h"

#include "app/models/reason_words.h"
#include "app/models/text.h"

namespace qs::app {

QString RecordWords::words(const trace::TxnLogged& e) const {
    return tr("writes to its log: %1").arg(txn(e.txn));
}

QString RecordWords::words(const trace::Persisted& e) const {
    switch (e.what) {
        case trace::DurableKind::Txn:
            return tr("on disk: %1").arg(txn(e.txn));
        case trace::DurableKind::Truncation:
            return tr("log cut back on disk to %1").arg(spelt(e.zxid));
        case trace::DurableKind::Snapshot:
            return tr("snapshot on disk at %1").arg(spelt(e.zxid));
        case trace::DurableKind::AcceptedEpoch:
            return tr("on disk: acceptedEpoch %1").arg(spelt(e.epoch));
        case trace::DurableKind::CurrentEpoch:
            return tr("on disk: currentEpoch %1").arg(spelt(e.epoch));
    }
    return {};
}

QString RecordWords::words(const trace::SnapshotBegun& e) const {
    return tr("saves a snapshot at %1").arg(spelt(e.zxid));
}

QString RecordWords::words(const trace::DiskRead& e) const {
    if (e.last == Zxid{} && !e.torn && !e.unfinished) return tr("finds an empty disk");
    static constexpr const char* OfLog[] = {
        QT_TR_NOOP("finds its log up to %1"),
        QT_TR_NOOP("finds its log up to %1, drops a record cut short"),
        QT_TR_NOOP("finds its log up to %1, finishes what a crash cut short"),
        QT_TR_NOOP("finds its log up to %1, drops a record cut short, finishes what a crash cut short"),
    };
    static constexpr const char* OfSnapshot[] = {
        QT_TR_NOOP("finds its log up to %1, from the snapshot at %2"),
        QT_TR_NOOP("finds its log up to %1, from the snapshot at %2, drops a record cut short"),
        QT_TR_NOOP("finds its log up to %1, from the snapshot at %2, finishes what a crash cut short"),
        QT_TR_NOOP("finds its log up to %1, from the snapshot at %2, drops a record cut short, finishes what a crash "
                   "cut short"),
    };
    const std::size_t repairs = (e.torn ? 1U : 0U) + (e.unfinished ? 2U : 0U);
    if (e.snapshot == Zxid{}) return tr(OfLog[repairs]).arg(spelt(e.last));
    return tr(OfSnapshot[repairs]).arg(spelt(e.last), spelt(e.snapshot));
}

QString RecordWords::words(const trace::DiskFailed& e) const {
    return reasonWords(m_tables.text(e.reason));
}

QString RecordWords::words(const trace::DiskLost& e) const {
    return reasonWords(m_tables.text(e.reason));
}

QString RecordWords::words(const trace::DiskChanged& e) const {
    switch (e.state) {
        case trace::DiskState::Ok:
            return tr("its disk is ok");
        case trace::DiskState::Full:
            return tr("its disk is full");
        case trace::DiskState::Failing:
            return tr("its disk is failing");
        case trace::DiskState::Lying:
            return tr("its disk is lying");
        case trace::DiskState::Slow:
            return tr("its disk takes %1 times as long").arg(e.factor);
        case trace::DiskState::Held:
            return tr("its disk is held");
        case trace::DiskState::NoFiles:
            return tr("its disk opens no more files");
        case trace::DiskState::Short:
            return tr("its disk writes in pieces");
    }
    return {};
}

QString RecordWords::words(const trace::DiskDamaged& e) const {
    return (e.readable ? tr("its disk: %1") : tr("its disk: %1; it will not start from it"))
        .arg(reasonWords(m_tables.text(e.what)));
}

}  // namespace qs::app
