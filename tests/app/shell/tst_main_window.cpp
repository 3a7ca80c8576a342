#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDockWidget>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QMenuBar>
#include <QPushButton>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include "app/controls/transport_bar.h"
#include "app/ensemble/scenario_file.h"
#include "app/models/command_sink.h"
#include "app/shell/main_window.h"
#include "app/shell/presenter_mode.h"
#include "app/shell/run_files.h"
#include "app/widgets/tour.h"
#include "tests/support/clipped_text.h"
#include "tests/support/own_settings.h"

using namespace qs;
using namespace qs::app;
using namespace Qt::StringLiterals;

namespace {

class Recorder : public CommandSink {
public:
    void submit(const command::Command& command) override { taken.push_back(command::format(command)); }
    std::vector<std::string> taken;
};

/// Every entry of the menus, those of submenus too.
QList<QAction*> entriesOf(const QList<QAction*>& actions) {
    QList<QAction*> out;
    for (QAction* action : actions) {
        if (action->isSeparator()) continue;
        if (action->menu()) {
            out += entriesOf(action->menu()->actions());
        } else {
            out.append(action);
        }
    }
    return out;
}

}  // namespace

class TestMainWindow : public QObject {
    Q_OBJECT
private slots:
    void init() {
        const auto played = playScenario(QStringLiteral(QS_SOURCE_DIR "/resources/scenarios/first_light.scenario"),
                                         VirtualTime::ofMs(1500));
        QVERIFY(played.ok());
        m_run = std::make_unique<Run>(played->setting);
        m_language = std::make_unique<LanguageChoice>(u"en"_s);
        m_theme = std::make_unique<ThemeChoice>();
        m_sink = {};
        build();
        m_window->feed(played->batch);
    }
    void cleanup() {
        m_window.reset();
        m_run.reset();
    }

    /// The keyboard reaches every entry: by its own shortcut, or by the letter underlined in its menu and its own.
    void everyActionIsReachableFromTheKeyboard() {
        QStringList mute;
        for (const QAction* menu : m_window->menuBar()->actions()) {
            QVERIFY2(menu->text().contains(u'&'), qPrintable(menu->text()));
            for (const QAction* entry : entriesOf(menu->menu()->actions())) {
                QVERIFY(!entry->text().isEmpty());
                if (!entry->text().contains(u'&') && entry->shortcut().isEmpty()) mute << entry->text();
            }
        }
        // Docks are toggled by entries whose text Qt makes of the dock's title; arrow keys reach them.
        for (const QDockWidget* dock : m_window->findChildren<QDockWidget*>())
            mute.removeAll(dock->toggleViewAction()->text());
        QVERIFY2(mute.isEmpty(), qPrintable(mute.join(u", "_s)));
    }

    void noTwoEntriesShareAShortcut() {
        QHash<QKeySequence, QString> seen;
        for (const QAction* entry : entriesOf(m_window->menuBar()->actions())) {
            if (entry->shortcut().isEmpty()) continue;
            QVERIFY2(!seen.contains(entry->shortcut()),
                     qPrintable(entry->text() + u" and "_s + seen.value(entry->shortcut())));
            seen.insert(entry->shortcut(), entry->text());
        }
        QVERIFY(seen.size() > 10);
    }

    void theMenusSubmitWhatTheySay() {
        trigger(u"Ctrl+Shift+L"_s);
        trigger(u"Ctrl+Shift+H"_s);
        QCOMPARE(m_sink.taken, (std::vector<std::string>{"kill leader", "heal all"}));
    }

