// Disks damaged behind the back of a dead replica, disks that misbehave while it runs, connections that break between
// two messages.
#include <QTest>

#include "engine/sim/lab.h"

using namespace qs;
using namespace qs::sim;

namespace {

constexpr auto ms = &VirtualTime::ofMs;

Result<std::string> attempt(Lab& lab, const std::string& text) {
    return lab.execute(*command::parse(text), trace::CommandSource::Campaign);
}

/// A command that must be possible here.
void run(Lab& lab, const std::string& text) {
    const auto answer = attempt(lab, text);
    if (!answer) qFatal("refused: %s: %s", text.c_str(), answer.error().message().c_str());
}

void pass(Lab& lab, std::int64_t millis) {
    lab.runUntil(lab.now() + ms(millis));
}

/// Three replicas that hold ten znodes.
Lab used(std::uint64_t seed, std::size_t snapCount = 1000) {
    LabConfig c;
    c.seed = seed;
    c.snapCount = snapCount;
    Lab lab(c);
    pass(lab, 3000);
    run(lab, "client x at all");
    for (int i = 0; i < 10; ++i)
        run(lab, "client x: create -s /n- 0123456789");
    pass(lab, 1000);
    return lab;
}

template <class E>
int count(Lab& lab) {
    int out = 0;
    for (const trace::Record& r : lab.takeBatch().records)
        out += trace::as<E>(r) != nullptr;
    return out;
}

}  // namespace

class TestDiskDamage : public QObject {
    Q_OBJECT
private slots:
    void aDamagedDiskIsRefusedOrHarmless_data() {
        QTest::addColumn<QString>("damage");
        QTest::addColumn<bool>("everRefused");
        QTest::newRow("garbage") << "garbage" << true;
        QTest::newRow("misdirected") << "misdirected" << true;
        QTest::newRow("vanish") << "vanish" << true;
        QTest::newRow("rot of a record in the middle") << "rot zxid=1:4" << true;
        QTest::newRow("tail") << "tail" << false;
        QTest::newRow("wipe") << "wipe" << false;
    }
    void aDamagedDiskIsRefusedOrHarmless() {
        QFETCH(QString, damage);
        QFETCH(bool, everRefused);
        int refused = 0;
        for (std::uint64_t seed = 1; seed <= 12; ++seed) {
            Lab lab = used(seed);
            QVERIFY(!attempt(lab, "disk 2 " + damage.toStdString()).ok());  // it is alive
            run(lab, "kill 2");
            lab.takeBatch();
            run(lab, "disk 2 " + damage.toStdString());
            QCOMPARE(count<trace::DiskDamaged>(lab), 1);
            const bool started = attempt(lab, "restart 2").ok();
            QCOMPARE(started, lab.alive(NodeId{2}));
            pass(lab, 8000);
            if (!lab.alive(NodeId{2})) {
                ++refused;
                QVERIFY(!lab.canStart(NodeId{2}));
                continue;
            }
            QVERIFY(lab.serving(NodeId{2}));
            QVERIFY(lab.treeOf(NodeId{2})->digest() == lab.treeOf(lab.leader())->digest());
        }
        QCOMPARE(refused > 0, everRefused);
    }

    void aSpoiledTailIsADiskThatLost() {
        Lab lab = used(1);
        run(lab, "kill 2");
        run(lab, "disk 2 tail");
        lab.takeBatch();
        run(lab, "restart 2");
        QCOMPARE(count<trace::DiskLost>(lab), 1);
    }

    void swappedDisks() {
        Lab lab = used(3);
        run(lab, "kill 1,2");
        QVERIFY(!attempt(lab, "disk 1 swap 3").ok());  // 3 is alive
        QVERIFY(!attempt(lab, "disk 1 swap 1").ok());
        run(lab, "disk 1 swap 2");
        run(lab, "restart 1,2");
        pass(lab, 8000);
        QVERIFY(lab.serving(NodeId{1}) && lab.serving(NodeId{2}));
    }

    void withoutFilesTheNextLogCannotBegin() {
        Lab lab = used(4, 5);
        run(lab, "disk 2 nofiles");
        for (int i = 0; i < 20; ++i)
            run(lab, "client x: create -s /n- 0123456789");
        pass(lab, 2000);
        QVERIFY(!lab.alive(NodeId{2}));
        run(lab, "disk 2 ok");
        run(lab, "restart 2");
        pass(lab, 8000);
        QVERIFY(lab.serving(NodeId{2}));
    }

    /// The process may die between the halves of a write; what is left is a torn record.
    void aShortWriteCanBeTheLast() {
        int torn = 0;
        for (int operations = 0; operations < 8; ++operations) {
            Lab lab = used(5);
            run(lab, "disk 2 short");
            run(lab, "disk 2 crash " + std::to_string(operations));
            for (int i = 0; i < 5; ++i)
                run(lab, "client x: create -s /n- 0123456789");
            pass(lab, 2000);
            QVERIFY(!lab.alive(NodeId{2}));
            run(lab, "disk 2 ok");
            lab.takeBatch();
            run(lab, "restart 2");
            for (const trace::Record& r : lab.takeBatch().records) {
                const auto* read = trace::as<trace::DiskRead>(r);
                if (read && read->torn) ++torn;
            }
            pass(lab, 8000);
            QVERIFY(lab.serving(NodeId{2}));
        }
        QVERIFY(torn > 0);
    }

    void aConnectionBreaksBetweenTwoMessages() {
        for (const int messages : {1, 2, 5}) {
            Lab lab = used(6);
            const std::string leader = toString(lab.leader());
            const NodeId follower{static_cast<std::uint8_t>(lab.leader() == NodeId{1} ? 2 : 1)};
            run(lab, "reset " + leader + "->" + toString(follower) + " after " + std::to_string(messages));
            lab.takeBatch();
            for (int i = 0; i < 10; ++i)
                run(lab, "client x: create -s /n- 0123456789");
            int arrived = 0;
            bool closed = false;
            while (!closed && lab.step()) {
                for (const trace::Record& r : lab.takeBatch().records) {
                    const auto* received = trace::as<trace::MessageReceived>(r);
                    arrived += received && r.node == follower && received->from == lab.leader();
                    closed = closed || (trace::as<trace::ConnectionClosed>(r) && r.node == follower);
                }
            }
            QCOMPARE(arrived, messages);
            pass(lab, 8000);
            QVERIFY(lab.serving(follower));
        }
    }

    void aClosedOutsideConnectionIsForgotten() {
        Lab lab = used(7);
        run(lab, "conn 7 open 1");
        QVERIFY(!attempt(lab, "conn 7 open 1").ok());
        run(lab, "conn 7 close");
        run(lab, "conn 7 open 1");
    }
};

QTEST_APPLESS_MAIN(TestDiskDamage)
#include "tst_disk_damage.moc"
