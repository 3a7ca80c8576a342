#include <QTest>

#include <set>

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
    trace::StreamWriter(out, lab.setting()).write(lab.takeBatch());
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
        QVERIFY(first.starts_with("QSTRACE2"));
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

    // --- Messages, links, machines -------------------------------------------------------------------------------

    /// All that is behind a held message in its connection waits with it, and goes on in the order of sending.
    void aHoldKeepsTheOrder() {
        Lab lab = settled();
        const NodeId follower{lab.leader() == NodeId{1} ? std::uint8_t{2} : std::uint8_t{1}};
        const std::string link = toString(lab.leader()) + "->" + toString(follower);
        run(lab, "client x at leader");
        pass(lab, 100);
        lab.takeBatch();
        run(lab, "hold PROPOSAL " + link);
        run(lab, "client x: create /a");
        pass(lab, 1500);
        const auto kinds = [&] {
            std::vector<trace::MessageKind> out;
            for (const trace::Record& r : lab.takeBatch().records) {
                const auto* e = trace::as<trace::MessageReceived>(r);
                if (e && r.node == follower && e->from == lab.leader()) out.push_back(e->kind);
            }
            return out;
        };
        QVERIFY(kinds().empty());  // not even a ping
        QVERIFY(!attempt(lab, "deliver COMMIT " + link));
        run(lab, "deliver " + link);
        pass(lab, 1);
        QVERIFY(kinds() == std::vector{trace::MessageKind::Proposal});
        pass(lab, 100);
        auto rest = kinds();
        QVERIFY(rest.size() > 1);
        std::erase(rest, trace::MessageKind::Ping);
        QVERIFY(rest == std::vector{trace::MessageKind::Commit});
        QVERIFY(lab.treeOf(follower)->find("/a"));
    }

    void aHeldDiskSyncsWhenToldTo() {
        Lab lab = settled();
        run(lab, "client x at leader");
        pass(lab, 100);
        QVERIFY(!attempt(lab, "disk leader sync"));
        run(lab, "disk all hold");
        run(lab, "client x: create /a");
        pass(lab, 300);
        QCOMPARE(lab.pendingClientRequests(), 1);
        run(lab, "disk leader sync");  // it logs, and nobody else does
        pass(lab, 300);
        QVERIFY(!attempt(lab, "disk leader sync"));
        QCOMPARE(lab.pendingClientRequests(), 1);
        run(lab, "disk any followers sync");
        pass(lab, 100);
        QCOMPARE(lab.pendingClientRequests(), 0);
        run(lab, "disk all ok");  // what still waits goes on by itself
        pass(lab, 100);
        QVERIFY(!attempt(lab, "disk any all sync"));
        for (const NodeId n : lab.membership().voters.nodes())
            QVERIFY(lab.treeOf(n)->find("/a"));
    }

    void aTimerFiresWhenToldTo() {
        Lab lab = settled();
        const NodeId follower = lab.nodes({command::NodeSelector{command::NodeSelector::Kind::Follower, {}}}).front();
        const std::string node = toString(follower);
        QVERIFY(!attempt(lab, "fire finalizeWait " + node));  // it does not look for a leader
        QVERIFY(!attempt(lab, "fire leaderTick " + node));
        run(lab, "fire syncLimit " + node);
        QVERIFY(lab.role(follower) == trace::Role::Looking);
        QVERIFY(!attempt(lab, "fire syncLimit " + node));
        pass(lab, 2000);
        QVERIFY(lab.serving(follower));
        run(lab, "freeze " + node);
        QVERIFY(!attempt(lab, "fire syncLimit " + node));
    }

    void theEndOfAConnectionCanBeHeld() {
        Lab lab = settled();
        const NodeId leader = lab.leader();
        const std::string link = toString(leader) + "->followers";
        run(lab, "hold END " + link);
        run(lab, "kill leader");
        pass(lab, 500);
        for (const NodeId n : lab.nodes({command::NodeSelector{command::NodeSelector::Kind::Followers, {}}}))
            QVERIFY(lab.role(n) == trace::Role::Following);
        QVERIFY(!attempt(lab, "deliver PROPOSAL " + toString(leader) + "->all"));
        run(lab, "deliver END " + toString(leader) + "->all");
        pass(lab, 1);
        QVERIFY(lab.nodes({command::NodeSelector{command::NodeSelector::Kind::Followers, {}}}).empty());
    }

    void heldTimersWaitUntilTheyAreFired() {
        Lab lab = settled();
        run(lab, "hold timers all");
        QVERIFY(!attempt(lab, "hold timers 1"));
        run(lab, "hold all<->all");
        pass(lab, 60000);
        (void)lab.takeBatch();
        pass(lab, 60000);
        QVERIFY(lab.takeBatch().records.empty());
        QVERIFY(lab.leader());  // nobody ran out of patience
        run(lab, "fire leaderTick leader");
        const auto fired = lab.takeBatch();
        QVERIFY(std::any_of(fired.records.begin(), fired.records.end(),
                            [](const trace::Record& r) { return trace::as<trace::TimerFired>(r) != nullptr; }));
        run(lab, "release all");
        QVERIFY(!attempt(lab, "release timers 1"));
        pass(lab, 0);
        QVERIFY(!lab.takeBatch().records.empty());  // what had run out fires at once
        pass(lab, 20000);
        QVERIFY(lab.leader());
    }

    void aDuplicateArrivesBehindTheOriginal() {
        Lab lab = settled();
        run(lab, "hold PING all->all");
        pass(lab, 1000);
        const NodeId leader = lab.leader();
        const NodeId other{static_cast<std::uint8_t>(leader.value == 1 ? 2 : 1)};
        const std::string link = toString(leader) + "->" + toString(other);
        (void)lab.takeBatch();
        run(lab, "duplicate PING " + link);
        QVERIFY(!attempt(lab, "duplicate PROPOSAL " + link));
        std::vector<std::uint64_t> copies;
        const auto batch = lab.takeBatch();
        for (const trace::Record& r : batch.records) {
            if (const auto* repeated = trace::as<trace::MessageRepeated>(r)) copies.push_back(repeated->copy);
        }
        QVERIFY(!copies.empty());
        run(lab, "release all");
        pass(lab, 1000);
        std::vector<std::uint64_t> received;
        for (const trace::Record& r : lab.takeBatch().records) {
            const auto* e = trace::as<trace::MessageReceived>(r);
            if (e && e->from == leader && r.node == other) received.push_back(e->sent);
        }
        QVERIFY(std::is_sorted(received.begin(), received.end()));
        for (const std::uint64_t copy : copies)
            QCOMPARE(std::count(received.begin(), received.end(), copy), std::ptrdiff_t{1});
    }

    void oneOfMessagesThatAreAlike() {
        Lab lab = settled();
        const NodeId leader = lab.leader();
        const NodeId other{static_cast<std::uint8_t>(leader.value == 1 ? 2 : 1)};
        const std::string link = "PING " + toString(leader) + "->" + toString(other);
        run(lab, "hold PING all->all");
        (void)lab.takeBatch();
        pass(lab, 1200);  // nobody has run out of patience yet
        std::vector<std::uint64_t> sent;
        for (const trace::Record& r : lab.takeBatch().records) {
            const auto* e = trace::as<trace::MessageSent>(r);
            if (e && e->kind == trace::MessageKind::Ping && r.node == leader && e->to == other) sent.push_back(r.seq);
        }
        QVERIFY(sent.size() >= 3);
        const auto named = [](std::uint64_t seq) { return " sent=" + std::to_string(seq); };
        QVERIFY(!attempt(lab, "deliver " + link + named(sent[1])));  // the first goes first
        run(lab, "drop " + link + named(sent[1]));
        run(lab, "deliver " + link + named(sent[0]));
        pass(lab, 0);
        run(lab, "deliver " + link + named(sent[2]));
        pass(lab, 0);
        std::vector<std::uint64_t> received;
        for (const trace::Record& r : lab.takeBatch().records) {
            const auto* e = trace::as<trace::MessageReceived>(r);
            if (e && e->from == leader && r.node == other) received.push_back(e->sent);
        }
        QCOMPARE(received, (std::vector{sent[0], sent[2]}));
    }

    void eventsAreCounted() {
        Lab a = settled();
        Lab b(LabConfig{});
        while (b.eventsHandled() < a.eventsHandled())
            QVERIFY(b.step());
        b.runUntil(a.now());
        QCOMPARE(b.eventsHandled(), a.eventsHandled());
        QVERIFY(bytes(a) == bytes(b));
    }

    void healAllEndsHoldsDelaysAndClogs() {
        Lab lab = settled();
        run(lab, "hold all->all");
        run(lab, "delay all->all 300ms pareto");
        run(lab, "clog all->all 60s");
        pass(lab, 5000);
        QVERIFY(!lab.leader());
        run(lab, "heal all");
        pass(lab, 5000);
        QVERIFY(lab.leader());
        QVERIFY(!attempt(lab, "release all"));
    }

    void aDelayIsAddedAndSpread() {
        const auto slowest = [](const std::string& spread) {
            Lab lab = settled();
            lab.takeBatch();
            run(lab, "delay all->all 50ms" + spread);
            pass(lab, 3000);
            std::set<std::int64_t> took;
            for (const trace::Record& r : lab.takeBatch().records) {
                if (const auto* e = trace::as<trace::MessageSent>(r)) took.insert((e->expectedAt - r.at).ms());
            }
            return took;
        };
        const auto exactly = slowest("");
        QVERIFY(*exactly.begin() >= 58);
        QVERIFY(*exactly.rbegin() <= 62);
        const auto spread = slowest(" exp");
        QVERIFY(*spread.begin() < 40);
        QVERIFY(*spread.rbegin() > 100);
    }

    void aClogEndsByItself() {
        Lab lab = settled();
        run(lab, "clog leader->all 1s");
        pass(lab, 990);
        QVERIFY(lab.leader());
        lab.takeBatch();
        pass(lab, 9);
        for (const trace::Record& r : lab.takeBatch().records) {
            const auto* e = trace::as<trace::MessageReceived>(r);
            QVERIFY(!e || e->from != lab.leader());
        }
        pass(lab, 1000);
        QVERIFY(lab.leader());
    }

    void aDroppedProposalIsLost() {
        Lab lab = settled();
        run(lab, "client x at leader");
        pass(lab, 100);
        run(lab, "hold PROPOSAL leader->followers");
        run(lab, "client x: create /a");
        pass(lab, 100);
        run(lab, "drop PROPOSAL leader->followers");
        QVERIFY(!attempt(lab, "drop PROPOSAL leader->followers"));
        run(lab, "release all");
        pass(lab, 500);
        for (const client::NamedAnswer& a : lab.takeClientAnswers())
            QVERIFY(a.path != "/a");
    }

    void aResetBreaksOnlyThatConnection() {
        Lab lab = settled();
        const NodeId leader = lab.leader();
        const NodeId follower{leader == NodeId{1} ? std::uint8_t{2} : std::uint8_t{1}};
        run(lab, "reset " + toString(leader) + "<->" + toString(follower));
        QVERIFY(lab.role(follower) == trace::Role::Looking);
        QVERIFY(lab.serving(leader));
        pass(lab, 3000);
        QVERIFY(lab.serving(follower));
        QVERIFY(lab.leader() == leader);
    }

    void aMachineWithoutPowerIsSilent() {
        Lab lab = settled();
        const NodeId leader = lab.leader();
        run(lab, "poweroff leader");
        pass(lab, 1000);
        for (const NodeId n : lab.membership().voters.nodes())
            QVERIFY(n == leader || lab.role(n) == trace::Role::Following);
        run(lab, "restart all");
        pass(lab, 12000);  // it may believe for an initLimit that it leads
        QVERIFY(lab.leader());
        for (const NodeId n : lab.membership().voters.nodes())
            QVERIFY(lab.serving(n));
    }

    void aSlowNodeHandlesOneEventAtATime() {
        Lab lab = settled();
        const NodeId leader = lab.leader();
        lab.takeBatch();
        run(lab, "slow leader 20ms");
        run(lab, "client x at leader");
        for (int i = 0; i < 5; ++i)
            run(lab, "client x: create -s /n-");
        pass(lab, 3000);
        VirtualTime last = ms(-1000);
        for (const trace::Record& r : lab.takeBatch().records) {
            if (r.node != leader || !trace::as<trace::MessageReceived>(r)) continue;
            QVERIFY((r.at - last).ms() >= 20);
            last = r.at;
        }
        QVERIFY(last.us > 0);
        run(lab, "slow all ok");
        pass(lab, 1000);
        QVERIFY(lab.treeOf(leader)->find("/n-0000000004"));
    }

    void aWrongClockShowsInMtimeOnly() {
        Lab lab = settled();
        run(lab, "skew leader 3600s");
        run(lab, "client x at leader");
        run(lab, "client x: create /a");
        pass(lab, 500);
        const tree::Znode* znode = lab.treeOf(lab.leader())->find("/a");
        QVERIFY(znode);
        const std::int64_t expected = lab.config().clockOriginMs + 3600 * 1000 + lab.now().ms();
        QVERIFY(std::abs(znode->mtimeMs - expected) < 600);
    }

    void aFastClockFiresItsTimersEarly() {
        const auto pings = [](const std::string& drift) {
            Lab lab = settled();
            run(lab, "drift leader " + drift);
            lab.takeBatch();
            pass(lab, 10000);
            int n = 0;
            for (const trace::Record& r : lab.takeBatch().records) {
                const auto* e = trace::as<trace::TimerFired>(r);
                n += e && e->timer == trace::TimerKind::LeaderTick ? 1 : 0;
            }
            return n;
        };
        const int usual = pings("1000");
        QVERIFY(std::abs(pings("2000") - 2 * usual) <= 2);
        QVERIFY(std::abs(2 * pings("500") - usual) <= 2);
    }

    /// Whatever the byte, the outcome is unknown to the client, and the session goes on.
    void aConnectionBreaksAtAnyByte() {
        for (int after = 0; after < 90; after += 3) {
            Lab lab = settled();
            run(lab, "client x at leader");
            pass(lab, 100);
            run(lab, "reset client x after " + std::to_string(after));
            run(lab, "client x: create /a");
            run(lab, "client x: create /b");
            pass(lab, 8000);
            const auto answers = lab.takeClientAnswers();
            QCOMPARE(answers.size(), std::size_t{2});
            QVERIFY(answers[0].connectionLoss || lab.treeOf(lab.leader())->find("/a"));
            run(lab, "client x: create /last");
            pass(lab, 1000);
            QVERIFY(lab.treeOf(lab.leader())->find("/last"));
        }
    }

    void wordsForNodes() {
        Lab lab = settled(5, 1);
        const auto meant = [&](const std::string& words) {
            std::string out;
            for (const NodeId n : lab.nodes(*command::parseSelection(words)))
                out += toString(n);
            return out;
        };
        const std::string leader = toString(lab.leader());
        QCOMPARE(meant("all"), std::string("123456"));
        QCOMPARE(meant("observers"), std::string("6"));
        QCOMPARE(meant("minority").size(), std::size_t{2});
        QVERIFY(meant("minority").find(leader) != std::string::npos);
        QCOMPARE(meant("majority").size(), std::size_t{3});
        QCOMPARE(meant("followers").size(), std::size_t{4});
        QCOMPARE(meant("follower").size(), std::size_t{1});
        QCOMPARE(meant("all not 1,3"), std::string("2456"));
        QCOMPARE(meant("leader not leader"), std::string());
        run(lab, "kill any not leader");
        QCOMPARE(meant("followers").size(), std::size_t{3});
        run(lab, "kill any");
    }
};

QTEST_APPLESS_MAIN(TestLab)
#include "tst_lab.moc"
