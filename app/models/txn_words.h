// Transactions in words, in the language of the window: what tree::describe says in English.
#pragma once

#include <QCoreApplication>
#include <QString>

#include "engine/trace/tables.h"

namespace qs::app {

class TxnWords {
    Q_DECLARE_TR_FUNCTIONS(TxnWords)
public:
    /// "create /a (3 bytes, ephemeral)".
    static QString describe(const tree::TxnBody& body);
    /// With its zxid: "1:5 create /a (3 bytes)"; "the empty history" for TxnRef 0.
    static QString describe(trace::TxnRef txn, const trace::Tables& tables);

private:
    static QString words(const tree::CreateTxn& txn);
    static QString words(const tree::DeleteTxn& txn);
    static QString words(const tree::SetDataTxn& txn);
    static QString words(const tree::SetAclTxn& txn);
    static QString words(const tree::CheckTxn& txn);
    static QString words(const tree::MultiTxn& txn);
    static QString words(const tree::CreateSessionTxn& txn);
    static QString words(const tree::CloseSessionTxn& txn);
    static QString words(const tree::ErrorTxn& txn);
    static QString words(const tree::ReconfigTxn& txn);
    static QString size(const tree::Data& data);
};

}  // namespace qs::app
