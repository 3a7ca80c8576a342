// The editor with real key strokes: saving against a version, and what happens when somebody else was faster.
#include <QComboBox>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include "app/znodes/znode_editor.h"

using namespace qs;
using namespace qs::app;
using namespace Qt::StringLiterals;

namespace {

tree::Znode znode(const std::string& data, int version) {
    tree::Znode z;
    z.data = tree::makeData(data);
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
    QPushButton* overwrite = editor.findChild<QPushButton*>(u"znodeOverwrite"_s);
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
        QTest::mouseClick(b.overwrite, Qt::LeftButton);
        QCOMPARE(b.savedBytes(), std::string("my old"));
        QCOMPARE(b.savedVersion(), 1);
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
        b.editor.saveRefused(u"the version changed"_s);
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
        b.format->setCurrentIndex(1);
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
