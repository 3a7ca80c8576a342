#include <QTest>

#include "engine/sim/lab.h"
#include "engine/trace/stream_writer.h"

using namespace qs;
using namespace qs::sim;

namespace {

constexpr auto ms = &VirtualTime::ofMs;

bool attempt(Lab& lab, const std::string& text) {
    const auto command = command::parse(text);
    return command && lab.execute(*command, trace::CommandSource::Campaign).ok();
}

/// A command that must be possible here.
void run(Lab& lab, const std::string& text) {
    if (!attempt(lab, text)) qFatal("refused: %s", text.c_str());
}

void pass(Lab& lab, std::int64_t millis) {
    lab.runUntil(lab.now() + ms(millis));
}

std::string bytes(Lab& lab) {
    std::string out;
    trace::StreamWriter(out).write(lab.takeBatch());
    return out;
}

Lab settled(int voters = 3, int observers = 0) {
    LabConfig c;
    c.voters = voters;
    c.observers = observers;
    Lab lab(c);
    pass(lab, 3000);
    return lab;
}

}  // namespace

class TestLab : public QObject {
    Q_OBJECT
private slots:
    void anySizeElects_data() {
        QTest::addColumn<int>("voters");
        for (int n = 1; n <= 9; ++n)
            QTest::addRow("%d", n) << n;
    }
    void anySizeElects() {
        QFETCH(int, voters);
        Lab lab = settled(voters, voters == 3 ? 2 : 0);
        QVERIFY(lab.leader());
        for (const NodeId n : lab.membership().all().nodes())
            QVERIFY(lab.serving(n));
    }

    void sameCommandsSameBytes() {
        const auto life = [] {
            Lab lab = settled();
            run(lab, "client x at all");
            run(lab, "client x: create /a hello");
            pass(lab, 300);
            run(lab, "kill leader");
            pass(lab, 2000);
            run(lab, "restart all");
            pass(lab, 2000);
            return bytes(lab);
        };
        const std::string first = life();
        QVERIFY(first.starts_with("QSTRACE1"));
        QVERIFY(first.size() > 10000);
        QVERIFY(first == life());
    }

    void aCopyIsACheckpoint() {
        Lab lab = settled();
        run(lab, "client x at all");
        run(lab, "client x: create /a 1");
        pass(lab, 5);
        bytes(lab);
        Lab copy = lab;
        run(copy, "kill leader");
        pass(copy, 2000);
        Lab other = lab;
        pass(lab, 2000);
        pass(other, 2000);
        QVERIFY(bytes(lab) == bytes(other));
        QVERIFY(lab.treeOf(lab.leader())->find("/a"));
        QVERIFY(copy.leader() != lab.leader());
    }

    void crashKeepsWhatWasSyncedOnly() {
        Lab lab = settled();
        run(lab, "client x at all");
        pass(lab, 300);
        run(lab, "client x: create /kept 1");
        pass(lab, 300);
        run(lab, "client x: create /lost 1");
        pass(lab, 2);  // on its way, on nobody's disk
        run(lab, "kill all");
        pass(lab, 100);
        run(lab, "restart all");
        pass(lab, 4000);
        const tree::Tree* tree = lab.treeOf(lab.leader());
        QVERIFY(tree->find("/kept"));
        QVERIFY(!tree->find("/lost"));
    }

    /// A crash of the process alone leaves what it wrote in the page cache; a loss of power may take it.
    void powerLossTakesOnlyWhatWasNotSynced() {
        int forgotten = 0;
        for (std::uint64_t seed = 1; seed <= 20; ++seed) {
            LabConfig c;
            c.seed = seed;
            Lab lab(c);
            pass(lab, 3000);
            run(lab, "client x at all");
            run(lab, "client x: create /kept 1");
            pass(lab, 500);
            run(lab, "disk all poweroff 1");
            run(lab, "client x: create /torn 1");
            pass(lab, 500);
            QVERIFY(!lab.alive(NodeId{1}) && !lab.alive(NodeId{2}) && !lab.alive(NodeId{3}));
            run(lab, "restart all");
            pass(lab, 8000);
            QVERIFY(lab.leader());
            const tree::Tree* tree = lab.treeOf(lab.leader());
            QVERIFY(tree->find("/kept"));
            if (!tree->find("/torn")) ++forgotten;
        }
        QVERIFY(forgotten > 0 && forgotten < 20);
    }

