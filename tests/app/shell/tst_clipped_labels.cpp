// Every word of the window fits where it stands, in both languages, with each panel as small as it gets; and the window
// in Chinese speaks no English.
#include <QCoreApplication>
#include <QDockWidget>
#include <QHBoxLayout>
#include <QPushButton>
#include <QTabWidget>
#include <QTableView>
#include <QTableWidget>
#include <QTest>

#include "app/shell/presenter_mode.h"
#include "tests/support/clipped_text.h"
#include "tests/support/said_text.h"
#include "tests/support/window_pages.h"

using namespace qs;
using namespace qs::app;
using namespace Qt::StringLiterals;

namespace {

std::unique_ptr<StillWindow> at4s(const QString& language, const QString& scenario) {
    const QString file = QStringLiteral(QS_SOURCE_DIR "/resources/scenarios/%1.scenario").arg(scenario);
    auto opened = StillWindow::open({file, VirtualTime::ofMs(4000), {}, language});
    if (!opened) qFatal("%s", opened.error().message().c_str());
    return std::move(opened).value();
}

}  // namespace

class TestClippedLabels : public QObject {
    Q_OBJECT
private slots:
    void everyWordFits_data() {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("scenario");
        QTest::addColumn<bool>("small");
        for (const QString& language : {u"en"_s, u"zh_CN"_s}) {
            for (const QString& scenario : {u"wiped_disk_loses_a_write"_s, u"sessions_and_ephemerals"_s}) {
                for (const bool small : {false, true}) {
                    const QString row = u"%1 %2 %3"_s.arg(language, scenario, small ? u"small"_s : u"usual"_s);
                    QTest::newRow(qPrintable(row)) << language << scenario << small;
                }
            }
        }
    }
    void everyWordFits() {
        QFETCH(QString, language);
        QFETCH(QString, scenario);
        QFETCH(bool, small);
        const auto scene = at4s(language, scenario);
        if (small) test::makeSmall(*scene);
        QStringList clipped;
        test::eachPage(*scene, [&] { clipped << test::clippedTexts(scene->window()); });
        clipped.removeDuplicates();
        QVERIFY2(clipped.isEmpty(), qPrintable(clipped.join(u'\n')));
    }

    void timesAndNodesOfEventsFit_data() {
        QTest::addColumn<QString>("language");
        QTest::newRow("en") << u"en"_s;
        QTest::newRow("zh_CN") << u"zh_CN"_s;
    }
    void timesAndNodesOfEventsFit() {
        QFETCH(QString, language);
        const auto scene = at4s(language, u"five_nodes_split"_s);
        const auto* table = scene->window().findChild<QTableView*>(u"eventTable"_s);
        QVERIFY(table->model()->rowCount() > 20);
        for (const int column : {EventLogModel::Time, EventLogModel::Node}) {
            for (int row = 0; row < table->model()->rowCount(); ++row) {
                const QModelIndex cell = table->model()->index(row, column);
                QVERIFY2(table->sizeHintForIndex(cell).width() <= table->columnWidth(column),
                         qPrintable(cell.data().toString()));
            }
        }
    }

    void chineseIsChinese_data() {
        QTest::addColumn<QString>("scenario");
        QTest::newRow("promises hold") << u"sessions_and_ephemerals"_s;
        QTest::newRow("a promise is broken") << u"wiped_disk_loses_a_write"_s;
    }
    void chineseIsChinese() {
        QFETCH(QString, scenario);
        const auto scene = at4s(u"zh_CN"_s, scenario);
        QCOMPARE(scene->run().index.findings().empty(), scenario == u"sessions_and_ephemerals"_s);
        scene->run().log.setShowAll(true);
        scene->window().setSpeedInForce(0.05, u"slow: messages in flight"_s);
        QVERIFY(scene->run().log.rowCount() > 200);
        QStringList english;
        test::eachPage(*scene, [&] { english << test::englishIn(scene->window()); });
        english.removeDuplicates();
        QVERIFY2(english.isEmpty(), qPrintable(english.join(u'\n')));
    }

    /// The search finds what it is for.
    void whatIsTooNarrowIsFound() {
        QWidget window;
        auto* row = new QHBoxLayout(&window);
        const auto add = [row](QWidget* widget) {
            row->addWidget(widget);
            return widget;
        };
        auto* box = new QComboBox;
        box->addItem(u"a choice"_s);
        auto* tabs = new QTabBar;
        tabs->addTab(u"a tab"_s);
        tabs->setUsesScrollButtons(false);
        auto* table = new QTableWidget(1, 1);
        table->setHorizontalHeaderLabels({u"a header"_s});
        table->verticalHeader()->hide();
        auto* wrapped = new QLabel(u"some words that wrap"_s);
        wrapped->setWordWrap(true);
        auto* dock = new QDockWidget(u"a title"_s);
        dock->setMinimumWidth(150);
        const QList<QWidget*> narrow{add(new QLabel(u"a label"_s)),
                                     add(new QPushButton(u"a button"_s)),
                                     add(box),
                                     add(tabs),
                                     add(wrapped),
                                     add(dock)};
        add(table);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        QCOMPARE(test::clippedTexts(window), QStringList());
        for (QWidget* widget : narrow)
            widget->setFixedSize(20, 10);
        table->setColumnWidth(0, 20);
        QTRY_COMPARE(wrapped->width(), 20);
        const QString found = test::clippedTexts(window).join(u'\n');
        for (const QString& text :
             {u"a label"_s, u"a button"_s, u"a choice"_s, u"a tab"_s, u"some words"_s, u"a header"_s, u"a title"_s})
            QVERIFY2(found.contains(text), qPrintable(text + u" is not among\n"_s + found));
    }
};

QTEST_MAIN(TestClippedLabels)
#include "tst_clipped_labels.moc"
