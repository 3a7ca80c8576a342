// A check is shown only the kinds of records that it asked for; whole runs show that it would make nothing of the rest.
#include <QTest>

#include "engine/campaign/swarm.h"
#include "engine/check/committed_tree.h"
#include "engine/scenario/runner.h"

using namespace qs;

class TestCheckKinds : public QObject {
    Q_OBJECT
private slots:
    void nothingElseMatters_data() {
        QTest::addColumn<int>("replicas");
        QTest::addColumn<quint64>("seed");
        for (const int replicas : {3, 5})
            for (quint64 seed = 1; seed <= 4; ++seed)
                QTest::addRow("seed %llu of %d", seed, replicas) << replicas << seed;
    }
    void nothingElseMatters() {
        QFETCH(int, replicas);
        QFETCH(quint64, seed);
        const auto parsed = scenario::parse(campaign::runSeed({seed, replicas}).scenario, "seed");
        QVERIFY(parsed.ok());
        scenario::Runner runner(*parsed);
        runner.run();
        const trace::Batch batch = runner.takeBatch();
        QVERIFY(batch.records.size() > 1000);

        const trace::Setting setting = runner.lab().setting();
        for (const auto& check : check::allChecks(setting, check::ownTree(setting.firstSequence))) {
            const auto choosy = check->clone();
            check->share(check::ownTree(setting.firstSequence));
            choosy->share(check::ownTree(setting.firstSequence));
            for (const trace::Record& r : batch.records) {
                check->observe(r, runner.lab().tables());
                if (check->kinds().contains(r.event.index())) choosy->observe(r, runner.lab().tables());
            }
            const std::string id(check->status().id);
            QVERIFY2(check->status().evaluated == choosy->status().evaluated, id.c_str());
            QVERIFY2(check->status().premiseTrue == choosy->status().premiseTrue, id.c_str());
            QVERIFY2(check->status().violations == choosy->status().violations, id.c_str());
        }
    }
};

QTEST_APPLESS_MAIN(TestCheckKinds)
#include "tst_check_kinds.moc"
