// The panel as a whole, with real events, over a small ensemble that answers what the window asks.
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSplitter>
#include <QTabWidget>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QToolButton>
#include <QTreeView>

#include "app/znodes/znode_actions.h"
#include "app/znodes/znode_panel.h"
#include "small_ensemble.h"

using namespace qs;
using namespace qs::app;
using namespace Qt::StringLiterals;

namespace {

struct Bench {
    test::SmallEnsemble e;
    ViewState state;
    ZnodePanel panel{e.index, state, e};
    QSignalSpy said{&panel, &ZnodePanel::said};
    QTreeView* tree = find<QTreeView>("znodeTree");
    QTabWidget* details = find<QTabWidget>("znodeDetails");
    QTabWidget* tabs = find<QTabWidget>("znodeTabs");

    Bench() {
        e.observer = [this](const trace::Batch& batch) { panel.observe(batch); };
        panel.resize(300, 760);
        panel.show();
        panel.activateWindow();
        if (!QTest::qWaitForWindowActive(&panel)) qFatal("the window never became active");
    }
    template <class T>
    T* find(const char* name) const {
        T* found = panel.findChild<T*>(QString::fromLatin1(name));
        if (!found) qFatal("no %s", name);
        return found;
    }
    void settle() {
        e.settle();
        panel.refreshNow();
    }
    void choose(const std::string& path) {
        panel.expandTo(path);
        QCOMPARE(state.znodePath().toStdString(), path);
    }
    QAction* action(const char* name) const {
        for (QAction* a : panel.znodeActions()) {
            if (a->objectName() == QString::fromLatin1(name)) return a;
        }
        qFatal("no action %s", name);
    }
    /// Triggers the action and acts in the dialog that opens.
    void inDialog(const char* name, const std::function<void(QWidget&)>& act) {
        bool seen = false;
        QTimer::singleShot(0, &panel, [&] {
            QWidget* dialog = QApplication::activeModalWidget();
            QVERIFY(dialog);
            seen = true;
            act(*dialog);
            if (QApplication::activeModalWidget() == dialog) dialog->close();
        });
        action(name)->trigger();
        QVERIFY(seen);
    }
    QString last() const { return e.commands.isEmpty() ? QString() : e.commands.last(); }
    QString lastSaid() const { return said.isEmpty() ? QString() : said.last().first().toString(); }
};

template <class T>
T* in(QWidget& dialog, const char* name) {
    T* found = dialog.findChild<T*>(QString::fromLatin1(name));
    if (!found) qFatal("no %s in the dialog", name);
    return found;
}

}  // namespace

class TstZnodePanel : public QObject {
    Q_OBJECT

private slots:
    void a_new_child_is_written_by_the_window_and_then_chosen() {
        Bench b;
        b.e.create("/a", "x");
        b.settle();
        b.choose("/a");
        b.inDialog("znodeCreate", [](QWidget& d) {
            QTest::keyClicks(in<QLineEdit>(d, "newZnodeName"), u"kid"_s);
            QTest::keyClicks(in<QPlainTextEdit>(d, "newZnodeData"), u"00 ff"_s);
            QTest::mouseClick(in<QAbstractButton>(d, "newZnodeHex"), Qt::LeftButton, {}, QPoint(5, 8));
            QTest::keyClick(in<QLineEdit>(d, "newZnodeName"), Qt::Key_Return);
        });
        QCOMPARE(b.e.commands.first(), u"client window at all"_s);
        QCOMPARE(b.last(), u"client window: create /a/kid \"\\x00\\xff\""_s);
        b.settle();
        QCOMPARE(b.state.znodePath(), u"/a/kid"_s);
    }

