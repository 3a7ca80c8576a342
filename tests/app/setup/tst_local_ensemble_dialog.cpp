// The dialog for an ensemble of server processes: what its fields say, and what a folder says for them.
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>

#include "app/ensemble/server_files.h"
#include "app/setup/local_ensemble_dialog.h"

using namespace qs;
using namespace qs::app;
using namespace Qt::StringLiterals;

class TestLocalEnsembleDialog : public QObject {
    Q_OBJECT
private slots:
    void init() {
        m_home = std::make_unique<QTemporaryDir>();
        OwnServers begin;
        begin.folder = m_home->filePath(u"new"_s);
        m_dialog = std::make_unique<LocalEnsembleDialog>(begin, false);
        m_dialog->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_dialog.get()));
        waitForFacts();
    }

    void theFieldsSayWhatStarts() {
        type(u"localVoters"_s, u"5"_s);
        type(u"localObservers"_s, u"1"_s);
        type(u"localPort"_s, u"3000"_s);
        QTest::keyClicks(find<QPlainTextEdit>(u"localLines"_s), u"snapCount=50"_s);
        QVERIFY(find<QLabel>(u"localSays"_s)->text().startsWith(u"A new ensemble"_s));
        QTest::mouseClick(find<QPushButton>(u"localStart"_s), Qt::LeftButton);
        QCOMPARE(m_dialog->result(), static_cast<int>(QDialog::Accepted));
        const auto chosen = std::get<OwnServers>(m_dialog->chosen().servers);
        QCOMPARE(chosen.voters, 5);
        QCOMPARE(chosen.observers, 1);
        QCOMPARE(chosen.clientPort, quint16{3000});
        QCOMPARE(chosen.folder, m_home->filePath(u"new"_s));
        QCOMPARE(chosen.ownLines, u"snapCount=50"_s);
    }

    /// Who belongs to it cannot be chosen there.
    void aFolderThatHoldsAnEnsemble() {
        const QString folder = m_home->filePath(u"old"_s);
        {
            std::vector<ServerPorts> ports;
            for (quint16 port = 3000; port < 3018; port = static_cast<quint16>(port + 3))
                ports.push_back({port, static_cast<quint16>(port + 1), static_cast<quint16>(port + 2)});
            const auto files =
                ServerFiles::open(folder, {Membership::ofSize(4, 2), qs::Pace{}, ports, {}, false, u"tickTime=900"_s});
            QVERIFY(files.ok());
        }
        writeFolder(folder);
        QCOMPARE(find<QSpinBox>(u"localVoters"_s)->value(), 4);
        QCOMPARE(find<QSpinBox>(u"localObservers"_s)->value(), 2);
        QVERIFY(!find<QSpinBox>(u"localVoters"_s)->isEnabled());
        QCOMPARE(find<QPlainTextEdit>(u"localLines"_s)->toPlainText(), u"tickTime=900"_s);
        QVERIFY(find<QLabel>(u"localSays"_s)->text().contains(u"goes on with its data"_s));
        writeFolder(m_home->filePath(u"new"_s));
        QVERIFY(find<QSpinBox>(u"localVoters"_s)->isEnabled());
    }

    void aFolderWithConfigurationsOfOthers() {
        const QString folder = m_home->filePath(u"theirs"_s);
        QVERIFY(QDir().mkpath(folder + u"/conf"_s));
        QFile config(folder + u"/conf/zoo.cfg"_s);
        QVERIFY(config.open(QIODevice::WriteOnly));
        config.write("dataDir=/somewhere\nclientPort=2345\n");
        config.close();
        writeFolder(folder);
        QCOMPARE(find<QSpinBox>(u"localVoters"_s)->value(), 1);
        for (const QString& field : {u"localVoters"_s, u"localObservers"_s, u"localPort"_s})
            QVERIFY(!find<QSpinBox>(field)->isEnabled());
        QVERIFY(find<QLabel>(u"localSays"_s)->text().contains(u"127.0.0.1:2345"_s));
        QCOMPARE(find<QSpinBox>(u"localPort"_s)->value(), 2345);
        writeFolder(m_home->filePath(u"new"_s));
        QCOMPARE(find<QSpinBox>(u"localPort"_s)->value(), 2181);
        QVERIFY(find<QSpinBox>(u"localPort"_s)->isEnabled());
        writeFolder(folder);
        QTest::mouseClick(find<QPushButton>(u"localStart"_s), Qt::LeftButton);
        const auto chosen = std::get<ServerSet>(m_dialog->chosen().servers);
        QCOMPARE(chosen.servers.at(NodeId{1}).config, config.fileName());
    }

    /// Who types on and presses Enter does not wait for a disk.
    void enterBeforeTheFolderWasLookedInto() {
        auto* line = find<QLineEdit>(u"localFolder"_s);
        line->setText(m_home->filePath(u"another"_s));
        QVERIFY(m_dialog->findChild<FolderLook*>()->looking());
        QTest::keyClick(line, Qt::Key_Return);
        QVERIFY(m_dialog->isVisible());
        QTRY_COMPARE(m_dialog->result(), static_cast<int>(QDialog::Accepted));
        QCOMPARE(std::get<OwnServers>(m_dialog->chosen().servers).folder, m_home->filePath(u"another"_s));
    }

    void enterInAFolderThatCannotBe() {
        const QString folder = brokenFolder();
        auto* line = find<QLineEdit>(u"localFolder"_s);
        line->setText(folder);
        QTest::keyClick(line, Qt::Key_Return);
        waitForFacts();
        QVERIFY(m_dialog->isVisible());
        QVERIFY(!find<QPushButton>(u"localStart"_s)->isEnabled());
    }

    void whatCannotStart() {
        const auto* start = find<QPushButton>(u"localStart"_s);
        writeFolder({});
        QVERIFY(!start->isEnabled());
        writeFolder(m_home->filePath(u"new"_s));
        QVERIFY(start->isEnabled());
        type(u"localPort"_s, u"65534"_s);
        QVERIFY(!start->isEnabled());
        QVERIFY(find<QLabel>(u"localSays"_s)->text().contains(u"65536"_s));
        type(u"localPort"_s, u"65533"_s);
        QVERIFY(start->isEnabled());
        auto* lines = find<QPlainTextEdit>(u"localLines"_s);
        QTest::keyClicks(lines, u"tickTime=soon"_s);
        QVERIFY(!start->isEnabled());
        QVERIFY(find<QLabel>(u"localSays"_s)->text().startsWith(u"own lines:1: "_s));
        lines->setPlainText(u"snapcount=1"_s);
        QVERIFY(start->isEnabled());
        QVERIFY(find<QLabel>(u"localSays"_s)->text().contains(u"own lines:1: snapcount is not known"_s));
        const QString folder = brokenFolder();
        writeFolder(folder);
        QVERIFY(!start->isEnabled());
        QVERIFY(find<QLabel>(u"localSays"_s)->text().startsWith(folder + u"/1/zoo.cfg:1"_s));
    }

private:
    QString brokenFolder() {
        const QString folder = m_home->filePath(u"broken"_s);
        QDir().mkpath(folder + u"/1"_s);
        QFile config(folder + u"/1/zoo.cfg"_s);
        if (!config.open(QIODevice::WriteOnly)) qFatal("cannot write");
        config.write("tickTime=soon\n");
        return folder;
    }
    template <class W>
    W* find(const QString& name) {
        return m_dialog->findChild<W*>(name);
    }
    void type(const QString& name, const QString& words) {
        auto* box = find<QSpinBox>(name);
        box->setFocus();
        box->selectAll();
        QTest::keyClicks(box, words);
    }
    void writeFolder(const QString& folder) {
        auto* line = find<QLineEdit>(u"localFolder"_s);
        line->setFocus();
        line->selectAll();
        QTest::keyClick(line, Qt::Key_Delete);
        QTest::keyClicks(line, folder);
        waitForFacts();
    }
    void waitForFacts() { QTRY_VERIFY(!m_dialog->findChild<FolderLook*>()->looking()); }

    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<LocalEnsembleDialog> m_dialog;
};

QTEST_MAIN(TestLocalEnsembleDialog)
#include "tst_local_ensemble_dialog.moc"
