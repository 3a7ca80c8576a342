// All checks together over one trace.
#include <QTest>
#include <algorithm>

#include "engine/tree/tree.h"
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
        Suite suite(trace::Setting{Membership::ofSize(3, 0)});
        trace::Batch b = batchOf(h);
        suite.observe(b, h.tables());
        QCOMPARE(b.findings.size(), 1U);
        QCOMPARE(b.checks.size(), suite.statuses().size());
        QCOMPARE(suite.violations(), 1U);
    }
    /// A trace that is younger than its ensemble: what was said to hold is not said any more, and nothing is found.
    void whatCannotBeJudgedDoesNotHold() {
        History h;
        h.established(3, 1);
        Suite suite(trace::Setting{Membership::ofSize(3, 0)});
        trace::Batch sound = batchOf(h);
        suite.observe(sound, h.tables());
        const auto exercised = [&] {
            const auto all = suite.statuses();
            return std::ranges::any_of(all, [](const auto& s) { return s.premiseTrue > 0 || s.evaluated > 0; });
        };
        QVERIFY(exercised() && !suite.isPartial());
        History later;
        later.established(2, 1);
        trace::Batch young = batchOf(later);
        young.txns.push_back({std::make_shared<const tree::Txn>(), {}, std::make_shared<const tree::Tree>()});
        Suite(suite).observe(young, later.tables());
        QVERIFY(exercised());
        suite.observe(young, later.tables());
        QVERIFY(!exercised() && suite.isPartial() && Suite(suite).isPartial());
        QVERIFY(young.findings.empty());
        QCOMPARE(suite.violations(), 0U);
    }
    void findingsAreReportedOnce() {
        History h;
        h.established(3, 1);
        h.established(2, 1);
        Suite suite(trace::Setting{Membership::ofSize(3, 0)});
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
        Suite suite(trace::Setting{Membership::ofSize(3, 0)});
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
    void aCopyHasItsOwnTree() {
        const auto create = [](std::uint32_t counter, const std::string& path, std::int32_t parentCversion) {
            tree::Txn t;
            t.zxid = Zxid::of(Epoch{1}, counter);
            t.body = tree::CreateTxn{path, nullptr, tree::openAcl(), tree::ZnodeKind::Persistent, parentCversion};
            return t;
        };
        const auto miscounted = [](const Suite& suite) {
            const auto all = suite.statuses();
            const auto counters =
                std::find_if(all.begin(), all.end(), [](const trace::CheckStatus& c) { return c.id == "S-06"; });
            return counters->violations;
        };
        const auto lastOf = [](const History& h) {
            trace::Batch b;
            b.records = {h.records().back()};
            return b;
        };
        History h;
        const trace::TxnRef first = h.intern(create(1, "/a", 1), {});
        h.committed(1, first);
        Suite suite(trace::Setting{Membership::ofSize(3, 0)});
        trace::Batch b = lastOf(h);
        suite.observe(b, h.tables());
        Suite copy(suite);
        History other = h;
        h.committed(1, h.intern(create(2, "/b", 7), first));  // two futures, and only this one is wrong
        b = lastOf(h);
        suite.observe(b, h.tables());
        other.committed(1, other.intern(create(2, "/c", 2), first));
        b = lastOf(other);
        copy.observe(b, other.tables());
        QCOMPARE(miscounted(suite), std::uint64_t{1});
        QCOMPARE(miscounted(copy), std::uint64_t{0});
    }
    void everyCheckHasAnIdAWordAndASentence() {
        for (const auto& c : Suite(trace::Setting{Membership::ofSize(3, 0)}).statuses()) {
            QVERIFY(c.id.starts_with("Z-") || c.id.starts_with("S-"));
            QVERIFY(!c.name.empty());
            QVERIFY(c.words.ends_with('.'));
        }
    }
};

QTEST_APPLESS_MAIN(TestCheckSuite)
#include "tst_check_suite.moc"
