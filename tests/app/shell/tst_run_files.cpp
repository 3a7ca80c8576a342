// The File menu: what is opened, what is kept of it, and what is asked before a run ends.
#include <QApplication>
#include <QCheckBox>
#include <QDir>
#include <QFile>
#include <QInputDialog>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <algorithm>

#include "app/setup/new_ensemble_dialog.h"
#include "app/shell/run_files.h"
#include "tests/support/own_settings.h"

using namespace qs;
using namespace qs::app;
using namespace Qt::StringLiterals;

class TestRunFiles : public QObject {
    Q_OBJECT
private slots:
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        m_settings.emplace();
        m_run = std::make_unique<Run>(sim::Lab(sim::LabConfig{}).setting());
        build();
    }
    void cleanup() {
        m_window.reset();
        m_preferences.reset();
    }

    void aNewEnsembleIsOpenedAndRemembered() {
        for (const int voters : {5, 7}) {
            auto* dialog = newEnsemble();
            auto* box = dialog->findChild<QWidget*>(u"newVoters"_s);
            QTest::keyClick(box, Qt::Key_A, Qt::ControlModifier);
            QTest::keyClicks(box, QString::number(voters));
            QSignalSpy opened(m_files, &RunFiles::openAsked);
            QTest::keyClick(dialog, Qt::Key_Return);
            QCOMPARE(opened.count(), 1);
            const auto what = opened.takeFirst().at(0).value<Opening>();
            QCOMPARE(std::get<NewEnsemble>(what).lab.voters, voters);
            build();
            dialog = newEnsemble();
            QVERIFY(dialog->findChild<QPlainTextEdit*>(u"newScenarioLine"_s)
                        ->toPlainText()
                        .contains(u"replicas=%1 "_s.arg(voters)));
            dialog->close();
        }
    }

    /// One number, whether it was set here or there.
    void thePortIsTheOneOfTheSettings() {
        m_preferences->setClientPort(4100);
        auto* dialog = newEnsemble();
        QCOMPARE(dialog->chosen().clientPort, quint16(4100));
        auto* port = dialog->findChild<QWidget*>(u"newPort"_s);
        QTest::keyClick(port, Qt::Key_Up);
        QTest::keyClick(dialog, Qt::Key_Return);
        QCOMPARE(m_preferences->clientPort(), quint16(4101));
        QCOMPARE(Preferences().clientPort(), quint16(4101));
    }

    void theDialogOffersToSaveWhatWasDone() {
        doSomething();
        auto* dialog = newEnsemble();
        const auto* warning = dialog->findChild<QWidget*>(u"newWarning"_s);
        QVERIFY(warning->isVisible());
        QSignalSpy asked(m_files, &RunFiles::textAsked);
        QTest::mouseClick(dialog->findChild<QPushButton*>(u"newSaveRun"_s), Qt::LeftButton);
        QCOMPARE(asked.count(), 1);
        answerFileDialog(path(u"mine.scenario"_s));
        m_files->save(u"kill leader\n"_s);
        QVERIFY(!warning->isVisible());
        QVERIFY(!m_run->hasUnsaved());
    }

    void whatCannotBePlayedIsRefusedBeforeAnythingEnds() {
        doSomething();
        const QString bad = write(u"bad.scenario"_s, "ensemble zab replicas=99\n");
        m_files->remember(bad, false);
        QString said;
        whenModal([&](QWidget* box) {
            said = qobject_cast<QMessageBox*>(box)->text();
            QTest::keyClick(box, Qt::Key_Return);
        });
        QSignalSpy opened(m_files, &RunFiles::openAsked);
        recent().first()->trigger();
        QTRY_VERIFY(said.contains(u"bad.scenario:1:14: replicas takes a number from 1 to 9"_s));
        QCOMPARE(opened.count(), 0);
        QVERIFY(m_run->hasUnsaved());
    }

    void itIsAskedOnceAndTheLatestWishCounts() {
        doSomething();
        QStringList done;
        m_files->end([&] { done << u"first"_s; });
        m_files->end([&] { done << u"second"_s; });
        QCOMPARE(m_window->findChildren<QMessageBox*>(u"endRun"_s).size(), 1);
        QTest::mouseClick(buttonOf(u"End without saving"_s), Qt::LeftButton);
        QCOMPARE(done, QStringList{u"second"_s});
        m_files->end([&] { done << u"third"_s; });
        QTRY_COMPARE(m_window->findChildren<QMessageBox*>(u"endRun"_s).size(), 1);
        QTest::mouseClick(buttonOf(u"Cancel"_s), Qt::LeftButton);
        QCOMPARE(done, QStringList{u"second"_s});
    }

    /// The text of a run comes from another thread: anything may have been chosen before it is there.
    void savingBesideTheQuestionChangesNothingOfIt() {
        doSomething();
        bool done = false;
        m_files->end([&] { done = true; });
        const auto entries = m_menu->actions();
        const auto isSave = [](const QAction* each) { return each->shortcut() == QKeySequence(u"Ctrl+Shift+S"_s); };
        (*std::ranges::find_if(entries, isSave))->trigger();
        QTest::mouseClick(buttonOf(u"End without saving"_s), Qt::LeftButton);
        QVERIFY(done);
    }

    void recentFilesAreNewestFirstAndOnceEach() {
        for (int i = 0; i < 12; ++i)
            m_files->remember(path(u"%1.scenario"_s.arg(i)), false);
        m_files->remember(path(u"5.scenario"_s), true);
        QCOMPARE(recent().size(), RecentFiles::Most);
        QCOMPARE(recent().at(0)->text(), u"&1  5.scenario (run)"_s);
        QCOMPARE(recent().at(0)->toolTip(), QDir::toNativeSeparators(path(u"5.scenario"_s)));
        QCOMPARE(recent().at(1)->text(), u"&2  11.scenario"_s);
        build();
        QCOMPARE(recent().size(), RecentFiles::Most);
        QCOMPARE(recent().at(0)->text(), u"&1  5.scenario (run)"_s);
    }

    void oneOfThemIsOpenedAsItWas() {
        const QString file = write(u"some.scenario"_s, "scenario \"Some\"\nkill 1\n");
        for (const bool repeat : {false, true}) {
            m_files->remember(file, repeat);
            QSignalSpy opened(m_files, &RunFiles::openAsked);
            recent().first()->trigger();
            QTRY_COMPARE(opened.count(), 1);
            const auto what = std::get<PlayedFile>(opened.first().at(0).value<Opening>());
            QCOMPARE(what.scenario.name, std::string("Some"));
            QCOMPARE(what.scenario.file, file.toStdString());
            QCOMPARE(what.repeat, repeat);
        }
    }

    void aFileThatIsGoneIsSaidAndForgotten() {
        m_files->remember(path(u"kept.scenario"_s), false);
        m_files->remember(path(u"gone.scenario"_s), false);
        recent().first()->trigger();
        QTRY_VERIFY(QApplication::activeModalWidget());
        auto* box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
        QVERIFY(box->text().contains(path(u"gone.scenario"_s)));
        QTest::keyClick(box, Qt::Key_Return);
        QCOMPARE(recent().size(), 1);
        QCOMPARE(RecentFiles().files().first().path, path(u"kept.scenario"_s));
    }

    void theListIsCleared() {
        auto* menu = m_menu->findChild<QMenu*>(u"recentFiles"_s);
        QVERIFY(!menu->isEnabled());
        m_files->remember(path(u"a.scenario"_s), false);
        QVERIFY(menu->isEnabled());
        menu->actions().last()->trigger();
        QTRY_VERIFY(!menu->isEnabled());
        QVERIFY(RecentFiles().files().isEmpty());
    }

    void equalNamesAreToldApartByTheirFolders() {
        QCOMPARE(namesApart({u"/a/x/run.scenario"_s, u"/b/x/run.scenario"_s, u"/b/other.scenario"_s}),
                 QStringList({u"a/x/run.scenario"_s, u"b/x/run.scenario"_s, u"other.scenario"_s}));
        QCOMPARE(namesApart({u"/run.scenario"_s, u"/x/run.scenario"_s}),
                 QStringList({u"/run.scenario"_s, u"x/run.scenario"_s}));
        QCOMPARE(namesApart({}), QStringList());
    }

    void aRunInWhichNothingWasDoneEndsUnasked() {
        bool ended = false;
        m_files->end([&] { ended = true; });
        QVERIFY(ended);
    }

    void whoeverDidSomethingIsAsked() {
        doSomething();
        int ended = 0;
        const auto end = [&] { m_files->end([&] { ++ended; }); };
        end();
        auto* box = question();
        QTest::keyClick(box, Qt::Key_Escape);
        QCOMPARE(ended, 0);
        QTRY_VERIFY(!question());
        // Given up is given up: a later save ends nothing.
        answerFileDialog(path(u"first.scenario"_s));
        m_files->save(u"kill 1\n"_s);
        QCOMPARE(ended, 0);
        QVERIFY(!m_run->hasUnsaved());

        doSomething();
        end();
        QTest::mouseClick(buttonOf(u"End without saving"_s), Qt::LeftButton);
        QCOMPARE(ended, 1);
    }

    void theRunIsSavedFirst() {
        doSomething();
        bool ended = false;
        QSignalSpy asked(m_files, &RunFiles::textAsked);
        m_files->end([&] { ended = true; });
        QTest::keyClick(question(), Qt::Key_Return);
        QCOMPARE(asked.count(), 1);
        QVERIFY(!ended);
        answerFileDialog(path(u"mine.scenario"_s));
        m_files->save(u"kill leader\n"_s);
        QVERIFY(ended);
        QVERIFY(QFile::exists(path(u"mine.scenario"_s)));
        QCOMPARE(RecentFiles().files().first(), (RecentFile{path(u"mine.scenario"_s), true}));
    }

    void profilesAreSavedOpenedAndRemoved() {
        QVERIFY(!profiles()->findChild<QAction*>(u"saveProfile"_s)->isEnabled());
        NewEnsemble lab;
        lab.lab.voters = 7;
        m_files->setBegunWith(lab);
        saveProfile(u"  seven  of them "_s);
        saveProfile(u"   "_s);
        QCOMPARE(Profiles().names(), QStringList{u"seven of them"_s});
        build();
        QSignalSpy opened(m_files, &RunFiles::openAsked);
        profile(u"seven of them"_s)->trigger();
        QTRY_COMPARE(opened.count(), 1);
        QCOMPARE(std::get<NewEnsemble>(opened.at(0).at(0).value<Opening>()).lab.voters, 7);
        QAction* remove = profiles()->findChild<QMenu*>(u"removeProfile"_s)->actions().first();
        remove->trigger();
        QTRY_VERIFY(Profiles().names().isEmpty());
        QVERIFY(!profile(u"seven of them"_s));
    }

    /// What was done is not lost for a profile.
    void aProfileEndsTheRunLikeAnyOther() {
        doSomething();
        m_files->setBegunWith(NewEnsemble{});
        saveProfile(u"a"_s);
        QSignalSpy opened(m_files, &RunFiles::openAsked);
        profile(u"a"_s)->trigger();
        QTRY_VERIFY(question());
        QCOMPARE(opened.count(), 0);
        QTest::mouseClick(buttonOf(u"End without saving"_s), Qt::LeftButton);
        QCOMPARE(opened.count(), 1);
    }

    void theEnsembleAsZooCfgFiles() {
        auto* exports = m_menu->findChild<QAction*>(u"exportConfigs"_s);
        QVERIFY(!exports->isEnabled());
        const QString folder = path(u"out"_s);
        QVERIFY(QDir().mkpath(folder));
        m_files->setBegunWith(NewEnsemble{});
        QVERIFY(exports->isEnabled());
        QSignalSpy said(m_files, &RunFiles::said);
        answerFileDialog(folder);
        exports->trigger();
        QCOMPARE(said.count(), 1);
        const auto set = findServerSet(folder);
        QVERIFY(set.ok() && set->has_value());
        QCOMPARE((*set)->servers.size(), std::size_t{3});
        m_files->setBegunWith(LocalEnsembleOptions{**set});
        QVERIFY(!exports->isEnabled());
    }

    void nobodyIsAskedWhoDoesNotWantIt() {
        doSomething();
        int ended = 0;
        m_files->end([&] { ++ended; });
        QTest::mouseClick(question()->checkBox(), Qt::LeftButton, {}, QPoint(8, question()->checkBox()->height() / 2));
        QVERIFY(question()->checkBox()->isChecked());
        QTest::mouseClick(buttonOf(u"End without saving"_s), Qt::LeftButton);
        QCOMPARE(ended, 1);
        QVERIFY(!m_preferences->askBeforeEnding());
        QVERIFY(!Preferences().askBeforeEnding());
        m_files->end([&] { ++ended; });
        QCOMPARE(ended, 2);
    }

    void nothingIsAskedOfARunThatIsOver() {
        doSomething();
        m_files->setOver(true);
        bool ended = false;
        m_files->end([&] { ended = true; });
        QVERIFY(ended);
    }

