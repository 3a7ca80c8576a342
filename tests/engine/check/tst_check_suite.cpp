// All checks together over one trace.
#include <QTest>

#include "history.h"

using namespace qs;
using namespace qs::check;

class TestCheckSuite : public QObject {
    Q_OBJECT
    static trace::Batch batchOf(const History& h) {
        trace::Batch b;
        b.records = h.records();
        return b;
    }

private slots:
    void fillsFindingsAndStates() {
        History h;
        h.established(3, 1);
        h.established(2, 1);
        Suite suite(Membership::ofSize(3, 0));
        trace::Batch b = batchOf(h);
        suite.observe(b, h.tables());
        QCOMPARE(b.findings.size(), 1U);
        QCOMPARE(b.checks.size(), suite.statuses().size());
        QCOMPARE(suite.violations(), 1U);
    }
    void findingsAreReportedOnce() {
        History h;
        h.established(3, 1);
        h.established(2, 1);
        Suite suite(Membership::ofSize(3, 0));
        trace::Batch first = batchOf(h);
        suite.observe(first, h.tables());
        trace::Batch second;
        suite.observe(second, h.tables());
        QVERIFY(second.findings.empty());
        QCOMPARE(suite.violations(), 1U);
    }
    void aCopyGoesItsOwnWay() {
        History before;
        before.established(3, 1);
        Suite suite(Membership::ofSize(3, 0));
        trace::Batch b = batchOf(before);
        suite.observe(b, before.tables());
        Suite copy(suite);

        History after;
        after.established(2, 1);
        trace::Batch more = batchOf(after);
        copy.observe(more, after.tables());
        QCOMPARE(copy.violations(), 1U);
        QCOMPARE(suite.violations(), 0U);
    }
    void everyCheckHasAnIdAWordAndASentence() {
        for (const auto& c : Suite(Membership::ofSize(3, 0)).statuses()) {
            QVERIFY(c.id.starts_with("Z-") || c.id.starts_with("S-"));
            QVERIFY(!c.name.empty());
            QVERIFY(c.words.ends_with('.'));
        }
    }
};

QTEST_APPLESS_MAIN(TestCheckSuite)
#include "tst_check_suite.moc"