    void filesAreChosenForScenariosAndForRuns() {
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"some.scenario"_s);
        QVERIFY(!writeScenario(file, u"kill 1\n"_s));
        QSignalSpy chosen(&m_window->files(), &RunFiles::openAsked);
        for (const auto& [keys, repeat] : {std::pair(u"Ctrl+O"_s, false), std::pair(u"Ctrl+Shift+O"_s, true)}) {
            answerFileDialog(file);
            trigger(keys);
            QCOMPARE(chosen.count(), 1);
            const auto what = std::get<PlayedFile>(chosen.takeFirst().at(0).value<Opening>());
            QCOMPARE(QFileInfo(QString::fromStdString(what.scenario.file)), QFileInfo(file));
            QCOMPARE(what.repeat, repeat);
        }
    }

    void aRunIsSavedWhereThePersonWantsIt() {
        QSignalSpy asked(&m_window->files(), &RunFiles::textAsked);
        trigger(u"Ctrl+Shift+S"_s);
        QCOMPARE(asked.count(), 1);
        const QTemporaryDir folder;
        answerFileDialog(folder.filePath(u"mine.scenario"_s));
        m_window->files().save(u"at 3s kill leader\n"_s);
        const auto saved = readScenario(folder.filePath(u"mine.scenario"_s));
        QVERIFY(saved.ok());
        QCOMPARE(saved->steps.size(), std::size_t{2});
    }

    /// Closing is leaving, but not with what was done unsaved and nobody asked.
    void whoLeavesIsAskedForWhatWasDone() {
        QSignalSpy left(m_window.get(), &MainWindow::closed);
        QVERIFY(!m_window->close());  // the application closes it on its way out
        QCOMPARE(left.count(), 1);
        QVERIFY(m_window->close());
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"kill.scenario"_s);
        QVERIFY(!writeScenario(file, u"by user\nat 2s kill leader\nwait 1ms\n"_s));
        const auto played = playScenario(file, VirtualTime::ofMs(2500));
        m_run = std::make_unique<Run>(played->setting);
        build();
        m_window->feed(played->batch);
        QSignalSpy leftAgain(m_window.get(), &MainWindow::closed);
        entryNamed(u"&Quit"_s)->trigger();
        auto* question = QApplication::activeModalWidget();
        QVERIFY(question);
        QCOMPARE(leftAgain.count(), 0);
        QTest::keyClick(question, Qt::Key_Escape);
        QCOMPARE(leftAgain.count(), 0);
        QVERIFY(m_window->isVisible());
        m_window->showFailure(u"it broke"_s);
        entryNamed(u"&Quit"_s)->trigger();
        QCOMPARE(leftAgain.count(), 1);
    }

    /// Menu and dialog are two views of one choice.
    void settingsAndMenuGoTogether() {
        trigger(u"Ctrl+,"_s);
        auto* colours = m_window->findChild<QComboBox*>(u"settingsColours"_s);
        QVERIFY(colours && m_window->settingsShown());
        QTest::keyClick(colours, Qt::Key_End);  // dark
        QCOMPARE(m_theme->name(), u"dark"_s);
        QVERIFY(entryNamed(u"&Dark"_s)->isChecked());
        entryNamed(u"&Light"_s)->trigger();
        QCOMPARE(colours->currentData().toString(), u"light"_s);
        auto* motion = m_window->findChild<QCheckBox*>(u"settingsMotion"_s);
        QAction* calm = entryNamed(u"Reduced &motion"_s);
        QCOMPARE(motion->isChecked(), calm->isChecked());
        for (int i = 0; i < 2; ++i) {
            QTest::keyClick(motion, Qt::Key_Space);
            QCOMPARE(calm->isChecked(), motion->isChecked());
            QCOMPARE(Preferences().reducedMotion(), motion->isChecked());
        }
        calm->trigger();
        QCOMPARE(motion->isChecked(), calm->isChecked());
        calm->trigger();
        auto* language = m_window->findChild<QComboBox*>(u"settingsLanguage"_s);
        QCOMPARE(language->currentData().toString(), u"en"_s);
        QSignalSpy changed(m_language.get(), &LanguageChoice::languageChanged);
        QTest::keyClick(language, Qt::Key_End);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(m_language->name(), u"zh_CN"_s);
        m_theme->choose(u"system"_s);
    }

    void theTourComesOnceAndWhenAsked() {
        const auto tour = [this] { return m_window->findChild<Tour*>(); };
        m_window->startFirstTour();
        QVERIFY(tour());
        QStringList clipped;
        for (int step = 0; step < 5; ++step) {
            QCOMPARE(tour()->at(), step);
            QCoreApplication::processEvents();
            clipped << test::clippedTexts(*tour());
            QTest::keyClick(tour(), Qt::Key_Return);
        }
        QVERIFY2(clipped.isEmpty(), qPrintable(clipped.join(u'\n')));
        QTRY_VERIFY(!tour());
        m_window->startFirstTour();
        QVERIFY(!tour());
        for (QDockWidget* dock : m_window->findChildren<QDockWidget*>())
            dock->hide();
        entryNamed(u"&Tour"_s)->trigger();
        for (int step = 0; step < 4; ++step)
            QTest::keyClick(tour(), Qt::Key_Return);
        for (const QString& name : {u"faultsDock"_s, u"timelineDock"_s, u"lampsDock"_s})
            QVERIFY(m_window->findChild<QDockWidget*>(name)->isVisible());
        m_window->presenter().setOn(true);  // a stage has no room for it
        QTRY_VERIFY(!tour());
        m_window->presenter().setOn(false);
    }

    void recordingBeginsAndEndsFromTheKeyboard() {
        QSignalSpy asked(&m_window->transport(), &TransportBar::recordingAsked);
        trigger(u"F9"_s);
        trigger(u"F9"_s);
        QCOMPARE(asked.count(), 2);
        QCOMPARE(asked.at(0).at(0).toBool(), true);
        QCOMPARE(asked.at(1).at(0).toBool(), false);
        m_window->transport().showRecording(true);  // as a window that is built anew does
        QCOMPARE(asked.count(), 2);
        QVERIFY(m_window->transport().recordAction()->isChecked());
    }

    void whatTheUserBrokeIsUndoneAndRedone() {
        QAction* undo = entryOf(u"Ctrl+Z"_s);
        QVERIFY(undo && !undo->isEnabled());
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"kill.scenario"_s);
        QVERIFY(!writeScenario(file, u"by user\nat 2s kill leader\nwait 1ms\n"_s));
        const auto played = playScenario(file, VirtualTime::ofMs(2500));
        QVERIFY(played.ok());
        m_window.reset();
        m_run = std::make_unique<Run>(played->setting);
        build();
        m_window->feed(played->batch);
        undo = entryOf(u"Ctrl+Z"_s);
        QVERIFY(undo->isEnabled());
        QVERIFY2(undo->text().contains(u"kill leader"_s), qPrintable(undo->text()));
        undo->trigger();
        QCOMPARE(m_sink.taken.size(), std::size_t{1});
        QVERIFY(m_sink.taken.front().starts_with("restart "));
        QVERIFY(!undo->isEnabled());
    }

    void thePastIsShownAndLeft() {
        auto* bar = m_window->findChild<QWidget*>(u"pastBar"_s);
        QVERIFY(!bar->isVisible());
        m_run->state.setCursor(Cursor{VirtualTime::ofMs(300), 0});
        QVERIFY(bar->isVisible());
        QCOMPARE(m_run->index.now().ms(), 300);
        QVERIFY(m_window->findChild<QLabel*>(u"pastText"_s)->text().contains(u"0.300 s"_s));
        trigger(u"Ctrl+Shift+L"_s);
        QVERIFY(m_sink.taken.empty());  // nobody acts on the past
        QTest::mouseClick(m_window->findChild<QPushButton*>(u"pastReturn"_s), Qt::LeftButton);
        QVERIFY(m_run->index.isLive());
        QVERIFY(!bar->isVisible());
    }

    void presenterKeysActOnStageOnly() {
        QTest::keyClick(m_window.get(), Qt::Key_K);
        QVERIFY(m_sink.taken.empty());
        m_window->presenter().setOn(true);
        QVERIFY(!m_window->menuBar()->isVisible());
        QVERIFY(!m_window->findChild<QDockWidget*>(u"lampsDock"_s)->isVisible());
        QVERIFY(m_window->findChild<QDockWidget*>(u"timelineDock"_s)->isVisible());
        QTest::keyClick(m_window.get(), Qt::Key_K);
        QTest::keyClick(m_window.get(), Qt::Key_H);
        QCOMPARE(m_sink.taken, (std::vector<std::string>{"kill leader", "heal all"}));
        QSignalSpy stepped(&m_window->transport(), &TransportBar::stepMessageAsked);
        QTest::keyClick(m_window.get(), Qt::Key_Right);
        QVERIFY(m_window->transport().pace().paused);
        QCOMPARE(stepped.count(), 0);
        QTest::keyClick(m_window.get(), Qt::Key_Right);
        QCOMPARE(stepped.count(), 1);
        QTest::keyClick(m_window.get(), Qt::Key_Escape);
        QVERIFY(!m_window->presenter().isOn());
        QVERIFY(m_window->menuBar()->isVisible());
        QVERIFY(m_window->findChild<QDockWidget*>(u"lampsDock"_s)->isVisible());
    }

    /// What a stage hides is no layout to come back to.
    void layoutIsSavedAsItIsOffTheStage() {
        const test::OwnSettings settings;
        m_window->presenter().setOn(true);
        m_window->saveLayout();
        QVERIFY(!m_window->presenter().isOn());
        build();
        m_window->restoreLayout();
        QVERIFY(m_window->findChild<QDockWidget*>(u"lampsDock"_s)->isVisible());
        QVERIFY(m_window->menuBar()->isVisible());
    }

    void whatWasHiddenIsHiddenAfterTheStageToo() {
        for (auto* hidden : m_window->findChildren<QDockWidget*>()) {
            hidden->hide();
            QApplication::processEvents();
            m_window->presenter().setOn(true);
            QApplication::processEvents();
            m_window->presenter().setOn(false);
            QVERIFY2(hidden->isHidden(), qPrintable(hidden->objectName()));
            hidden->show();
            QApplication::processEvents();
        }
    }

    void aWindowBuiltOverThePastShowsIt() {
        m_run->state.setCursor(Cursor{VirtualTime::ofMs(300), 0});
        build();
        QVERIFY(m_window->findChild<QWidget*>(u"pastBar"_s)->isVisible());
        QCOMPARE(m_run->index.now().ms(), 300);
        for (const QAction* entry : entriesOf(m_window->menuBar()->actions())) {
            if (entry->shortcut() == QKeySequence(u"Ctrl+N"_s)) QVERIFY(!entry->isEnabled());
        }
    }

    /// Over server processes: what needs virtual time is not offered, by menu or by key.
    void overServerProcesses() {
        m_window.reset();
        m_window = std::make_unique<MainWindow>(
            WindowFacts{{}, 0, u"/ensembles/one"_s, {{NodeId{1}, u"/ensembles/one/1/log"_s}}}, *m_run, m_sink, *m_theme,
            *m_language);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        for (const QString& keys : {u"Space"_s, u"F10"_s, u"F11"_s, u"F7"_s, u"F9"_s})
            QVERIFY2(!entryOf(keys)->isVisible() && !entryOf(keys)->isEnabled(), qPrintable(keys));
        QVERIFY(!entryOf(u"Ctrl++"_s)->isVisible());
        QVERIFY(!entryOf(u"Ctrl+Shift+S"_s)->isEnabled());
        QVERIFY(entryOf(u"Ctrl+Shift+L"_s)->isEnabled());
        QVERIFY(entryOf(u"Ctrl+Alt+N"_s)->isEnabled());
        QVERIFY(m_window->findChild<QWidget*>(u"serverLogsDock"_s));
        build();
        QVERIFY(!m_window->findChild<QWidget*>(u"serverLogsDock"_s));
        QVERIFY(entryOf(u"Space"_s)->isVisible() && entryOf(u"Ctrl+Shift+S"_s)->isEnabled());
    }

    /// A locale that nobody translated for speaks English, plurals and all.
    void unknownLocaleHasEnglishPlurals() {
        m_window.reset();
        m_language.reset();
        const LanguageChoice system{QString()};  // of the tests: C, which nobody translated for
        QCOMPARE(QCoreApplication::translate("qs::app::TreePage", "%1 of %n child(ren)", nullptr, 1).arg(1),
                 u"1 of 1 child"_s);
    }

    /// The window in another language shows the same run, from its begin.
    void anotherLanguageBuildsTheWindowAnew() {
        const QString english = m_window->menuBar()->actions().first()->text();
        const auto records = m_run->index.records().size();
        QVERIFY(records > 100);
        m_language->choose(u"zh_CN"_s);
        build();
        QCOMPARE(m_run->index.records().size(), records);
        QVERIFY(m_window->menuBar()->actions().first()->text() != english);
        QStringList left;  // of English, but for what is named in itself
        for (const QAction* entry : entriesOf(m_window->menuBar()->actions())) {
            const QString text = QString(entry->text()).remove(QRegularExpression(u"\\(&.\\)"_s)).remove(u'…');
            static const QRegularExpression words(u"^[\\x20-\\x7e]{3,}$"_s);
            if (words.match(text).hasMatch()) left << text;
        }
        for (const QString& named : {u"&English"_s, u"ACL"_s, u"Znode"_s})
            left.removeAll(named);
        QVERIFY2(left.isEmpty(), qPrintable(left.join(u", "_s)));
        QVERIFY(m_window->windowTitle().contains(u"Quorumscope"_s));
    }

