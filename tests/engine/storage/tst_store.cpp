// The promise of the store: whatever moment a process or a machine dies in, the directory read back is the state behind
// one of the durable operations, none of those reported durable is missing, and repairing may itself be cut short.
#include <QTest>
#include <numeric>
#include <set>

#include "engine/codec/txn_log.h"
#include "engine/storage/memory_files.h"
#include "engine/storage/recover.h"

using namespace qs;

namespace {

using zab::DurableState;

tree::Tree replayed(const DurableState& state) {
    tree::Tree tree = state.history.base().tree;
    for (std::size_t i = 0; i < state.history.log().size(); ++i)
        tree.apply(*state.history.log()[i]);
    return tree;
}

/// What two states must share to be the same; the snapshot they begin with may differ.
QString summary(const DurableState& state) {
    const tree::Tree tree = replayed(state);
    const tree::TxnPtr last = state.history.last();
    return QString("accepted %1 current %2 last %3 content %4 tree %5 sessions %6 znodes %7")
        .arg(state.acceptedEpoch.value)
        .arg(state.currentEpoch.value)
        .arg(QString::fromStdString(toString(state.history.lastZxid())))
        .arg(last ? tree::contentHash(*last) : 0)
        .arg(tree.digest())
        .arg(tree.sessions().size())
        .arg(tree.size());
}

void advance(DurableState& state, const zab::DurableOp& op) {
    if (const auto* a = std::get_if<zab::AppendTxn>(&op)) state.history.append(a->txn);
    if (const auto* t = std::get_if<zab::TruncateLog>(&op)) state.history.truncate(t->zxid);
    if (const auto* s = std::get_if<zab::SaveSnapshot>(&op)) state.history.reset(s->snapshot);
    if (const auto* e = std::get_if<zab::SaveAcceptedEpoch>(&op)) state.acceptedEpoch = e->epoch;
    if (const auto* e = std::get_if<zab::SaveCurrentEpoch>(&op)) state.currentEpoch = e->epoch;
}

/// Invents operations as a peer might order them, and keeps the state behind each.
class Peer {
public:
    explicit Peer(std::uint64_t seed) : m_rng(seed) {}

    /// From here the states are those of a process that has just started.
    void restart(const DurableState& found) {
        states = {found};
        // The own snapshot must not be cut into; the store promises nothing below it.
        m_floor = found.history.base().zxid();
    }
    zab::Persist next() {
        zab::Persist persist{states.size(), invent()};
        states.push_back(states.back());
        advance(states.back(), persist.op);
        return persist;
    }
    zab::Snapshot snapshotNow() {
        const DurableState& now = states.back();
        m_floor = now.history.lastZxid();
        return {replayed(now), now.history.last()};
    }
    Rng& rng() { return m_rng; }

