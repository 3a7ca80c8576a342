#include "app/models/txn_words.h"

#include "app/models/text.h"

namespace qs::app {

QString TxnWords::describe(const tree::TxnBody& body) {
    return std::visit([](const auto& txn) { return words(txn); }, body);
}

QString TxnWords::describe(trace::TxnRef txn, const trace::Tables& tables) {
    if (!txn) return tr("the empty history");
    const tree::Txn& content = *tables.txn(txn);
    return tr("%1 %2").arg(spelt(content.zxid), describe(content.body));
}

QString TxnWords::size(const tree::Data& data) {
    return data ? tr("%n byte(s)", nullptr, static_cast<int>(data.size())) : tr("null");
}

QString TxnWords::words(const tree::CreateTxn& txn) {
    switch (txn.kind) {
        case tree::ZnodeKind::Persistent:
            break;
        case tree::ZnodeKind::Ephemeral:
            return tr("create %1 (%2, ephemeral)").arg(spelt(txn.path), size(txn.data));
        case tree::ZnodeKind::Container:
            return tr("create %1 (%2, container)").arg(spelt(txn.path), size(txn.data));
        case tree::ZnodeKind::Ttl:
            return tr("create %1 (%2, TTL)").arg(spelt(txn.path), size(txn.data));
    }
    return tr("create %1 (%2)").arg(spelt(txn.path), size(txn.data));
}

QString TxnWords::words(const tree::DeleteTxn& txn) {
    return (txn.container ? tr("clean up %1") : tr("delete %1")).arg(spelt(txn.path));
}

QString TxnWords::words(const tree::SetDataTxn& txn) {
    return tr("set %1 (%2, version %3)").arg(spelt(txn.path), size(txn.data), QString::number(txn.version));
}

QString TxnWords::words(const tree::SetAclTxn& txn) {
    return tr("set ACL of %1 (version %2)").arg(spelt(txn.path), QString::number(txn.version));
}

QString TxnWords::words(const tree::CheckTxn& txn) {
    return tr("check %1").arg(spelt(txn.path));
}

QString TxnWords::words(const tree::MultiTxn& txn) {
    QStringList parts;
    for (const tree::TxnPart& part : txn.parts)
        parts << std::visit([](const auto& p) { return words(p); }, part);
    return tr("multi [%1]").arg(parts.join(tr("; ")));
}

QString TxnWords::words(const tree::CreateSessionTxn& txn) {
    return tr("open session (%1 ms)").arg(txn.timeoutMs);
}

QString TxnWords::words(const tree::CloseSessionTxn& txn) {
    if (txn.paths.empty()) return tr("close session");
    return tr("close session (%n ephemeral(s))", nullptr, static_cast<int>(txn.paths.size()));
}

QString TxnWords::words(const tree::ErrorTxn& txn) {
    return tr("refused: %1").arg(spelt(txn.code));
}

QString TxnWords::words(const tree::ReconfigTxn& txn) {
    return tr("reconfigure the ensemble (%1)").arg(size(txn.text));
}

}  // namespace qs::app
