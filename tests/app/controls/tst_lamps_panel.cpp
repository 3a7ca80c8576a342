// Lamps: never judged is not "holds", one violation stays a violation, and Show jumps to the first finding.
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include "app/controls/lamp_row.h"
#include "app/controls/lamps_panel.h"

using namespace qs;
using namespace qs::app;
using namespace Qt::StringLiterals;

namespace {

trace::CheckStatus status(std::uint64_t evaluated, std::uint64_t premise, std::uint64_t violations) {
    return {"Z-03", "Agreement", "No two replicas deliver different transactions.", evaluated, premise, violations};
}

struct Bench {
    LampsPanel panel;
    Bench() { panel.show(); }
    QString word() { return panel.findChild<QLabel*>(u"lampWord"_s)->text(); }
    QString sentence() { return panel.findChild<QLabel*>(u"lampSentence"_s)->text(); }
};

}  // namespace

class TstLampsPanel : public QObject {
    Q_OBJECT

private slots:
    void looked_at_but_never_judged_is_not_exercised() {
        Bench b;
        b.panel.setChecks({status(500, 0, 0)});
        QCOMPARE(b.word(), u"not exercised"_s);
    }

    void judged_and_unbroken_holds() {
        Bench b;
        b.panel.setChecks({status(500, 20, 0)});
        QCOMPARE(b.word(), u"holds"_s);
        QVERIFY(b.sentence().contains(u"20"_s));
    }

    void a_violation_shows_its_sentence_and_jumps_to_the_first_record() {
        Bench b;
        QSignalSpy jumps(&b.panel, &LampsPanel::jumpRequested);
        b.panel.setChecks({status(500, 20, 2)});
        b.panel.addFindings({{"Z-03", 41, "2 delivered 1:5 twice"}, {"Z-03", 99, "a later one"}});
        QCOMPARE(b.word(), u"violated"_s);
        QCOMPARE(b.sentence(), u"2 delivered 1:5 twice"_s);
        QTest::mouseClick(b.panel.findChild<QPushButton*>(u"lampJump"_s), Qt::LeftButton);
        QCOMPARE(jumps.size(), 1);
        QCOMPARE(jumps.first().first().value<std::uint64_t>(), std::uint64_t(41));
    }

    void broken_promises_come_first_and_are_counted() {
        Bench b;
        trace::CheckStatus other = status(9, 0, 0);
        other.id = "Z-01";
        b.panel.setChecks({other, status(9, 9, 0)});
        const auto summary = [&] { return b.panel.findChild<QLabel*>(u"lampSummary"_s)->text(); };
        QCOMPARE(summary(), u"1 hold · 1 not exercised"_s);
        b.panel.addFindings({{"Z-03", 41, "2 delivered 1:5 twice"}});
        QCOMPARE(summary(), u"1 violated · 0 hold · 1 not exercised"_s);
        QApplication::processEvents();
        const auto rows = b.panel.findChildren<LampRow*>();
        QCOMPARE(rows.size(), 2);
        const auto y = [](const LampRow* row) { return row->geometry().top(); };
        for (const LampRow* row : rows)
            QVERIFY((row->state() == LampState::Violated) == (y(row) == std::min(y(rows[0]), y(rows[1]))));
    }

    void one_row_a_check() {
        Bench b;
        b.panel.setChecks({status(1, 1, 0)});
        b.panel.setChecks({status(2, 2, 0)});
        QCOMPARE(b.panel.findChildren<LampRow*>().size(), 1);
    }

    void a_lamp_is_read_aloud_with_its_word() {
        Bench b;
        b.panel.setChecks({status(1, 1, 0)});
        QCOMPARE(b.panel.findChild<LampRow*>()->accessibleName(), u"Agreement: holds"_s);
    }
};

QTEST_MAIN(TstLampsPanel)
#include "tst_lamps_panel.moc"