private:
    void build() {
        m_window.reset();
        m_window = std::make_unique<MainWindow>(WindowFacts{}, *m_run, m_sink, *m_theme, *m_language);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    }

    QAction* entryOf(const QString& keys) {
        for (QAction* each : entriesOf(m_window->menuBar()->actions())) {
            if (each->shortcut() == QKeySequence(keys)) return each;
        }
        return nullptr;
    }
    QAction* entryNamed(const QString& text) {
        for (QAction* each : entriesOf(m_window->menuBar()->actions())) {
            if (each->text() == text) return each;
        }
        qFatal("no entry %s", qPrintable(text));
    }
    void trigger(const QString& keys) {
        QAction* wanted = entryOf(keys);
        QVERIFY2(wanted, qPrintable(keys));
        wanted->trigger();
    }

    /// The dialog that opens next gets that name and the Return key.
    static void answerFileDialog(const QString& file) {
        QTimer::singleShot(0, [file] {
            auto* name = QApplication::activeModalWidget()->findChild<QLineEdit*>(u"fileNameEdit"_s);
            name->setText(file);
            QTest::keyClick(name, Qt::Key_Return);
        });
    }

    test::OwnSettings m_settings;
    Recorder m_sink;
    std::unique_ptr<Run> m_run;
    std::unique_ptr<LanguageChoice> m_language;
    std::unique_ptr<ThemeChoice> m_theme;
    std::unique_ptr<MainWindow> m_window;
};

QTEST_MAIN(TestMainWindow)
#include "tst_main_window.moc"