private:
    void build() {
        m_window.reset();
        m_preferences = std::make_unique<Preferences>();
        m_window = std::make_unique<QWidget>();
        m_menu = new QMenu(m_window.get());
        m_files = new RunFiles(*m_run, *m_preferences, *m_window);
        m_files->addOpeningsTo(*m_menu);
        m_files->addSaveTo(*m_menu);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    }

    QMenu* profiles() { return m_menu->findChild<QMenu*>(u"profiles"_s); }
    QAction* profile(const QString& name) {
        for (QAction* each : profiles()->actions())
            if (each->text() == name) return each;
        return nullptr;
    }
    /// Types the name of a profile.
    void saveProfile(const QString& name) {
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);  // the dialog before
        profiles()->findChild<QAction*>(u"saveProfile"_s)->trigger();
        auto* dialog = m_window->findChild<QInputDialog*>(u"profileName"_s);
        QTest::keyClicks(dialog->findChild<QLineEdit*>(), name);
        QTest::keyClick(dialog, Qt::Key_Return);
    }

    QString path(const QString& name) const { return m_folder->filePath(name); }
    QString write(const QString& name, const QByteArray& text) const {
        QFile out(path(name));
        if (!out.open(QIODevice::WriteOnly) || out.write(text) != text.size())
            qFatal("%s", qPrintable(out.errorString()));
        return path(name);
    }

    NewEnsembleDialog* newEnsemble() {
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);  // the one before
        m_menu->actions().first()->trigger();
        return m_window->findChild<NewEnsembleDialog*>();
    }

    QList<QAction*> recent() const {
        QList<QAction*> out;
        for (QAction* each : m_menu->findChild<QMenu*>(u"recentFiles"_s)->actions()) {
            if (!each->toolTip().isEmpty() && each->text().startsWith(u'&')) out.append(each);
        }
        return out;
    }

    QMessageBox* question() const { return m_window->findChild<QMessageBox*>(u"endRun"_s); }
    QPushButton* buttonOf(const QString& text) const {
        for (auto* each : question()->findChildren<QPushButton*>()) {
            if (QString(each->text()).remove(u'&') == text) return each;
        }
        qFatal("no button %s", qPrintable(text));
    }

    /// A person kills a replica.
    void doSomething() {
        sim::Lab lab{sim::LabConfig{}};
        m_run = std::make_unique<Run>(lab.setting());
        build();
        QVERIFY(lab.execute(command::Kill{{command::NodeSelector::of(NodeId{1})}}, trace::CommandSource::User).ok());
        m_run->append(lab.takeBatch());
        QVERIFY(m_run->hasUnsaved());
    }

    template <class Act>
    static void whenModal(Act act) {
        QTimer::singleShot(0, [act] {
            if (!QApplication::activeModalWidget()) return whenModal(act);
            act(QApplication::activeModalWidget());
        });
    }
    static void answerFileDialog(const QString& file) {
        QTimer::singleShot(0, [file] {
            auto* name = QApplication::activeModalWidget()->findChild<QLineEdit*>(u"fileNameEdit"_s);
            name->setText(file);
            QTest::keyClick(name, Qt::Key_Return);
        });
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::optional<test::OwnSettings> m_settings;
    std::unique_ptr<Run> m_run;
    std::unique_ptr<Preferences> m_preferences;
    std::unique_ptr<QWidget> m_window;
    QMenu* m_menu = nullptr;
    RunFiles* m_files = nullptr;
};

QTEST_MAIN(TestRunFiles)
#include "tst_run_files.moc"
