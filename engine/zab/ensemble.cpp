#include "engine/zab/ensemble.h"

#include <utility>

namespace qs::zab {

Ensemble::Ensemble(config::ServerList servers)
    : list(std::move(servers)), membership(list.membership()), text(list.text()) {}

Ensemble Ensemble::as(std::uint64_t version) const {
    config::ServerList other = list;
    other.version = version;
    return Ensemble(std::move(other));
}

EnsemblePtr readEnsemble(std::string_view text) {
    auto list = config::parseServerList(text);
    return list ? std::make_shared<const Ensemble>(std::move(list).value()) : nullptr;
}

EnsemblePtr readEnsemble(const tree::Txn& txn) {
    const auto* reconfig = std::get_if<tree::ReconfigTxn>(&txn.body);
    return reconfig && reconfig->text ? readEnsemble(*reconfig->text) : nullptr;
}

}  // namespace qs::zab