    std::vector<DurableState> states{DurableState{}};  ///< [n]: behind the persist with id n

private:
    zab::DurableOp invent() {
        const DurableState& now = states.back();
        const Zxid last = now.history.lastZxid();
        const std::uint64_t dice = m_rng.below(20);
        if (now.acceptedEpoch.value == 0 || dice == 0)
            return zab::SaveAcceptedEpoch{Epoch{now.acceptedEpoch.value + 1}};
        if (dice == 1 && now.currentEpoch < now.acceptedEpoch) return zab::SaveCurrentEpoch{now.acceptedEpoch};
        if (dice <= 3 && last > m_floor) {
            const std::uint64_t back = m_rng.below(4);
            return zab::TruncateLog{std::max(m_floor, Zxid{last.value > back ? last.value - back : 0})};
        }
        if (dice == 4) return zab::SaveSnapshot{installed(now)};
        return zab::AppendTxn{txnAfter(last, now.acceptedEpoch, replayed(now))};
    }
    zab::SnapshotPtr installed(const DurableState& now) {
        zab::Snapshot snapshot{replayed(now), now.history.last()};
        for (std::uint64_t n = m_rng.below(4); n > 0; --n) {
            const auto txn = txnAfter(snapshot.zxid(), now.acceptedEpoch, snapshot.tree);
            snapshot.tree.apply(*txn);
            snapshot.last = txn;
        }
        m_floor = snapshot.zxid();
        return std::make_shared<const zab::Snapshot>(std::move(snapshot));
    }
    tree::TxnPtr txnAfter(Zxid last, Epoch epoch, tree::Tree tree) {
        tree::Txn txn;
        txn.session = SessionId{7};
        txn.cxid = static_cast<std::int32_t>(m_rng.below(1000));
        txn.zxid = last.epoch() == epoch ? Zxid{last.value + 1} : Zxid::of(epoch, 1);
        txn.timeMs = 1767225600000 + static_cast<std::int64_t>(m_rng.below(100000));
        txn.body = invent(tree);
        tree.apply(txn);
        if (!std::holds_alternative<tree::ErrorTxn>(txn.body)) txn.treeDigest = tree.digest();
        return std::make_shared<const tree::Txn>(txn);
    }
    tree::TxnBody invent(const tree::Tree& tree) {
        const std::string path = "/n" + std::to_string(m_rng.below(8));
        const tree::Data data = tree::Data(std::string(m_rng.below(40), 'x'));
        const tree::Znode* znode = tree.find(path);
        switch (m_rng.below(6)) {
            case 0:
                return tree::ErrorTxn{tree::ErrorCode::NoNode};
            case 1:
                return tree::CreateSessionTxn{static_cast<std::int32_t>(m_rng.between(1000, 9000))};
            case 2:
                if (!znode) break;
                return tree::DeleteTxn{path};
            default:
                if (!znode) break;
                return tree::SetDataTxn{path, data, znode->version + 1};
        }
        if (znode) return tree::ErrorTxn{tree::ErrorCode::NodeExists};
        tree::CreateTxn create{path, data, tree::openAcl(), tree::ZnodeKind::Persistent, 0, 0};
        create.parentCversion = tree.find("/")->cversion + 1;
        if (m_rng.chance(1, 3)) create.kind = tree::ZnodeKind::Ephemeral;
        return create;
    }

    Rng m_rng;
    Zxid m_floor;
};

/// A machine with a directory; dies where it is told.
class Machine {
public:
    explicit Machine(Rng rng) : m_rng(rng) {}

    /// So many more operations are carried out, then the machine is dead.
    void dieAfter(std::uint64_t operations) { m_left = operations; }
    bool dead() const { return m_left == 0; }
    /// Returns the highest id that was reported durable.
    std::uint64_t carryOut(const storage::Steps& steps) {
        std::uint64_t durable = 0;
        for (const storage::Step& step : steps) {
            if (dead()) break;
            --m_left;
            m_files.carryOut(step.op);
            if (step.durable != 0) durable = step.durable;
        }
        return durable;
    }
    void losePower() { m_files.losePower(m_rng); }
    storage::Files read() const { return m_files.read(); }

private:
    storage::MemoryFiles m_files;
    Rng m_rng;
    std::uint64_t m_left = 0;
};

constexpr std::uint64_t Ever = ~std::uint64_t{0};

/// Notes how its files are read.
class Counted : public storage::Folder {
public:
    explicit Counted(storage::Files files) : m_files(std::move(files)) {}
    Result<std::vector<std::string>> names() const override {
        std::vector<std::string> out;
        for (const auto& [name, bytes] : m_files)
            out.push_back(name);
        return out;
    }
    Result<std::size_t> read(const std::string& name, std::uint64_t offset, std::span<char> into) const override {
        if (name == bad) return Error{name, "the disk says no"};
        wasRead.insert(name);
        largest = std::max(largest, into.size());
        const std::string& bytes = m_files.at(name);
        return bytes.copy(into.data(), into.size(), std::min<std::uint64_t>(offset, bytes.size()));
    }

    std::string bad;
    mutable std::set<std::string> wasRead;
    mutable std::size_t largest = 0;  ///< of the pieces that were read

private:
    storage::Files m_files;
};

}  // namespace

class TestStore : public QObject {
    Q_OBJECT

private slots:
    void aNewDirectoryIsANewReplica() {
        const auto found = storage::recover({});
        QVERIFY(found.ok());
        QCOMPARE(summary(found->state), summary(DurableState{}));
    }

