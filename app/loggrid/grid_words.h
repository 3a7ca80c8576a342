// What the log grid says in words: a word for each step, and the story of one transaction on one replica.
#pragma once

#include <QCoreApplication>
#include <QList>
#include <QString>

#include "app/loggrid/log_ledger.h"

namespace qs::app {

class GridWords {
    Q_DECLARE_TR_FUNCTIONS(GridWords)
public:
    /// One word: "written", "acked"; empty for what is absent.
    static QString step(EntryStep step);

    /// One thing that became true, by the record that made it so.
    struct Line {
        QString text;
        std::uint64_t seq = 0;
    };
    GridWords(const LogLedger& ledger, const RecordStore& records) : m_ledger(ledger), m_records(records) {}
    /// "2:7: create /x (1 byte)".
    QString title(trace::TxnRef txn) const;
    /// In the order in which they happened, each with its time since the proposal: "durable +12 ms". May be empty.
    QList<Line> story(std::uint64_t seq, std::size_t row, trace::TxnRef txn) const;
    /// Title, replica and story.
    QString explain(std::uint64_t seq, std::size_t row, trace::TxnRef txn) const;

private:
    QString since(std::uint64_t seq, trace::TxnRef txn) const;
    QString removal(std::uint64_t seq) const;

    const LogLedger& m_ledger;
    const RecordStore& m_records;
};

}  // namespace qs::app
