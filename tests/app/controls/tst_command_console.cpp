// The console with real key strokes: what parses is submitted, what does not is explained with its column.
#include <QAbstractItemView>
#include <QApplication>
#include <QCompleter>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSettings>
#include <QTest>
#include <QToolButton>

#include "app/controls/command_console.h"
#include "recording_sink.h"
#include "tests/support/own_settings.h"

using namespace qs;
using namespace qs::app;
using namespace Qt::StringLiterals;

namespace {

struct Bench {
    RecordingSink sink;
    TraceIndex index{{Membership::ofSize(3, 0)}};
    CommandConsole console{index, sink};
    QPlainTextEdit* log = console.findChild<QPlainTextEdit*>(u"consoleLog"_s);
    QAbstractItemView* words = console.findChild<QCompleter*>()->popup();
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
    void init() { QSettings().clear(); }

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

    void every_command_is_listed_with_its_answer() {
        Bench b;
        QVERIFY(!b.log->isVisible());
        b.console.showAnswer(u"cut 1<->2"_s, true, u"cut"_s);
        QVERIFY(!b.answer->isVisible());
        b.console.showAnswer(u"kill 3"_s, false, u"3 is already dead"_s);
        QVERIFY(b.answer->text().contains(u"3 is already dead"_s));
        b.console.tell(u"ann #1: connection loss, outcome unknown"_s);
        QTest::mouseClick(b.console.findChild<QToolButton*>(u"consoleMore"_s), Qt::LeftButton);
        QVERIFY(b.log->isVisible());
        QTRY_VERIFY(b.log->toPlainText().contains(u"outcome unknown"_s));
        const QStringList lines = b.log->toPlainText().split(u'\n');
        QCOMPARE(lines.size(), 3);
        QVERIFY(lines.at(0).startsWith(u"cut 1<->2 "_s));
        QVERIFY(lines.at(1).contains(u"not done"_s));
        QCOMPARE(lines.at(2), u"ann #1: connection loss, outcome unknown"_s);
    }

    void the_history_outlives_the_window() {
        {
            Bench b;
            b.type(u"kill 2"_s);
        }
        Bench b;
        QTest::keyClick(b.line, Qt::Key_Up);
        QCOMPARE(b.line->text(), u"kill 2"_s);
    }

    void tab_completes_a_word_that_is_the_only_one() {
        Bench b;
        QTest::keyClicks(b.line, u"fre"_s);
        QTest::keyClick(b.line, Qt::Key_Tab);
        QCOMPARE(b.line->text(), u"freeze "_s);
        QTest::keyClicks(b.line, u"lea"_s);
        QTest::keyClick(b.line, Qt::Key_Tab);
        QTest::keyClick(b.line, Qt::Key_Return);
        QCOMPARE(b.sink.lines, QStringList{u"freeze leader"_s});
    }

    void several_words_are_offered_and_one_is_taken() {
        Bench b;
        QTest::keyClicks(b.line, u"kill follower"_s);
        QTest::keyClick(b.line, Qt::Key_Backspace);
        QTest::keyClick(b.line, Qt::Key_Tab);
        QVERIFY(b.words->isVisible());
        QTest::keyClick(b.words, Qt::Key_Down);
        QTest::keyClick(b.words, Qt::Key_Return);
        QVERIFY(!b.words->isVisible());
        QCOMPARE(b.line->text(), u"kill followers "_s);
    }

    /// Undo belongs to what is being typed; where nothing is, to the faults.
    void undo_in_an_empty_line_is_left_to_faults() {
        Bench b;
        const auto takes = [&b] {
            QKeyEvent undo(QEvent::ShortcutOverride, Qt::Key_Z, Qt::ControlModifier);
            undo.ignore();
            QApplication::sendEvent(b.line, &undo);
            return undo.isAccepted();
        };
        b.type(u"kill 1"_s);
        QVERIFY(!takes());
        QTest::keyClicks(b.line, u"ki"_s);
        QVERIFY(takes());
    }

    void tab_at_an_empty_line_goes_on() {
        Bench b;
        b.line->setFocus();
        QTest::keyClick(b.line, Qt::Key_Tab);
        QVERIFY(!b.words->isVisible());
        QVERIFY(b.line->text().isEmpty());
    }

private:
    test::OwnSettings m_settings;
};

QTEST_MAIN(TstCommandConsole)
#include "tst_command_console.moc"
