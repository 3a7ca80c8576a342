// For tests of what server processes tell: transactions in one epoch, and what is picked out of a trace.
#pragma once

#include <QString>
#include <vector>

#include "engine/control/collector.h"
#include "engine/tree/tree.h"

namespace qs::test {

/// Creates /nCOUNTER, as 1:COUNTER.
inline tree::TxnPtr txn(std::uint32_t counter) {
    tree::Txn t;
    t.zxid = Zxid::of(Epoch{1}, counter);
    t.body = tree::CreateTxn{"/n" + std::to_string(counter), tree::Data("x"), tree::openAcl(),
                             tree::ZnodeKind::Persistent, 1};
    return std::make_shared<const tree::Txn>(t);
}

/// The records of one kind, in order.
template <class E>
std::vector<const trace::Record*> all(const trace::Batch& batch) {
    std::vector<const trace::Record*> out;
    for (const trace::Record& r : batch.records)
        if (trace::as<E>(r)) out.push_back(&r);
    return out;
}

/// The sections of one process for the collector; what it says against them.
inline QString feed(control::Collector& collector, NodeId server, const std::string& sections) {
    const auto error = collector.feed(server, sections);
    return error ? QString::fromStdString(error->message()) : QString();
}

}  // namespace qs::test
