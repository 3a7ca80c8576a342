#include "app/models/record_words.h"

#include "app/models/text.h"
#include "app/models/txn_words.h"

namespace qs::app {

QString RecordWords::describe(const trace::Record& record, const trace::Tables& tables) {
    const RecordWords all(tables);
    return std::visit([&](const auto& event) { return all.words(event); }, record.event);
}

QString RecordWords::line(const trace::Record& record, const trace::Tables& tables) {
    const QString what = describe(record, tables);
    if (!record.node) return QStringLiteral("%1  -  %2").arg(spelt(record.at), what);
    return tr("%1  node %2  %3").arg(spelt(record.at), spelt(record.node), what);
}

QString RecordWords::txn(trace::TxnRef ref) const {
    return TxnWords::describe(ref, m_tables);
}

}  // namespace qs::app
