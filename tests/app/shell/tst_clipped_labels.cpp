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

#include "app/ensemble/scenario_file.h"
#include "app/models/command_sink.h"
#include "app/shell/main_window.h"
#include "app/shell/presenter_mode.h"
#include "tests/support/clipped_text.h"
#include "tests/support/said_text.h"

using namespace qs;
using namespace qs::app;
using namespace Qt::StringLiterals;

namespace {

class NoSink : public CommandSink {
public:
    void submit(const command::Command&) override {}
};

/// A window over one moment of a scenario.
struct Scene {
    Scene(const QString& tongue, const QString& scenario, std::uint64_t ms) : language(tongue) {
        const auto played = playScenario(QStringLiteral(QS_SOURCE_DIR "/resources/scenarios/%1.scenario").arg(scenario),
                                         VirtualTime::ofMs(ms));
        if (!played.ok()) qFatal("%s", played.error().message().c_str());
        run = std::make_unique<Run>(played->setting);
        const WindowFacts facts{scenario, MainWindow::tr("Lab - seed %1").arg(1)};
        window = std::make_unique<MainWindow>(facts, *run, sink, theme, language);
        window->show();
        window->feed(played->batch);
        settle();
    }

    void settle() const {
        window->refreshNow();
        for (int i = 0; i < 5; ++i)
            QCoreApplication::processEvents();
    }

    void makeSmall() const {
        window->resize(1, 1);
        settle();
        const auto docks = window->findChildren<QDockWidget*>();
        const QList<int> least(docks.size(), 1);
        window->resizeDocks(docks, least, Qt::Horizontal);
        window->resizeDocks(docks, least, Qt::Vertical);
        settle();
    }

    /// Calls that once for each page there is to see: panels behind one another, and the tabs within them.
    template <class Look>
    void eachPage(Look look) const {
        for (QDockWidget* dock : window->findChildren<QDockWidget*>()) {
            dock->raise();
            settle();
            look();
        }
        for (QTabWidget* tabs : window->findChildren<QTabWidget*>()) {
            for (int i = 0; i < tabs->count(); ++i) {
                tabs->setCurrentIndex(i);
                settle();
                look();
            }
        }
    }

    NoSink sink;
    ThemeChoice theme;
    LanguageChoice language;
    std::unique_ptr<Run> run;
    std::unique_ptr<MainWindow> window;
};

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
        const Scene scene(language, scenario, 4000);
        if (small) scene.makeSmall();
        QStringList clipped;
        scene.eachPage([&] { clipped << test::clippedTexts(*scene.window); });
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
        const Scene scene(language, u"five_nodes_split"_s, 4000);
        const auto* table = scene.window->findChild<QTableView*>(u"eventTable"_s);
        QVERIFY(table->model()->rowCount() > 20);
        for (const int column : {EventLogModel::Time, EventLogModel::Node}) {
            for (int row = 0; row < table->model()->rowCount(); ++row) {
                const QModelIndex cell = table->model()->index(row, column);
                QVERIFY2(table->sizeHintForIndex(cell).width() <= table->columnWidth(column),
                         qPrintable(cell.data().toString()));
            }
        }
    }

    void chineseIsChinese() {
        const Scene scene(u"zh_CN"_s, u"sessions_and_ephemerals"_s, 4000);
        scene.run->log.setShowAll(true);
        scene.window->setSpeedInForce(0.05, u"slow: messages in flight"_s);
        QVERIFY(scene.run->log.rowCount() > 200);
        QStringList english;
        scene.eachPage([&] { english << test::englishIn(*scene.window); });
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
