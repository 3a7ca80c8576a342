#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

#include "app/setup/duration_box.h"
#include "app/setup/new_ensemble_dialog.h"
#include "engine/scenario/ensemble_line.h"

using namespace qs;
using namespace qs::app;
using namespace Qt::StringLiterals;

class TestNewEnsemble : public QObject {
    Q_OBJECT
private slots:
    void init() {
        m_dialog = std::make_unique<NewEnsembleDialog>(NewEnsemble{});
        m_dialog->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_dialog.get()));
    }

    void typingBeginsWithTheVoters() {
        QTest::keyClicks(m_dialog->focusWidget(), u"7"_s);
        QCOMPARE(m_dialog->chosen().lab.voters, 7);
    }

    void theTextsSayWhatTheFieldsSay() {
        QCOMPARE(line(), QString::fromStdString(scenario::ensembleLine({})));
        QCOMPARE(shell(), u"quorumscope --replicas 3 --observers 0 --seed 1 --client-port 2181"_s);
        type(u"newVoters"_s, u"5"_s);
        type(u"newObservers"_s, u"2"_s);
        type(u"newSeed"_s, u"42"_s);
        type(u"newPort"_s, u"3000"_s);
        QTest::keyClick(field<QCheckBox>(u"newPaused"_s), Qt::Key_Space);
        QCOMPARE(shell(), u"quorumscope --replicas 5 --observers 2 --seed 42 --client-port 3000 --paused"_s);
        QVERIFY(line().startsWith(u"ensemble zab replicas=5 observers=2 seed=42 "_s));
        type(u"newTick"_s, u"200ms"_s);
        QVERIFY(line().contains(u" tick=200ms "_s));
        QVERIFY(shell().isEmpty());  // there is no option for it
    }

    /// Each field reaches the ensemble: the engine's own reader makes the same of the line.
    void everySettingIsCarriedThrough() {
        const std::initializer_list<std::pair<QString, QString>> values{
            {u"newVoters"_s, u"5"_s},
            {u"newObservers"_s, u"1"_s},
            {u"newSeed"_s, u"18446744073709551615"_s},
            {u"newLatency"_s, u"7ms"_s},
            {u"newFsync"_s, u"40us"_s},
            {u"newTick"_s, u"2s"_s},
            {u"newInitLimit"_s, u"6"_s},
            {u"newSyncLimit"_s, u"3"_s},
            {u"newFinalizeWait"_s, u"0ms"_s},
            {u"newSnapCount"_s, u"50"_s},
            {u"newWindow"_s, u"20"_s},
            {u"newStartCounter"_s, u"4294967290"_s},
            {u"newFirstSequence"_s, u"2147483600"_s},
            {u"newWeights"_s, u"1:2, 3:0"_s},
            {u"newGroups"_s, u"1,2|3,4,5"_s},
        };
        for (const auto& [name, text] : values)
            type(name, text);
        field<QCheckBox>(u"newReadOnly"_s)->click();
        QCOMPARE(problem(), QString());
        QCOMPARE(line(),
                 u"ensemble zab replicas=5 observers=1 seed=18446744073709551615 latency=7ms fsync=40us tick=2s "
                 "initLimit=6 syncLimit=3 snapCount=50 window=20 startCounter=4294967290 firstSequence=2147483600 "
                 "finalizeWait=0s readonly=on weights=1:2,3:0 groups=1,2|3,4,5"_s);
        const auto read = scenario::parseEnsembleLine(line().toStdString());
        QVERIFY2(read.ok(), read.ok() ? "" : read.error().message().c_str());
        QCOMPARE(scenario::ensembleLine(*read), scenario::ensembleLine(m_dialog->chosen().lab));
    }

    void whatIsWrongIsNamedAndCannotBegin_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("said");
        const auto row = [](const char* tag, const QString& name, const QString& text, const QString& said) {
            QTest::newRow(tag) << name << text << said;
        };
        row("seed", u"newSeed"_s, u"18446744073709551616"_s, u"Seed: a whole number from 0 to"_s);
        row("no seed", u"newSeed"_s, {}, u"Seed"_s);
        row("latency", u"newLatency"_s, u"fast"_s, u"Link delay: a duration such as 10ms"_s);
        row("latency zero", u"newLatency"_s, u"0ms"_s, u"Link delay"_s);
        row("tick", u"newTick"_s, u"500"_s, u"tickTime"_s);
        row("wait", u"newFinalizeWait"_s, u"61s"_s, u"Finalise wait: a duration such as 10ms or 2s, from 0s to 60s"_s);
        row("counter", u"newStartCounter"_s, u"4294967295"_s, u"Counter of an epoch starts after"_s);
        row("weights", u"newWeights"_s, u"1=2"_s, u"Weights of voters: something like 1:2,3:0"_s);
        row("weight", u"newWeights"_s, u"1:1001"_s, u"Weights of voters"_s);
        row("nobody's weight", u"newWeights"_s, u"4:1"_s, u"there is a weight for 4, which is no voter"_s);
        row("groups", u"newGroups"_s, u"1|2"_s, u"a voter stands in no group"_s);
        row("port", u"newPort"_s, u"65534"_s, u"First client port: no room below 65536 for 3 replica"_s);
    }
    void whatIsWrongIsNamedAndCannotBegin() {
        QFETCH(QString, name);
        QFETCH(QString, text);
        QFETCH(QString, said);
        type(name, text);
        QVERIFY2(problem().contains(said), qPrintable(problem()));
        QVERIFY(!start()->isEnabled());
        QVERIFY(line().isEmpty());
        QTest::keyClick(m_dialog.get(), Qt::Key_Return);
        QVERIFY(m_dialog->isVisible());
        QTest::mouseClick(button(u"Restore Defaults"_s), Qt::LeftButton);
        QCOMPARE(problem(), QString());
        QVERIFY(start()->isEnabled());
    }

    /// No spin box lets in what a scenario would refuse, and each lets in all that it takes.
    void numbersAreBoundedAsInScenarios_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("key");
        for (const auto& [name, key] : {std::pair(u"newVoters"_s, u"replicas"_s),
                                        {u"newObservers"_s, u"observers"_s},
                                        {u"newInitLimit"_s, u"initLimit"_s},
                                        {u"newSyncLimit"_s, u"syncLimit"_s},
                                        {u"newSnapCount"_s, u"snapCount"_s},
                                        {u"newWindow"_s, u"window"_s},
                                        {u"newFirstSequence"_s, u"firstSequence"_s}})
            QTest::newRow(qPrintable(key)) << name << key;
    }
    void numbersAreBoundedAsInScenarios() {
        QFETCH(QString, name);
        QFETCH(QString, key);
        const auto* box = field<QSpinBox>(name);
        const auto takes = [&](qint64 value) {
            return scenario::parseEnsembleLine(u"ensemble zab %1=%2"_s.arg(key).arg(value).toStdString()).ok();
        };
        QVERIFY(takes(box->minimum()));
        QVERIFY(takes(box->maximum()));
        QVERIFY(!takes(qint64{box->minimum()} - 1));
        QVERIFY(!takes(qint64{box->maximum()} + 1));
    }

    void theDieDrawsAnotherSeed() {
        auto* dice = field<QToolButton>(u"newSeedDice"_s);
        QSet<QString> drawn;
        for (int i = 0; i < 8; ++i) {
            QTest::keyClick(dice, Qt::Key_Space);
            drawn.insert(field<QLineEdit>(u"newSeed"_s)->text());
        }
        QVERIFY(drawn.size() > 1);
        QCOMPARE(problem(), QString());
    }

    void withoutOutsideClientsThereIsNoPort() {
        QTest::keyClick(field<QCheckBox>(u"newOutside"_s), Qt::Key_Space);
        QVERIFY(!field<QSpinBox>(u"newPort"_s)->isEnabled());
        QCOMPARE(m_dialog->chosen().clientPort, quint16(0));
        QVERIFY(shell().isEmpty());
    }

    void aDurationIsSteppedAndTyped() {
        auto* box = field<DurationBox>(u"newLatency"_s);
        for (const auto& [key, want] : {std::pair(Qt::Key_Up, u"20ms"_s),
                                        {Qt::Key_Up, u"50ms"_s},
                                        {Qt::Key_Down, u"20ms"_s},
                                        {Qt::Key_Down, u"10ms"_s}}) {
            QTest::keyClick(box, key);
            QCOMPARE(box->text(), want);
        }
        type(u"newLatency"_s, u"3ms"_s);
        QTest::keyClick(box, Qt::Key_Down);
        QCOMPARE(box->text(), u"2ms"_s);
        type(u"newLatency"_s, u"1us"_s);
        QTest::keyClick(box, Qt::Key_Down);
        QCOMPARE(box->text(), u"1us"_s);
        type(u"newFinalizeWait"_s, u"50s"_s);
        QTest::keyClick(field<DurationBox>(u"newFinalizeWait"_s), Qt::Key_Up);
        QCOMPARE(field<DurationBox>(u"newFinalizeWait"_s)->text(), u"60s"_s);
    }

    void theTextsAreCopied() {
        QTest::mouseClick(field<QPushButton>(u"newScenarioLineCopy"_s), Qt::LeftButton);
        QCOMPARE(QGuiApplication::clipboard()->text(), line());
        QTest::mouseClick(field<QPushButton>(u"newCommandLineCopy"_s), Qt::LeftButton);
        QCOMPARE(QGuiApplication::clipboard()->text(), shell());
    }

    void whatWasDoneIsOfferedToBeSaved() {
        const auto* warning = field<QWidget>(u"newWarning"_s);
        QVERIFY(!warning->isVisible());
        m_dialog->setUnsaved(true);
        QVERIFY(warning->isVisible());
        QSignalSpy asked(m_dialog.get(), &NewEnsembleDialog::saveAsked);
        QTest::mouseClick(field<QPushButton>(u"newSaveRun"_s), Qt::LeftButton);
        QCOMPARE(asked.count(), 1);
    }

    void theLastOneIsRemembered() {
        const QTemporaryDir folder;
        QSettings settings(folder.filePath(u"some.ini"_s), QSettings::IniFormat);
        QCOMPARE(scenarioLine(lastEnsemble(settings)), scenarioLine({}));
        NewEnsemble wanted;
        wanted.lab.voters = 7;
        wanted.lab.tick = VirtualTime::ofMs(50);
        wanted.lab.weights[NodeId{2}] = 3;
        wanted.clientPort = 0;
        wanted.paused = true;
        rememberEnsemble(settings, wanted);
        const NewEnsemble last = lastEnsemble(settings);
        QCOMPARE(scenarioLine(last), scenarioLine(wanted));
        QCOMPARE(last.clientPort, quint16(0));
        QVERIFY(last.paused);
        settings.setValue(u"newEnsemble/line"_s, u"ensemble zab replicas=99"_s);  // nobody's work
        QCOMPARE(lastEnsemble(settings).lab.voters, 3);
    }

    /// Every field has a name to be read aloud, and is reached by Tab.
    void everyFieldHasAName() {
        for (const QWidget* each : m_dialog->findChildren<QWidget*>()) {
            if (!each->objectName().startsWith(u"new"_s) || each->focusPolicy() == Qt::NoFocus) continue;
            const bool said = !each->accessibleName().isEmpty() || !each->property("text").toString().isEmpty();
            QVERIFY2(said, qPrintable(each->objectName()));
            QVERIFY2(each->focusPolicy() & Qt::TabFocus, qPrintable(each->objectName()));
        }
    }

