#include "app/loggrid/grid_words.h"

#include <algorithm>

#include "app/models/text.h"
#include "app/models/txn_words.h"

namespace qs::app {

QString GridWords::step(EntryStep step) {
    switch (step) {
        case EntryStep::Absent:
            break;
        case EntryStep::Written:
            return tr("written");
        case EntryStep::Durable:
            return tr("durable");
        case EntryStep::Acked:
            return tr("acked");
        case EntryStep::Committed:
            return tr("committed");
        case EntryStep::Applied:
            return tr("applied");
        case EntryStep::Removed:
            return tr("removed");
    }
    return {};
}

QString GridWords::title(trace::TxnRef txn) const {
    const tree::Txn& content = *m_records.tables().txn(txn);
    return tr("%1: %2").arg(spelt(content.zxid), TxnWords::describe(content.body));
}

/// The time of the record, after the proposal where that was seen, else since the start of the run.
QString GridWords::since(std::uint64_t seq, trace::TxnRef txn) const {
    const VirtualTime at = m_records.at(seq).at;
    const std::uint64_t proposed = m_records.proposedAt(txn);
    if (proposed == 0 || proposed > seq) return tr("at %1").arg(spelt(at));
    const double ms = static_cast<double>((at - m_records.at(proposed).at).us) / 1000.0;
    return tr("+%1 ms").arg(QString::number(ms, 'f', ms < 10 ? 1 : 0));
}

QString GridWords::removal(std::uint64_t seq) const {
    const trace::Record& r = m_records.at(seq);
    if (const auto* e = trace::as<trace::Persisted>(r)) {
        return e->what == trace::DurableKind::Truncation ? tr("truncated: not part of the leader's history")
                                                         : tr("replaced by a snapshot without it");
    }
    if (trace::as<trace::DiskLost>(r)) return tr("lost by the disk");
    return tr("lost in the crash: it was not durable");
}

QList<GridWords::Line> GridWords::story(std::uint64_t seq, std::size_t row, trace::TxnRef txn) const {
    const EntryFacts facts = m_ledger.facts(seq, row, txn);
    QList<Line> lines;
    const auto add = [&](std::uint64_t fact, const QString& what) {
        if (fact != 0) lines.append({tr("%1 %2").arg(what, since(fact, txn)), fact});
    };
    add(facts.written, tr("written to its log"));
    const auto* durable = facts.durable == 0 ? nullptr : trace::as<trace::Persisted>(m_records.at(facts.durable));
    const bool snapshot = durable && durable->what == trace::DurableKind::Snapshot;
    add(facts.durable, snapshot ? tr("durable, as part of a snapshot") : tr("durable on its disk"));
    add(facts.acked, tr("its acknowledgement counted by the leader"));
    add(facts.committed, tr("committed by the leader"));
    add(facts.applied, tr("applied to its tree"));
    if (facts.removed != 0) add(facts.removed, removal(facts.removed));
    std::stable_sort(lines.begin(), lines.end(), [](const Line& a, const Line& b) { return a.seq < b.seq; });
    return lines;
}

QString GridWords::explain(std::uint64_t seq, std::size_t row, trace::TxnRef txn) const {
    const auto node = m_ledger.replicas()[row].value;
    QStringList lines{title(txn)};
    const QList<Line> facts = story(seq, row, txn);
    const bool here = std::any_of(facts.begin(), facts.end(),
                                  [&](const Line& line) { return line.seq != m_ledger.committedAt(txn, seq); });
    lines << (here ? tr("On replica %1:").arg(node) : tr("Replica %1 does not have it.").arg(node));
    for (const Line& line : facts)
        lines << line.text;
    return lines.join(QLatin1Char('\n'));
}

}  // namespace qs::app