    void every_mode_of_create_has_its_command_data() {
        QTest::addColumn<int>("row");
        QTest::addColumn<QString>("flags");
        QTest::newRow("persistent") << 0 << QString();
        QTest::newRow("persistent sequential") << 1 << u"-s "_s;
        QTest::newRow("ephemeral") << 2 << u"-e "_s;
        QTest::newRow("ephemeral sequential") << 3 << u"-e -s "_s;
        QTest::newRow("container") << 4 << u"-c "_s;
        QTest::newRow("ttl") << 5 << u"-t 5000 "_s;
        QTest::newRow("ttl sequential") << 6 << u"-s -t 5000 "_s;
    }
    void every_mode_of_create_has_its_command() {
        QFETCH(int, row);
        QFETCH(QString, flags);
        Bench b;
        b.settle();
        b.choose("/");
        b.inDialog("znodeCreate", [row](QWidget& d) {
            in<QComboBox>(d, "newZnodeMode")->setCurrentIndex(row);
            QTest::keyClicks(in<QLineEdit>(d, "newZnodeName"), u"n"_s);
            QTest::keyClick(in<QLineEdit>(d, "newZnodeName"), Qt::Key_Return);
        });
        QVERIFY2(b.last().startsWith(u"client window: create %1/n"_s.arg(flags)), qPrintable(b.last()));
    }

    void saving_goes_through_the_ensemble_and_a_refusal_is_said() {
        Bench b;
        b.e.create("/a", "old");
        b.settle();
        b.choose("/a");
        auto* text = b.find<QPlainTextEdit>("znodeData");
        text->setFocus();
        QTest::keyClicks(text, u"my "_s);
        b.e.set("/a", "theirs");  // the window has not heard of it yet
        QTest::mouseClick(b.find<QPushButton>("znodeSave"), Qt::LeftButton);
        QCOMPARE(b.last(), u"client window: set /a \"my old\" 0"_s);
        b.settle();
        QVERIFY2(b.lastSaid().contains(u"another version"_s), qPrintable(b.lastSaid()));
        QCOMPARE(text->toPlainText(), u"my old"_s);
        QVERIFY(b.find<QPushButton>("znodeMerge")->isVisible());
    }

    void comparing_counts_marks_and_walks_the_differences() {
        Bench b;
        b.e.create("/same");
        b.e.followed = false;
        b.e.create("/deep");
        b.e.create("/deep/er");
        b.settle();
        auto* other = b.find<QComboBox>("znodeOther");
        auto* count = b.find<QLabel>("znodeDifferences");
        QVERIFY(!count->isVisible());
        other->setFocus();
        QTest::keyClick(other, Qt::Key_Down);
        QTest::keyClick(other, Qt::Key_Down);
        QVERIFY(count->isVisible());
        QVERIFY2(count->text().contains(u'2'), qPrintable(count->text()));
        b.tree->setFocus();
        QTest::keyClick(b.tree, Qt::Key_F8);
        QCOMPARE(b.state.znodePath(), u"/deep"_s);
        QTest::mouseClick(b.find<QToolButton>("znodeNextDifference"), Qt::LeftButton);
        QCOMPARE(b.state.znodePath(), u"/deep/er"_s);
        QVERIFY2(count->text().contains(u"2 of 2"_s), qPrintable(count->text()));
        QTest::keyClick(b.tree, Qt::Key_F8, Qt::ShiftModifier);
        QCOMPARE(b.state.znodePath(), u"/deep"_s);
    }

