// The connection panel: lines follow the ports that are open, Copy copies them, and clients stand with node and
// session.
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>
#include <QTreeWidget>

#include "app/controls/client_lines.h"
#include "app/controls/connection_panel.h"

using namespace qs;
using namespace qs::app;
using namespace Qt::StringLiterals;

namespace {

struct Bench {
    ConnectionPanel panel;
    QLineEdit* connect = panel.findChild<QLineEdit*>(u"connectString"_s);
    QPushButton* copy = panel.findChild<QPushButton*>(u"connectStringCopy"_s);
    QTreeWidget* clients = panel.findChild<QTreeWidget*>(u"clientList"_s);
    QLabel* none = panel.findChild<QLabel*>(u"noClients"_s);

    Bench() { panel.show(); }
    void listen() { panel.setEndpoints({{NodeId{2}, 2182}, {NodeId{1}, 2181}, {NodeId{3}, 0}}); }
};

}  // namespace

class TstConnectionPanel : public QObject {
    Q_OBJECT

private slots:
    void nothing_to_copy_before_it_listens() {
        Bench b;
        QVERIFY(b.connect->text().isEmpty());
        QVERIFY(!b.copy->isEnabled());
    }

    void the_connect_string_is_in_node_order_and_copied() {
        Bench b;
        b.listen();
        QCOMPARE(b.connect->text(), u"127.0.0.1:2181,127.0.0.1:2182"_s);
        QTest::mouseClick(b.copy, Qt::LeftButton);
        QCOMPARE(QGuiApplication::clipboard()->text(), b.connect->text());
        QCOMPARE(b.copy->text(), u"Copied"_s);
    }

    void every_library_has_a_line_with_the_connect_string() {
        Bench b;
        b.listen();
        const auto lines = b.panel.findChildren<QLineEdit*>(u"clientLine"_s);
        const auto copies = b.panel.findChildren<QPushButton*>(u"clientLineCopy"_s);
        QCOMPARE(lines.size(), 5);
        QCOMPARE(copies.size(), 5);
        for (qsizetype i = 0; i < lines.size(); ++i) {
            QVERIFY(lines.at(i)->text().contains(b.connect->text()));
            QTest::mouseClick(copies.at(i), Qt::LeftButton);
            QCOMPARE(QGuiApplication::clipboard()->text(), lines.at(i)->text());
        }
        QCOMPARE(lines.first()->text(), u"zkCli.sh -server 127.0.0.1:2181,127.0.0.1:2182"_s);
    }

    void clients_are_listed_with_node_and_session() {
        Bench b;
        QVERIFY(b.none->isVisible());
        b.panel.setClients({{ConnectionId{7}, NodeId{2}, u"127.0.0.1:51034"_s}});
        QVERIFY(!b.none->isVisible());
        QTreeWidgetItem* row = b.clients->topLevelItem(0);
        QCOMPARE(row->text(0), u"127.0.0.1:51034"_s);
        QCOMPARE(row->text(1), u"2"_s);
        QCOMPARE(row->text(2), u"no session yet"_s);
        b.panel.setSessions({{ConnectionId{7}, SessionId{0x1234}}});
        QCOMPARE(b.clients->topLevelItem(0)->text(2), u"0x1234"_s);
        b.panel.setClients({});
        QVERIFY(b.none->isVisible());
    }
};

QTEST_MAIN(TstConnectionPanel)
#include "tst_connection_panel.moc"