    void rotIsRefusedAndNamed() {
        int refused = 0;
        for (std::uint64_t seed = 1; seed <= 20; ++seed) {
            LabConfig c;
            c.seed = seed;
            Lab lab(c);
            pass(lab, 3000);
            run(lab, "client x at all");
            for (int i = 0; i < 10; ++i)
                run(lab, "client x: create -s /n- 0123456789");
            pass(lab, 500);
            run(lab, "kill 2");
            run(lab, "disk 2 rot");
            const auto answer = lab.execute(*command::parse("restart 2"), trace::CommandSource::Campaign);
            if (answer.ok()) continue;  // the last record: as if it had been cut short
            ++refused;
            QVERIFY(QString::fromStdString(answer.error().message()).startsWith("2 cannot start from its disk: log.1"));
            run(lab, "kill 1");
            run(lab, "restart all");
            QVERIFY(lab.alive(NodeId{1}) && !lab.alive(NodeId{2}));
            run(lab, "disk 2 wipe");
            run(lab, "restart 2");
            pass(lab, 5000);
            QVERIFY(lab.serving(NodeId{2}));
            QVERIFY(lab.treeOf(NodeId{2})->find("/n-0000000009"));
        }
        QVERIFY(refused > 10);
    }

    void aFullDiskEndsTheProcessAndItsRestarts() {
        Lab lab = settled();
        run(lab, "disk leader full");
        const NodeId old = lab.leader();
        run(lab, "client x at all");
        pass(lab, 3000);
        QVERIFY(!lab.alive(old));
        QVERIFY(lab.leader() && lab.leader() != old);
        run(lab, "restart " + toString(old));
        pass(lab, 3000);
        QVERIFY(!lab.alive(old));
        run(lab, "disk all ok");
        run(lab, "restart " + toString(old));
        pass(lab, 3000);
        QVERIFY(lab.serving(old));
    }

    void impossibleCommandsChangeNothing() {
        Lab lab = settled();
        bytes(lab);
        for (const char* text : {"restart 1", "thaw 2", "heal 1->2", "kill 7", "client y: get /"}) {
            QVERIFY2(!attempt(lab, text), text);
        }
        QCOMPARE(lab.takeBatch().records.size(), std::size_t{0});
        QVERIFY(attempt(lab, "kill 1"));
        QVERIFY(!attempt(lab, "kill 1"));
    }

    void cutHoldsAndHealReleases() {
        Lab lab = settled();
        const NodeId leader = lab.leader();
        const std::string l = toString(leader);
        run(lab, "cut " + l + "->all");
        pass(lab, 300);
        run(lab, "heal all");
        pass(lab, 1000);
        QVERIFY(lab.leader() == leader);  // shorter than syncLimit: nobody gave up
        run(lab, "cut " + l + "<->all");
        pass(lab, 6000);
        QVERIFY(lab.leader() && lab.leader() != leader);
        QVERIFY(!lab.serving(leader));
        run(lab, "heal all");
        pass(lab, 3000);
        QVERIFY(lab.serving(leader));
    }

    void frozenNodeAnswersAfterThaw() {
        Lab lab = settled();
        const NodeId leader = lab.leader();
        run(lab, "freeze leader");
        pass(lab, 6000);
        QVERIFY(lab.leader() && lab.leader() != leader);
        run(lab, "thaw all");
        pass(lab, 3000);
        QVERIFY(lab.role(leader) == trace::Role::Following);
    }

    void sessionsExpireInVirtualTime() {
        Lab lab = settled();
        run(lab, "client x at 1");
        pass(lab, 300);
        run(lab, "client x: create -e /e 1");
        pass(lab, 300);
        QVERIFY(lab.treeOf(NodeId{2})->find("/e"));
        run(lab, "kill 1");
        pass(lab, 8000);
        QVERIFY(!lab.treeOf(NodeId{2})->find("/e"));
        QCOMPARE(lab.treeOf(NodeId{2})->sessions().size(), std::size_t{0});
    }
};

QTEST_APPLESS_MAIN(TestLab)
#include "tst_lab.moc"
