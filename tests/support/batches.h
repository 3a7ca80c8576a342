// Hand-made batches for tests of the picture: records with running seq, and transactions in one history.
#pragma once

#include "engine/trace/batch.h"

namespace qs::test {

class Batches {
public:
    /// Appends a record; returns its seq.
    std::uint64_t add(VirtualTime at, int node, const trace::Event& event, std::uint64_t cause = 0) {
        m_batch.records.push_back({++m_seq, at, cause, NodeId::ofByte(static_cast<std::uint8_t>(node)), event});
        m_batch.upTo = at;
        return m_seq;
    }
    trace::TxnRef create(Zxid zxid, const std::string& path) {
        tree::Txn txn;
        txn.zxid = zxid;
        txn.body = tree::CreateTxn{path, tree::Data("x"), tree::openAcl(), tree::ZnodeKind::Persistent, 1};
        m_batch.txns.push_back({std::make_shared<const tree::Txn>(txn), {m_txns}});
        return {++m_txns};
    }
    trace::MessageSent message(int to, trace::MessageKind kind, Zxid zxid, VirtualTime expectedAt) const {
        trace::MessageSent m{};
        m.to = NodeId{static_cast<std::uint8_t>(to)};
        m.kind = kind;
        m.zxid = zxid;
        m.expectedAt = expectedAt;
        return m;
    }
    trace::Batch take() { return std::exchange(m_batch, {}); }

private:
    trace::Batch m_batch;
    std::uint64_t m_seq = 0;
    std::uint32_t m_txns = 0;
};

}  // namespace qs::test
