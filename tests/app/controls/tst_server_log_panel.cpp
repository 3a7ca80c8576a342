// The log of a server process in the window: what is appended shows, filtered; another server, a log begun anew, a long
// one.
#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTemporaryDir>
#include <QTest>

#include "app/controls/server_log_panel.h"

using namespace qs;
using namespace qs::app;
using namespace Qt::StringLiterals;

class TestServerLogPanel : public QObject {
    Q_OBJECT
private slots:
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        m_state = std::make_unique<ViewState>();
        m_panel = std::make_unique<ServerLogPanel>(std::map{std::pair{NodeId{1}, log(1)}, std::pair{NodeId{2}, log(2)}},
                                                   *m_state);
        m_panel->resize(600, 300);
        m_panel->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
    }

    void whatIsAppendedShows() {
        QVERIFY(view()->placeholderText().contains(QDir::toNativeSeparators(m_folder->filePath(u"1/log"_s))));
        append(1, "first\nsec");
        QCOMPARE(read(), u"first"_s);
        append(1, "ond\n");
        QCOMPARE(read(), u"first\nsecond"_s);
        append(1, "third\n");
        QTRY_COMPARE(view()->toPlainText(), u"first\nsecond\nthird"_s);  // by itself, too
    }

    void theFilterChoosesLines() {
        append(1, "INFO leads\nWARN late\nINFO ends\n");
        read();
        auto* filter = m_panel->findChild<QLineEdit*>(u"serverLogFilter"_s);
        QTest::keyClicks(filter, u"info"_s);
        QCOMPARE(view()->toPlainText(), u"INFO leads\nINFO ends"_s);
        append(1, "WARN again\nINFO at last\n");
        QCOMPARE(read(), u"INFO leads\nINFO ends\nINFO at last"_s);
        filter->clear();
        QCOMPARE(view()->toPlainText().count(u'\n'), 4);
    }

    void theServerIsTheSelectedOne() {
        append(1, "of one\n");
        append(2, "of two\n");
        QCOMPARE(read(), u"of one"_s);
        m_state->selectNode(NodeId{2});
        QCOMPARE(view()->toPlainText(), u"of two"_s);
        auto* server = m_panel->findChild<QComboBox*>(u"serverLogServer"_s);
        server->setCurrentIndex(0);
        m_state->selectZnode(u"/a"_s);  // not another node: the choice stays
        QCOMPARE(view()->toPlainText(), u"of one"_s);
    }

    void oneThatIsBegunAnew() {
        append(1, "before\nand more\n");
        read();
        QVERIFY(QFile::resize(log(1), 0));
        append(1, "after\n");
        QCOMPARE(read(), u"before\nand more\nafter"_s);
    }

    /// Of a long one the end is shown, from a whole line on.
    void onlyTheEndOfALongOne() {
        QByteArray much;
        for (int i = 0; i < 100'000; ++i)
            much += "line " + QByteArray::number(i) + '\n';
        append(1, much);
        const QStringList lines = read().split(u'\n');
        QCOMPARE(lines.last(), u"line 99999"_s);
        QCOMPARE(lines.size(), static_cast<qsizetype>(ServerLogPanel::MostLines));
        QCOMPARE(lines.first(), u"line 95000"_s);
    }

private:
    QString log(int server) const { return m_folder->filePath(u"%1/log"_s.arg(server)); }
    QPlainTextEdit* view() { return m_panel->findChild<QPlainTextEdit*>(u"serverLogView"_s); }
    QString read() {
        m_panel->readNow();
        return view()->toPlainText();
    }
    void append(int server, const QByteArray& bytes) {
        const QString path = log(server);
        QVERIFY(QDir().mkpath(QFileInfo(path).path()));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Append));
        file.write(bytes);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ViewState> m_state;
    std::unique_ptr<ServerLogPanel> m_panel;
};

QTEST_MAIN(TestServerLogPanel)
#include "tst_server_log_panel.moc"