    void whateverDiesTheStateIsOneBehindAnOperation() {
        int crashes = 0;
        for (std::uint64_t seed = 1; seed <= Seeds; ++seed) {
            Peer peer(seed);
            Machine machine(peer.rng().fork());
            std::uint64_t durable = 0;  // of the states the peer has now
            for (int life = 0; life < 6; ++life) {
                auto found = start(peer, machine, durable, seed);
                if (!found) return;
                peer.restart(found->state);
                machine.dieAfter(1 + peer.rng().below(60));
                durable = live(peer, machine, found->store);
                ++crashes;
                if (peer.rng().chance(1, 2)) machine.losePower();
            }
        }
        QCOMPARE(crashes, static_cast<int>(Seeds) * 6);
    }

    void aHoleInTheLogIsRefused() {
        const auto found = storage::recover(directoryWithLog({1, 2, 4}));
        QVERIFY(!found.ok());
        QCOMPARE(found.error().message(), std::string("log.100000001, byte 114: a hole in the log: 1:4 follows 1:2"));
    }

    void whatIsNotKeptIsInTheTree() {
        const storage::Files files = directoryWithLog({1, 2, 3, 4, 5, 6, 7, 8, 9});
        const auto all = storage::recover(files);
        const auto some = storage::recover(Counted(files), storage::Keep{2});
        QVERIFY(all.ok() && some.ok());
        const zab::History& history = some->state.history;
        QVERIFY(history.log().size() >= 2 && history.log().size() < 4);
        QVERIFY(history.lastZxid() == all->state.history.lastZxid());
        QVERIFY(history.log()[0]->zxid.counter() == history.base().zxid().counter() + 1);
        QVERIFY(history.base().tree.lastZxid() == history.base().zxid());
        QVERIFY(some->state.readAgainFrom == Zxid{});
        QCOMPARE(some->sinceSnapshot, std::size_t{9});
    }

    /// Files together may be many times what a replica holds.
    void filesAreReadInPieces() {
        constexpr std::uint32_t Many = 5000;
        std::vector<std::uint32_t> counters(Many);
        std::iota(counters.begin(), counters.end(), 1);
        const storage::Files files = directoryWithLog(counters);
        const Counted folder(files);
        const auto found = storage::recover(folder, storage::Keep{});
        QVERIFY(found.ok());
        QCOMPARE(found->state.history.log().size(), std::size_t{Many});
        QCOMPARE(folder.wasRead, (std::set<std::string>{"acceptedEpoch", "log.100000001", "snapshot.0"}));
        QVERIFY(folder.largest < files.at("log.100000001").size() / 3);
    }

    void aFileThatCannotBeReadIsNamed() {
        Counted folder(directoryWithLog({1, 2, 3}));
        for (const std::string bad : {"snapshot.0", "log.100000001", "acceptedEpoch"}) {
            folder.bad = bad;
            const auto found = storage::recover(folder, storage::Keep{});
            QVERIFY(!found.ok());
            QCOMPARE(found.error().message(), bad + ": the disk says no");
        }
    }

    void twoThingsUnderWayAreRefused() {
        storage::Files files = directoryWithLog({1, 2, 3});
        files["truncate.100000002"] = "";
        QVERIFY(storage::recover(files).ok());
        files["truncate.100000001"] = "";
        const auto found = storage::recover(files);
        QVERIFY(!found.ok());
        QCOMPARE(found.error().message(), std::string("truncate.100000002: it stands beside truncate.100000001, and "
                                                      "only one can be under way"));
    }

    /// Its name says less than its first record does; found by fuzz_disk.
    void aTruncationMayLeaveNothingOfALog() {
        storage::Files files = directoryWithLog({2, 3});
        auto log = files.extract("log.100000002");
        log.key() = "log.100000001";
        files.insert(std::move(log));
        files["truncate.100000001"] = "";
        const auto found = storage::recover(files);
        QVERIFY(found.ok());
        QVERIFY(found->state.history.lastZxid() == Zxid{});
        storage::MemoryFiles disk;
        for (const auto& [name, bytes] : files) {
            disk.carryOut(storage::Create{name});
            disk.carryOut(storage::Append{name, bytes});
        }
        for (const storage::Step& step : found->repairs)
            disk.carryOut(step.op);
        QVERIFY(!disk.read().contains("log.100000001"));
        const auto again = storage::recover(disk.read());
        QVERIFY(again.ok() && !again->unfinished);
        QVERIFY(again->state.history.lastZxid() == Zxid{});
    }