    void filter_search_and_path_have_their_keys() {
        Bench b;
        for (const char* path : {"/apple", "/apple/needle", "/banana"})
            b.e.create(path, "x");
        b.settle();
        b.choose("/banana");
        b.tree->setFocus();
        QTest::keyClick(b.tree, Qt::Key_F, Qt::ControlModifier);
        auto* find = b.find<QLineEdit>("znodeFind");
        QCOMPARE(QApplication::focusWidget(), find);
        QTest::keyClicks(find, u"app"_s);
        QCOMPARE(b.tree->model()->rowCount(b.tree->model()->index(0, 0)), 1);
        QTest::keyClick(find, Qt::Key_Escape);
        QCOMPARE(b.tree->model()->rowCount(b.tree->model()->index(0, 0)), 3);
        b.choose("/");
        QTest::keyClick(b.tree, Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
        QTest::keyClicks(find, u"needle"_s);
        auto* results = b.find<QTreeView>("znodeResults");
        QTRY_COMPARE(results->model()->rowCount(), 1);
        QTest::keyClick(find, Qt::Key_Return);
        QTest::keyClick(results, Qt::Key_Return);
        QCOMPARE(b.state.znodePath(), u"/apple/needle"_s);
        QTest::keyClick(b.tree, Qt::Key_L, Qt::ControlModifier);
        auto* path = b.find<QLineEdit>("znodePath");
        QCOMPARE(QApplication::focusWidget(), path);
        QTest::keyClicks(path, u"/banana"_s);
        QTest::keyClick(path, Qt::Key_Return);
        QCOMPARE(b.state.znodePath(), u"/banana"_s);
        QCOMPARE(QApplication::focusWidget(), b.tree);
    }

    void a_recursive_delete_asks_for_the_count_and_takes_all_in_one() {
        Bench b;
        b.e.create("/a");
        for (int i = 0; i < 25; ++i)
            b.e.create("/a/n" + std::to_string(i));
        b.settle();
        b.choose("/a");
        b.inDialog("znodeDelete", [](QWidget& d) {
            auto* yes = in<QPushButton>(d, "deleteConfirm");
            QVERIFY(!yes->isEnabled());
            QTest::keyClicks(in<QLineEdit>(d, "deleteCount"), u"26"_s);
            QVERIFY(yes->isEnabled());
            QTest::mouseClick(yes, Qt::LeftButton);
        });
        QVERIFY(b.last().startsWith(u"client window: multi delete /a/n"_s));
        b.settle();
        QVERIFY(!b.e.tree().find("/a"));
        QVERIFY2(b.lastSaid().contains(u"done"_s), qPrintable(b.lastSaid()));
    }

    void a_long_run_shows_progress_and_can_be_stopped() {
        Bench b;
        b.e.create("/a");
        for (int i = 0; i < 1100; ++i)
            b.e.create("/a/n" + std::to_string(i));
        b.settle();
        b.choose("/a");
        b.e.answers = false;
        b.inDialog("znodeDelete", [](QWidget& d) {
            QTest::keyClicks(in<QLineEdit>(d, "deleteCount"), u"1101"_s);
            QTest::mouseClick(in<QPushButton>(d, "deleteConfirm"), Qt::LeftButton);
        });
        auto* stop = b.find<QPushButton>("runStop");
        QVERIFY(stop->isVisible());
        QVERIFY(!b.action("znodeDelete")->isEnabled());  // one series at a time
        const qsizetype sent = b.e.commands.size();
        QTest::mouseClick(stop, Qt::LeftButton);
        QVERIFY(!stop->isVisible());
        QCOMPARE(b.e.commands.size(), sent);
        QVERIFY2(b.lastSaid().contains(u"stopped"_s), qPrintable(b.lastSaid()));
        QVERIFY(b.action("znodeDelete")->isEnabled());
    }

    void an_export_comes_back_by_an_import() {
        Bench b;
        b.e.create("/a", std::string("\0\xff", 2));
        b.e.create("/a/b", "text");
        b.settle();
        b.choose("/a");
        QTemporaryDir folder;
        const QString file = folder.filePath(u"znodes.json"_s);
        auto* actions = b.panel.findChild<ZnodeActions*>();
        actions->exportTo(file);
        QVERIFY2(b.lastSaid().contains(u"2 znode"_s), qPrintable(b.lastSaid()));
        bool asked = false;
        QTimer::singleShot(0, &b.panel, [&] {
            QWidget& d = *QApplication::activeModalWidget();
            asked = true;
            auto* target = in<QLineEdit>(d, "importTarget");
            QCOMPARE(target->text(), u"/a"_s);
            QVERIFY(!in<QPushButton>(d, "importConfirm")->isEnabled());  // all of it is there
            target->setText(u"/copy"_s);
            QTest::mouseClick(in<QPushButton>(d, "importConfirm"), Qt::LeftButton);
        });
        actions->importFrom(file);
        QVERIFY(asked);
        b.settle();
        QCOMPARE(*b.e.tree().find("/copy")->data, std::string("\0\xff", 2));
        QCOMPARE(*b.e.tree().find("/copy/b")->data, std::string("text"));
    }

    void duplicate_and_move_go_to_a_typed_path() {
        Bench b;
        b.e.create("/a", "x");
        b.e.create("/a/b", "y");
        b.settle();
        b.choose("/a");
        b.inDialog("znodeDuplicate", [](QWidget& d) {
            QCOMPARE(in<QLineEdit>(d, "targetPath")->text(), u"/a-copy"_s);
            QTest::keyClick(in<QLineEdit>(d, "targetPath"), Qt::Key_Return);
        });
        b.settle();
        QVERIFY(b.e.tree().find("/a-copy/b"));
        QCOMPARE(b.state.znodePath(), u"/a-copy"_s);
        b.inDialog("znodeMove", [](QWidget& d) {
            in<QLineEdit>(d, "targetPath")->setText(u"/a/b/c/d"_s);
            QVERIFY(!in<QPushButton>(d, "targetConfirm")->isEnabled());
            in<QLineEdit>(d, "targetPath")->setText(u"/moved"_s);
            QTest::mouseClick(in<QPushButton>(d, "targetConfirm"), Qt::LeftButton);
        });
        b.settle();
        QVERIFY(!b.e.tree().find("/a-copy"));
        QVERIFY(b.e.tree().find("/moved/b"));
    }

    void the_acl_is_a_table_and_saved_against_its_version() {
        Bench b;
        b.e.create("/a", "x");
        b.settle();
        b.choose("/a");
        b.inDialog("znodeAcl", [&b](QWidget& d) {
            auto* save = in<QPushButton>(d, "aclSave");
            QVERIFY(!save->isEnabled());
            in<QTableWidget>(d, "aclTable")->item(0, 6)->setCheckState(Qt::Unchecked);
            QVERIFY(save->isEnabled());
            QCOMPARE(save->toolTip(), u"client window: setacl /a world:anyone:cdrw 0"_s);
            QTest::keyClicks(in<QLineEdit>(d, "aclIdentity"), u"ada:secret"_s);
            QTest::mouseClick(in<QPushButton>(d, "aclProve"), Qt::LeftButton);
            QCOMPARE(b.last(), u"client window: auth digest \"ada:secret\""_s);
            QTest::mouseClick(save, Qt::LeftButton);
        });
        QCOMPARE(b.last(), u"client window: setacl /a world:anyone:cdrw 0"_s);
    }

    void a_watch_is_armed_and_seen_firing() {
        Bench b;
        b.e.create("/a", "x");
        b.settle();
        b.choose("/a");
        b.details->setCurrentIndex(3);
        QVERIFY(b.find<QLabel>("watchNobody")->isVisible());
        QTest::mouseClick(b.find<QPushButton>("watchArm"), Qt::LeftButton);
        QCOMPARE(b.last(), u"client window: get -w /a"_s);
        b.settle();
        auto* holders = b.find<QTreeView>("watchHolders");
        QVERIFY(holders->isVisible());
        QVERIFY(holders->model()->index(0, 0).data().toString().contains(u"window"_s));
        b.e.run("client other: set /a y");
        b.settle();
        QVERIFY2(b.lastSaid().contains(u"NodeDataChanged"_s), qPrintable(b.lastSaid()));
        auto* fired = b.find<QTreeView>("watchFired");
        QCOMPARE(fired->model()->rowCount(), 1);
        fired->setCurrentIndex(fired->model()->index(0, 0));
        fired->setFocus();
        QTest::keyClick(fired, Qt::Key_Return);
        QVERIFY(b.state.selectedRecord() != 0);
    }

    void a_change_leads_to_its_proposal() {
        Bench b;
        b.e.create("/a", "one");
        b.e.set("/a", "two");
        b.settle();
        b.choose("/a");
        b.action("znodeHistoryAction")->trigger();
        auto* history = b.find<QTreeView>("znodeHistory");
        QTRY_COMPARE(history->model()->rowCount(), 2);
        history->setCurrentIndex(history->model()->index(1, 0));
        QTest::mouseClick(b.find<QPushButton>("historyGo"), Qt::LeftButton);
        QCOMPARE(b.state.selectedRecord(), b.e.proposedAt(Zxid::of(Epoch{1}, 1)));
    }

    void the_stat_links_to_history_and_session() {
        Bench b;
        b.e.run("client ada: create -e /e x");
        b.settle();
        b.choose("/e");
        b.details->setCurrentIndex(1);
        auto* created = b.find<QLabel>("stat1");
        const Zxid czxid = b.e.tree().find("/e")->czxid;
        emit created->linkActivated(u"zxid:%1"_s.arg(QString::fromStdString(toString(czxid))));
        QTRY_COMPARE(b.state.selectedRecord(), b.e.proposedAt(czxid));
        emit created->linkActivated(u"session:0x1001"_s);
        QCOMPARE(b.tabs->currentIndex(), 1);
        auto* sessions = b.find<QTreeView>("sessionTree");
        QVERIFY(sessions->currentIndex().data().toString().contains(u"ada"_s));
        QTest::keyClick(sessions, Qt::Key_Down);
        QTest::keyClick(sessions, Qt::Key_Return);
        QCOMPARE(b.state.selectedNode().value, 1);  // its connection's server
        QTest::keyClick(sessions, Qt::Key_Down);
        QTest::keyClick(sessions, Qt::Key_Return);
        QCOMPARE(b.tabs->currentIndex(), 0);
        QCOMPARE(b.state.znodePath(), u"/e"_s);
    }

    void a_simulated_clients_connection_can_be_broken() {
        Bench b;
        b.e.run("client ada: create -e /e x");
        b.settle();
        b.tabs->setCurrentIndex(1);
        auto* sessions = b.find<QTreeView>("sessionTree");
        sessions->setCurrentIndex(sessions->model()->index(0, 0));
        const auto actions = sessions->actions();
        QCOMPARE(actions.at(1)->toolTip(), u"reset client ada"_s);
        actions.at(1)->trigger();
        QCOMPARE(b.last(), u"reset client ada"_s);
        actions.at(2)->trigger();
        QCOMPARE(b.last(), u"client ada: close"_s);
    }

    void the_clipboard_gets_path_and_bytes() {
        Bench b;
        b.e.create("/a", "hello");
        b.settle();
        b.choose("/a");
        b.action("znodeCopyPath")->trigger();
        QCOMPARE(QApplication::clipboard()->text(), u"/a"_s);
        b.action("znodeCopyData")->trigger();
        QCOMPARE(QApplication::clipboard()->text(), u"hello"_s);
    }

    void in_the_past_every_write_is_off_and_says_why() {
        Bench b;
        b.e.create("/a", "x");
        b.settle();
        b.choose("/a");
        b.panel.setReadOnly(u"This is the past."_s);
        for (const char* name : {"znodeCreate", "znodeSaveAction", "znodeDuplicate", "znodeMove", "znodeImport",
                                 "znodeWatch", "znodeAcl", "znodeDelete"}) {
            QVERIFY2(!b.action(name)->isEnabled(), name);
            QCOMPARE(b.action(name)->toolTip(), u"This is the past."_s);
        }
        for (const char* name : {"znodeCopyPath", "znodeCopyData", "znodeExport", "znodeHistoryAction"})
            QVERIFY2(b.action(name)->isEnabled(), name);
        b.details->setCurrentIndex(3);
        QVERIFY(!b.find<QPushButton>("watchArm")->isEnabled());
        b.panel.setReadOnly({});
        QVERIFY(b.action("znodeCreate")->isEnabled());
    }

    void wide_it_stands_side_by_side_and_narrow_it_fits() {
        Bench b;
        b.settle();
        auto* splitter = b.find<QSplitter>("znodeSplitter");
        QCOMPARE(splitter->orientation(), Qt::Vertical);
        QVERIFY2(b.panel.minimumSizeHint().width() <= 300,
                 qPrintable(QString::number(b.panel.minimumSizeHint().width())));
        b.panel.resize(1000, 600);
        QTRY_COMPARE(splitter->orientation(), Qt::Horizontal);
    }
};

QTEST_MAIN(TstZnodePanel)
#include "tst_znode_panel.moc"
