// What the peers of ZAB keep in memory of their history.
#include <QTest>

#include "engine/zab/core.h"

using namespace qs;
using namespace qs::zab;

namespace {

constexpr std::size_t Window = 5;

Config configOf() {
    Config c;
    c.self = NodeId{1};
    c.membership = Membership::ofSize(3, 0);
    c.committedWindow = Window;
    return c;
}

tree::TxnPtr txn(std::uint32_t counter) {
    auto out = std::make_shared<tree::Txn>();
    out->zxid = Zxid::of(Epoch{1}, counter);
    out->body = tree::CreateTxn{"/" + std::to_string(counter), tree::Data("x"), tree::openAcl(),
                                tree::ZnodeKind::Persistent, static_cast<std::int32_t>(counter)};
    return out;
}

/// Everything up to `zxid`, from what the history keeps.
tree::Tree treeAt(const Core& core, Zxid zxid) {
    tree::Tree out = core.history().base().tree;
    for (std::size_t i = 0; i < core.history().indexAfter(zxid); ++i)
        out.apply(*core.history().log()[i]);
    return out;
}

}  // namespace

class TestCore : public QObject {
    Q_OBJECT
private slots:
    void keepsTheWindowAndNoMoreThanAsMuchAgain() {
        Core core(configOf(), {});
        Effects out;
        for (std::uint32_t i = 1; i <= 100; ++i) {
            core.append(txn(i), out);
            core.deliver(core.nextToApply(), out);
            const std::size_t kept = core.history().log().size();
            QVERIFY2(kept >= std::min<std::size_t>(i, Window) && kept <= 2 * Window, qPrintable(QString::number(kept)));
            QVERIFY(core.history().lastZxid() == Zxid::of(Epoch{1}, i));
            QVERIFY(treeAt(core, core.appliedZxid()).digest() == core.tree().digest());
        }
    }

    void keepsWhatIsNotApplied() {
        Core core(configOf(), {});
        Effects out;
        for (std::uint32_t i = 1; i <= 100; ++i)
            core.append(txn(i), out);
        QCOMPARE(core.history().log().size(), 100U);
        core.fastForward(Zxid::of(Epoch{1}, 40), out);
        QVERIFY(core.history().log().size() >= 60 + Window && core.history().log().size() <= 60 + 2 * Window);
        QVERIFY(treeAt(core, core.appliedZxid()).digest() == core.tree().digest());
        QVERIFY(core.nextToApply()->zxid == Zxid::of(Epoch{1}, 41));
        core.truncate(Zxid::of(Epoch{1}, 50), out);
        QVERIFY(core.history().lastZxid() == Zxid::of(Epoch{1}, 50));
        QVERIFY(core.treeOfLog().find("/50") && !core.treeOfLog().find("/51"));
    }

    /// A driver that starts it with the end of a long history: the rest is in the tree, and nothing says it is
    /// committed.
    void knowsWhatTheDiskCanGiveAgain() {
        DurableState found;
        tree::Tree base;
        for (std::uint32_t i = 1; i <= 10; ++i)
            base.apply(*txn(i));
        PersistentVector<tree::TxnPtr> log;
        log.push_back(txn(11));
        found.history = History(std::make_shared<const Snapshot>(Snapshot{base, txn(10)}), log);
        found.readAgainFrom = Zxid::of(Epoch{1}, 4);
        Core core(configOf(), found);
        QVERIFY(core.appliedZxid() == Zxid::of(Epoch{1}, 10));
        QVERIFY(!core.canReadAgain(Zxid::of(Epoch{1}, 3)));
        QVERIFY(core.canReadAgain(Zxid::of(Epoch{1}, 4)));
        QVERIFY(core.canReadAgain(Zxid::of(Epoch{1}, 9)));
        QVERIFY(!core.canReadAgain(Zxid::of(Epoch{1}, 10)));
        Effects out;
        for (std::uint32_t i = 12; i <= 40; ++i)
            core.append(txn(i), out);
        core.fastForward(Zxid::of(Epoch{1}, 40), out);  // now what came before is committed
        QVERIFY(core.history().base().zxid() > Zxid::of(Epoch{1}, 10));
        QVERIFY(!core.canReadAgain(Zxid::of(Epoch{1}, 9)));
    }

    /// A tail that was applied and must go: the tree is built anew from what is kept.
    void cutsWhatWasApplied() {
        Core core(configOf(), {});
        Effects out;
        for (std::uint32_t i = 1; i <= 98; ++i) {
            core.append(txn(i), out);
            core.deliver(core.nextToApply(), out);
        }
        core.truncate(Zxid::of(Epoch{1}, 96), out);
        QVERIFY(core.appliedZxid() == core.history().base().zxid());
        core.fastForward(Zxid::of(Epoch{1}, 96), out);
        QVERIFY(core.tree().find("/96") && !core.tree().find("/97"));
        QVERIFY(treeAt(core, core.appliedZxid()).digest() == core.tree().digest());
    }
};

QTEST_APPLESS_MAIN(TestCore)
#include "tst_core.moc"
