// The console with real key strokes: what parses is submitted, what does not is explained with its column.
#include <QLabel>
#include <QLineEdit>
#include <QTest>

#include "app/controls/command_console.h"
#include "recording_sink.h"

using namespace qs::app;
using namespace Qt::StringLiterals;

namespace {

struct Bench {
    RecordingSink sink;
    CommandConsole console{sink};
    QLineEdit* line = console.findChild<QLineEdit*>(u"console"_s);
    QLabel* answer = console.findChild<QLabel*>(u"consoleAnswer"_s);

    Bench() { console.show(); }
    void type(const QString& text) {
        line->clear();
        QTest::keyClicks(line, text);
        QTest::keyClick(line, Qt::Key_Return);
    }
};

}  // namespace

class TstCommandConsole : public QObject {
    Q_OBJECT

private slots:
    void a_command_is_submitted_and_the_line_emptied() {
        Bench b;
        b.type(u"  kill leader "_s);
        QCOMPARE(b.sink.lines, QStringList{u"kill leader"_s});
        QVERIFY(b.line->text().isEmpty());
        QVERIFY(!b.answer->isVisible());
    }

    void a_wrong_word_stays_and_its_column_is_named() {
        Bench b;
        b.type(u"kill nobody"_s);
        QVERIFY(b.sink.lines.isEmpty());
        QCOMPARE(b.line->text(), u"kill nobody"_s);
        QVERIFY(b.answer->isVisible());
        QVERIFY2(b.answer->text().contains(u"column 6"_s), qPrintable(b.answer->text()));
    }

    void an_empty_line_does_nothing() {
        Bench b;
        b.type(u"   "_s);
        QVERIFY(b.sink.lines.isEmpty());
        QVERIFY(!b.answer->isVisible());
    }

    void arrows_walk_the_history_and_come_back_to_the_draft() {
        Bench b;
        b.type(u"kill 1"_s);
        b.type(u"restart 1"_s);
        QTest::keyClicks(b.line, u"hea"_s);
        QTest::keyClick(b.line, Qt::Key_Up);
        QCOMPARE(b.line->text(), u"restart 1"_s);
        QTest::keyClick(b.line, Qt::Key_Up);
        QTest::keyClick(b.line, Qt::Key_Up);
        QCOMPARE(b.line->text(), u"kill 1"_s);
        QTest::keyClick(b.line, Qt::Key_Down);
        QTest::keyClick(b.line, Qt::Key_Down);
        QCOMPARE(b.line->text(), u"hea"_s);
    }

    void answers_are_shown() {
        Bench b;
        b.console.showAnswer(false, u"3 is already dead"_s);
        QVERIFY(b.answer->text().contains(u"3 is already dead"_s));
    }
};

QTEST_MAIN(TstCommandConsole)
#include "tst_command_console.moc"