private:
    template <class T>
    T* field(const QString& name) const {
        auto* out = m_dialog->findChild<T*>(name);
        if (!out) qFatal("no field %s", qPrintable(name));
        return out;
    }
    QString line() const { return field<QPlainTextEdit>(u"newScenarioLine"_s)->toPlainText(); }
    QString shell() const { return field<QPlainTextEdit>(u"newCommandLine"_s)->toPlainText(); }
    QString problem() const { return field<QLabel>(u"newProblem"_s)->text(); }
    QPushButton* start() const { return field<QPushButton>(u"newStart"_s); }
    QPushButton* button(const QString& text) const {
        for (auto* each : m_dialog->findChildren<QPushButton*>()) {
            if (QString(each->text()).remove(u'&') == text) return each;
        }
        qFatal("no button %s", qPrintable(text));
    }
    void type(const QString& name, const QString& text) const {
        auto* to = field<QWidget>(name);
        if (auto* box = qobject_cast<QAbstractSpinBox*>(to)) box->selectAll();
        if (auto* edit = qobject_cast<QLineEdit*>(to)) edit->selectAll();
        QTest::keyClick(to, Qt::Key_Delete);
        QTest::keyClicks(to, text);
    }

    std::unique_ptr<NewEnsembleDialog> m_dialog;
};

QTEST_MAIN(TestNewEnsemble)
#include "tst_new_ensemble.moc"
