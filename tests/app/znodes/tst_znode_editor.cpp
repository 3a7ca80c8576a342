// The editor with real key strokes: saving against a version, and what happens when somebody else was faster.
#include <QApplication>
#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>
#include <QToolButton>

#include "app/znodes/znode_editor.h"

using namespace qs;
using namespace qs::app;
using namespace Qt::StringLiterals;

namespace {

tree::Znode znode(const std::string& data, int version) {
    tree::Znode z;
    z.data = tree::Data(data);
    z.acl = tree::openAcl();
    z.version = version;
    z.mzxid = Zxid::of(Epoch{1}, static_cast<std::uint32_t>(version) + 1);
    return z;
}

struct Bench {
    ZnodeEditor editor;
    QSignalSpy saved{&editor, &ZnodeEditor::saveRequested};
    QPlainTextEdit* text = editor.findChild<QPlainTextEdit*>(u"znodeData"_s);
    QPushButton* save = editor.findChild<QPushButton*>(u"znodeSave"_s);
    QComboBox* format = editor.findChild<QComboBox*>(u"znodeFormat"_s);
    QLabel* notice = editor.findChild<QLabel*>(u"znodeNotice"_s);
    QPushButton* merge = editor.findChild<QPushButton*>(u"znodeMerge"_s);
    QLabel* problem = editor.findChild<QLabel*>(u"znodeProblem"_s);
    QToolButton* pretty = editor.findChild<QToolButton*>(u"znodePretty"_s);
    QPushButton* theirs = editor.findChild<QPushButton*>(u"znodeTheirs"_s);

    Bench() {
        editor.resize(500, 400);
        editor.QWidget::show();
    }
    void open(const std::string& data, int version) {
        const tree::Znode z = znode(data, version);
        editor.setZnode("/a", &z);
    }
    std::string savedBytes() const { return saved.last().at(1).value<std::string>(); }
    int savedVersion() const { return saved.last().at(2).toInt(); }
};

/// Clicks Merge and acts in the dialog that opens.
void inMerge(Bench& b, const std::function<void(QDialog&)>& act) {
    bool seen = false;
    QTimer::singleShot(0, &b.editor, [&] {
        auto* dialog = qobject_cast<QDialog*>(QApplication::activeModalWidget());
        QVERIFY(dialog);
        seen = true;
        act(*dialog);
        dialog->close();
    });
    QTest::mouseClick(b.merge, Qt::LeftButton);
    QVERIFY(seen);
}

}  // namespace

class TstZnodeEditor : public QObject {
    Q_OBJECT

private slots:
    void nothing_chosen_nothing_editable() {
        Bench b;
        QVERIFY(!b.text->isEnabled());
        QVERIFY(!b.save->isEnabled());
    }

    void typing_and_saving_asks_for_the_version_shown() {
        Bench b;
        b.open("old", 3);
        QVERIFY(!b.save->isEnabled());
        b.text->selectAll();
        QTest::keyClicks(b.text, u"new"_s);
        QVERIFY(b.save->isEnabled());
        QTest::mouseClick(b.save, Qt::LeftButton);
        QCOMPARE(b.saved.size(), 1);
        QCOMPARE(b.savedBytes(), std::string("new"));
        QCOMPARE(b.savedVersion(), 3);
        QVERIFY(!b.save->isEnabled());
        b.open("new", 4);
        QVERIFY(!b.editor.isDirty());
        QVERIFY(!b.notice->isVisible());
    }

    void somebody_else_saves_while_the_text_is_untouched() {
        Bench b;
        b.open("old", 0);
        b.open("theirs", 1);
        QCOMPARE(b.text->toPlainText(), u"theirs"_s);
    }

    void somebody_else_saves_while_the_text_is_edited() {
        Bench b;
        b.open("old", 0);
        QTest::keyClicks(b.text, u"my "_s);
        b.open("theirs", 1);
        QCOMPARE(b.text->toPlainText(), u"my old"_s);
        QVERIFY(b.notice->isVisible());
        inMerge(b, [](QDialog& merge) {
            QTest::mouseClick(merge.findChild<QPushButton*>(u"mergeOverwrite"_s), Qt::LeftButton);
        });
        QCOMPARE(b.savedBytes(), std::string("my old"));
        QCOMPARE(b.savedVersion(), 1);
    }

    void a_merge_holds_both_changes_and_is_saved_against_theirs() {
        Bench b;
        b.open("one\ntwo\nthree", 0);
        QTest::keyClicks(b.text, u"my "_s);
        b.open("one\ntwo\nTHREE", 1);
        inMerge(b, [](QDialog& merge) {
            QCOMPARE(merge.findChild<QPlainTextEdit*>(u"mergeMine"_s)->toPlainText(), u"my one\ntwo\nTHREE"_s);
            QCOMPARE(merge.findChild<QPlainTextEdit*>(u"mergeTheirText"_s)->toPlainText(), u"one\ntwo\nTHREE"_s);
            QCOMPARE(merge.findChild<QPlainTextEdit*>(u"mergeBaseText"_s)->toPlainText(), u"one\ntwo\nthree"_s);
            QTest::mouseClick(merge.findChild<QPushButton*>(u"mergeSave"_s), Qt::LeftButton);
        });
        QCOMPARE(b.savedBytes(), std::string("my one\ntwo\nTHREE"));
        QCOMPARE(b.savedVersion(), 1);
        b.open("my one\ntwo\nTHREE", 2);
        QVERIFY(!b.editor.isDirty());
    }