    void damageBeforeTheLastRecordIsRefusedAndNamed() {
        const storage::Files files = directoryWithLog({1, 2, 3});
        const std::string& log = files.at("log.100000001");
        QCOMPARE(log.size(), codec::LogHeaderBytes + 3 * 49);
        for (std::size_t byte = 0; byte < log.size() - 49; ++byte) {
            storage::Files broken = files;
            broken["log.100000001"][byte] = static_cast<char>(log[byte] ^ 1);
            const auto found = storage::recover(broken);
            QVERIFY2(!found.ok(), qPrintable(QString("byte %1 changed, and nobody noticed").arg(byte)));
            QVERIFY(found.error().message().starts_with("log.100000001, byte "));
        }
    }

private:
    static constexpr std::uint64_t Seeds = 400;

    /// What a store leaves that was told to log transactions of epoch 1 with these counters.
    static storage::Files directoryWithLog(const std::vector<std::uint32_t>& counters) {
        Machine machine(Rng(1));
        machine.dieAfter(Ever);
        storage::Recovered found = storage::recover({}).value();
        machine.carryOut(found.repairs);
        const auto order = [&](const zab::DurableOp& op) {
            const zab::Persist persist{1, op};
            machine.carryOut(found.store.write({&persist, 1}));
        };
        order(zab::SaveAcceptedEpoch{Epoch{1}});
        for (const std::uint32_t counter : counters) {
            tree::Txn txn;
            txn.zxid = Zxid::of(Epoch{1}, counter);
            txn.body = tree::ErrorTxn{tree::ErrorCode::NoNode};
            order(zab::AppendTxn{std::make_shared<const tree::Txn>(txn)});
        }
        return machine.read();
    }

    /// Recovers; repairs may be cut short a few times. The state found must be one that the last life left, none of
    /// its durable operations missing, and must not change once the repairs are done.
    static std::optional<storage::Recovered> start(const Peer& peer, Machine& machine, std::uint64_t durable,
                                                   std::uint64_t seed) {
        Rng rng(seed * 77 + durable);
        for (int attempt = 0;; ++attempt) {
            auto found = storage::recover(machine.read());
            const QString where = QString("seed %1").arg(seed);
            if (!found.ok()) {
                QTest::qFail(qPrintable(where + ": " + QString::fromStdString(found.error().message())), __FILE__,
                             __LINE__);
                return std::nullopt;
            }
            if (!isOneOf(peer, durable, found->state)) {
                QTest::qFail(qPrintable(where + ": found " + summary(found->state) + ", durable was " +
                                        summary(peer.states[durable])),
                             __FILE__, __LINE__);
                return std::nullopt;
            }
            const bool cutShort = attempt < 3 && rng.chance(1, 2);
            machine.dieAfter(cutShort ? 1 + rng.below(found->repairs.size()) : Ever);
            machine.carryOut(found->repairs);
            if (rng.chance(1, 2)) machine.losePower();
            if (cutShort) continue;
            const auto again = storage::recover(machine.read());
            if (!again.ok() || summary(again->state) != summary(found->state)) {
                QTest::qFail(qPrintable(where + ": repaired, and still lost something"), __FILE__, __LINE__);
                return std::nullopt;
            }
            return std::move(found).value();
        }
    }
    static bool isOneOf(const Peer& peer, std::uint64_t durable, const DurableState& state) {
        for (std::size_t i = durable; i < peer.states.size(); ++i)
            if (summary(peer.states[i]) == summary(state)) return true;
        return false;
    }
    /// Works until the machine dies; returns the last id reported durable.
    static std::uint64_t live(Peer& peer, Machine& machine, storage::Store& store) {
        std::uint64_t durable = 0;
        while (!machine.dead()) {
            std::vector<zab::Persist> batch;
            for (std::uint64_t n = 1 + peer.rng().below(5); n > 0; --n)
                batch.push_back(peer.next());
            durable = std::max(durable, machine.carryOut(store.write(batch)));
            if (!machine.dead() && peer.rng().chance(1, 4)) machine.carryOut(store.roll(peer.snapshotNow()));
        }
        return durable;
    }
};

QTEST_APPLESS_MAIN(TestStore)
#include "tst_store.moc"
