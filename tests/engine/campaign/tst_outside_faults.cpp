// Faults outside the model are drawn only where the ensemble can bear them; hostile bytes are of every kind.
#include <QTest>

#include <set>

#include "engine/campaign/hostile_bytes.h"
#include "engine/campaign/outside_faults.h"
#include "tests/engine/check/history.h"

using namespace qs;
using namespace qs::campaign;
using check::History;
using check::node;

namespace {

constexpr int Draws = 2000;

/// Four transactions on the disks of 1 and 2, and `onThree` of them on that of 3.
History ensemble(int onThree, std::uint32_t epochOfThree = 1) {
    History h;
    trace::TxnRef last;
    for (std::uint32_t i = 1; i <= 4; ++i) {
        last = h.txn(1, i, last);
        for (int n = 1; n <= 3; ++n)
            if (n < 3 || static_cast<int>(i) <= onThree) h.durable(n, last);
        if (i <= 3) h.committed(1, last);
    }
    for (int n = 1; n <= 3; ++n) {
        const Epoch epoch{n == 3 ? epochOfThree : 1};
        h.say(n, trace::Persisted{trace::DurableKind::AcceptedEpoch, epoch, last, h.zxid(last)});
        h.say(n, trace::Persisted{trace::DurableKind::CurrentEpoch, epoch, last, h.zxid(last)});
    }
    return h;
}

/// The commands that a run of draws gives, in words without numbers of nodes.
std::vector<std::string> drawn(const History& h, int draws) {
    std::vector<std::string> out;
    for (int seed = 0; seed < draws; ++seed) {
        OutsideFaults faults(Membership::ofSize(3, 0));
        for (const trace::Record& r : h.records())
            faults.observe(r, h.tables());
        Rng rng(static_cast<std::uint64_t>(seed));
        for (const std::string& command : faults.draw(h.tables(), rng))
            out.push_back(command);
    }
    return out;
}

bool isOutside(const std::string& command) {
    const bool refusable = command.find(" rot zxid=") != std::string::npos;
    return command.starts_with("disk ") && !refusable;
}

}  // namespace

class TestOutsideFaults : public QObject {
    Q_OBJECT
private slots:
    void everyReplicaMayLoseWhatAllOthersHold() {
        std::set<std::string> hit;
        for (const std::string& command : drawn(ensemble(4), Draws))
            if (isOutside(command)) hit.insert(command.substr(0, 6));
        QCOMPARE(hit.size(), std::size_t{3});
    }

    /// Without the last transaction on 3, only 3 holds nothing that the others lack.
    void nobodyLosesWhatOneOtherLacks() {
        for (const std::string& command : drawn(ensemble(3), Draws))
            QVERIFY2(!isOutside(command) || command.starts_with("disk 3"), command.c_str());
        for (const std::string& command : drawn(ensemble(2), Draws))
            QVERIFY2(!isOutside(command) || command.starts_with("disk 3"), command.c_str());
    }

    void epochsCountLikeTransactions() {
        for (const std::string& command : drawn(ensemble(4, 2), Draws))
            QVERIFY2(!isOutside(command) || !command.starts_with("disk 3"), command.c_str());
    }

    void onlyOneReplicaOfARunIsTouchedFromOutside() {
        const History h = ensemble(4);
        for (std::uint64_t seed = 0; seed < 200; ++seed) {
            OutsideFaults faults(Membership::ofSize(3, 0));
            for (const trace::Record& r : h.records())
                faults.observe(r, h.tables());
            Rng rng(seed);
            std::set<char> nodes;
            int refusedToStart = 0;
            for (int i = 0; i < 200; ++i) {
                for (const std::string& command : faults.draw(h.tables(), rng)) {
                    if (isOutside(command)) nodes.insert(command[5]);
                    if (command.find(" rot zxid=") != std::string::npos) ++refusedToStart;
                }
            }
            QVERIFY(nodes.size() <= 1);
            QVERIFY(refusedToStart <= 1);  // of three, two must keep whole disks
            QVERIFY(faults.outside() <= 1);
        }
    }

    void theLastRecordNeverRotsForRefusal() {
        for (const std::string& command : drawn(ensemble(4), Draws))
            QVERIFY2(!command.ends_with("zxid=1:4"), command.c_str());
    }

    void hostileBytesDiffer() {
        std::set<std::string> all;
        for (std::uint64_t seed = 0; seed < 300; ++seed) {
            Rng rng(seed);
            const auto pieces = drawHostileBytes(rng);
            QVERIFY(!pieces.empty());
            for (const std::string& piece : pieces) {
                QVERIFY(!piece.empty());
                all.insert(piece);
            }
        }
        QVERIFY(all.size() > 300);
    }
};

QTEST_APPLESS_MAIN(TestOutsideFaults)
#include "tst_outside_faults.moc"