    void a_merge_that_is_left_changes_nothing() {
        Bench b;
        b.open("old", 0);
        QTest::keyClicks(b.text, u"my "_s);
        b.open("theirs", 1);
        inMerge(b, [](QDialog& merge) { QTest::keyClick(&merge, Qt::Key_Escape); });
        QCOMPARE(b.saved.size(), 0);
        QCOMPARE(b.text->toPlainText(), u"my old"_s);
        QVERIFY(b.merge->isVisible());
    }

    void json_is_checked_while_it_is_typed() {
        Bench b;
        b.open("{\"a\":1}", 0);
        QCOMPARE(b.format->currentText(), u"JSON"_s);
        QVERIFY(!b.problem->isVisible());
        b.text->moveCursor(QTextCursor::End);
        QTest::keyClick(b.text, Qt::Key_Backspace);
        QVERIFY(b.problem->isVisible());
        QVERIFY2(b.problem->text().contains(u"Line 1, column 7"_s), qPrintable(b.problem->text()));
        QVERIFY(b.save->isEnabled());  // bytes are the user's: a mistake is shown, not forbidden
        QVERIFY(!b.pretty->isEnabled());
    }

    void the_pretty_view_changes_no_byte() {
        Bench b;
        b.open("{\"a\":[1,2]}", 0);
        auto* view = b.editor.findChild<QPlainTextEdit*>(u"znodePrettyData"_s);
        QTest::mouseClick(b.pretty, Qt::LeftButton);
        QVERIFY(view->isVisible());
        QCOMPARE(view->toPlainText().count(u'\n'), 5);
        QVERIFY(!b.editor.isDirty());
        QTest::mouseClick(b.pretty, Qt::LeftButton);
        QVERIFY(b.text->isVisible());
        QCOMPARE(b.text->toPlainText(), u"{\"a\":[1,2]}"_s);
    }

    void the_format_is_remembered_for_each_znode() {
        Bench b;
        b.open("text", 0);
        b.format->setCurrentIndex(3);
        const tree::Znode other = znode("words", 0);
        b.editor.setZnode("/b", &other);
        QCOMPARE(b.format->currentText(), u"Text"_s);
        b.open("text", 0);
        QCOMPARE(b.format->currentText(), u"Hex"_s);
    }

    void dos_line_ends_survive_an_edit() {
        Bench b;
        b.open("a\r\nb\r\n", 0);
        QVERIFY(!b.editor.isDirty());
        QTest::keyClicks(b.text, u"x"_s);
        b.editor.save();
        QCOMPARE(b.savedBytes(), std::string("xa\r\nb\r\n"));
    }

    void in_the_past_nothing_is_saved() {
        Bench b;
        b.open("old", 0);
        QTest::keyClicks(b.text, u"x"_s);
        b.editor.setReadOnly(u"This is the past."_s);
        QVERIFY(!b.save->isEnabled());
        QCOMPARE(b.save->toolTip(), u"This is the past."_s);
        QVERIFY(b.text->isReadOnly());
        b.editor.setReadOnly({});
        QVERIFY(b.save->isEnabled());
    }

    void theirs_is_one_click_away() {
        Bench b;
        b.open("old", 0);
        QTest::keyClicks(b.text, u"my "_s);
        b.open("theirs", 1);
        QTest::mouseClick(b.theirs, Qt::LeftButton);
        QCOMPARE(b.text->toPlainText(), u"theirs"_s);
        QVERIFY(!b.editor.isDirty());
        QCOMPARE(b.saved.size(), 0);
    }

    void a_refused_save_keeps_the_text_and_says_why() {
        Bench b;
        b.open("old", 0);
        QTest::keyClicks(b.text, u"my "_s);
        b.editor.save();
        b.editor.notSaved(u"the version changed"_s);
        QCOMPARE(b.text->toPlainText(), u"my old"_s);
        QVERIFY(b.notice->text().contains(u"the version changed"_s));
        QVERIFY(b.save->isEnabled());
    }

    void binary_data_opens_as_hex_and_survives_a_save() {
        Bench b;
        const std::string binary("\x00\xff\x10", 3);
        b.open(binary, 0);
        QCOMPARE(b.format->currentText(), u"Hex"_s);
        QCOMPARE(b.text->toPlainText(), u"00 ff 10"_s);
        b.format->setCurrentIndex(0);
        QCOMPARE(b.format->currentText(), u"Hex"_s);  // as text it would not survive
        b.text->moveCursor(QTextCursor::End);
        QTest::keyClicks(b.text, u" 7f"_s);
        b.editor.save();
        QCOMPARE(b.savedBytes(), std::string("\x00\xff\x10\x7f", 4));
    }

    void half_a_hex_digit_cannot_be_saved() {
        Bench b;
        b.open("a", 0);
        b.format->setCurrentIndex(3);
        QCOMPARE(b.text->toPlainText(), u"61"_s);
        b.text->moveCursor(QTextCursor::End);
        QTest::keyClicks(b.text, u" 6"_s);
        QVERIFY(!b.save->isEnabled());
        QTest::keyClicks(b.text, u"2"_s);
        QVERIFY(b.save->isEnabled());
    }

    void a_deleted_znode_says_so_and_is_not_saved() {
        Bench b;
        b.open("a", 0);
        b.editor.setZnode("/a", nullptr);
        QVERIFY(b.notice->text().contains(u"gone"_s));
        QVERIFY(!b.text->isEnabled());
    }
};

QTEST_MAIN(TstZnodeEditor)
#include "tst_znode_editor.moc"
