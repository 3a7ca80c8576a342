// Hand-made traces for the tests of the checks: transactions with their histories, and records that talk about them.
#pragma once

#include "engine/check/check.h"

namespace qs::check {

inline NodeId node(int n) {
    return NodeId{static_cast<std::uint8_t>(n)};
}

class History {
public:
    /// A transaction that its proposer had right behind `previous`.
    trace::TxnRef txn(std::uint32_t epoch, std::uint32_t counter, trace::TxnRef previous, std::string path = "/x") {
        tree::Txn t;
        t.zxid = Zxid::of(Epoch{epoch}, counter);
        t.body = tree::CreateTxn{std::move(path), tree::Data(""), tree::openAcl(), tree::ZnodeKind::Persistent, 1};
        return intern(t, previous);
    }
    trace::TxnRef intern(const tree::Txn& t, trace::TxnRef previous) {
        return m_tables.intern(std::make_shared<const tree::Txn>(t), previous);
    }
    trace::TextRef text(std::string_view words) { return m_tables.intern(words); }
    Zxid zxid(trace::TxnRef ref) const { return m_tables.zxid(ref); }

    /// Returns the record's seq. `n` 0: of no node.
    std::uint64_t say(int n, const trace::Event& event, std::uint64_t cause = 0) {
        trace::Record r;
        r.seq = ++m_seq;
        r.at = m_now;
        r.cause = cause;
        r.node = n == 0 ? NodeId{} : node(n);
        r.event = event;
        m_records.push_back(r);
        return r.seq;
    }
    /// Of what is said from now on.
    void at(VirtualTime time) { m_now = time; }
    void applied(int n, trace::TxnRef t) { say(n, trace::Applied{t, zxid(t)}); }
    void serving(int n, trace::TxnRef upTo = {}) { say(n, trace::ServingStarted{Epoch{1}, upTo, zxid(upTo)}); }
    void durable(int n, trace::TxnRef t) { say(n, trace::Persisted{trace::DurableKind::Txn, {}, t, zxid(t)}); }
    void truncated(int n, trace::TxnRef to) {
        say(n, trace::Persisted{trace::DurableKind::Truncation, {}, to, zxid(to)});
    }
    void snapshot(int n, trace::TxnRef at) { say(n, trace::Persisted{trace::DurableKind::Snapshot, {}, at, zxid(at)}); }
    void committed(int n, trace::TxnRef t) { say(n, trace::Committed{t, zxid(t), 0}); }
    void established(int n, std::uint32_t epoch, trace::TxnRef initial = {}) {
        say(n, trace::EpochEstablished{Epoch{epoch}, initial, 0});
    }

    /// All records so far, judged by a fresh check.
    trace::Batch judge(std::unique_ptr<Check> check) const {
        trace::Batch out;
        for (const trace::Record& r : m_records)
            check->observe(r, m_tables);
        out.findings = check->takeFindings();
        out.checks = {check->status()};
        return out;
    }
    const std::vector<trace::Record>& records() const { return m_records; }
    const trace::Tables& tables() const { return m_tables; }

private:
    trace::Interner m_tables;
    std::vector<trace::Record> m_records;
    std::uint64_t m_seq = 0;
    VirtualTime m_now;
};

}  // namespace qs::check
