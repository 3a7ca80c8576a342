#include "app/controls/connection_panel.h"

#include <QClipboard>
#include <QFontDatabase>
#include <QGridLayout>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTimer>
#include <QTreeWidget>
#include <QVBoxLayout>
#include <algorithm>

#include "app/controls/client_lines.h"

namespace qs::app {

using namespace Qt::StringLiterals;

namespace {

constexpr int CopiedMs = 1200;

void copyWithNotice(QPushButton* button, const QString& text) {
    QGuiApplication::clipboard()->setText(text);
    button->setText(ConnectionPanel::tr("Copied"));
    QTimer::singleShot(CopiedMs, button, [button] { button->setText(ConnectionPanel::tr("Copy")); });
}

QString sessionText(const std::map<ConnectionId, SessionId>& sessions, ConnectionId connection) {
    const auto found = sessions.find(connection);
    if (found == sessions.end() || !found->second) return ConnectionPanel::tr("no session yet");
    return QString::fromStdString(toString(found->second));
}

}  // namespace

ConnectionPanel::ConnectionPanel(QWidget* parent)
    : QWidget(parent), m_noClients(new QLabel(this)), m_list(new QTreeWidget(this)) {
    auto* column = new QVBoxLayout(this);
    auto* grid = new QGridLayout;
    grid->setColumnStretch(0, 1);
    grid->setVerticalSpacing(2);
    m_connect = addLine(*grid, tr("Connect string"), u"connectString"_s);
    for (const ClientLine& line : clientLines(QString())) {
        m_libraries.append(addLine(*grid, line.library, u"clientLine"_s));
    }
    column->addLayout(grid);

    m_noClients->setObjectName(u"noClients"_s);
    m_noClients->setText(
        tr("No outside client is connected. Paste one of the lines above into a terminal: "
           "it connects as to any ZooKeeper."));
    m_noClients->setWordWrap(true);
    m_list->setObjectName(u"clientList"_s);
    m_list->setAccessibleName(tr("Connected clients"));
    m_list->setHeaderLabels({tr("Client"), tr("Node"), tr("Session")});
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->header()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    m_list->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    column->addWidget(m_noClients);
    column->addWidget(m_list, 1);
    column->addStretch();
    fillLines();
    fillClients();
}

ConnectionPanel::Line ConnectionPanel::addLine(QGridLayout& grid, const QString& label, const QString& objectName) {
    const int row = grid.rowCount();
    const Line line{new QLineEdit(this), new QPushButton(tr("Copy"), this)};
    line.text->setObjectName(objectName);
    line.text->setReadOnly(true);
    line.text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    line.text->setAccessibleName(label);
    line.copy->setObjectName(objectName + u"Copy"_s);
    line.copy->setToolTip(tr("Copy the line for %1").arg(label));
    line.copy->setAccessibleName(line.copy->toolTip());
    auto* name = new QLabel(label, this);
    name->setForegroundRole(QPalette::PlaceholderText);
    grid.addWidget(name, row, 0, 1, 2);
    grid.addWidget(line.text, row + 1, 0);
    grid.addWidget(line.copy, row + 1, 1);
    connect(line.copy, &QPushButton::clicked, this, [line] { copyWithNotice(line.copy, line.text->text()); });
    return line;
}

void ConnectionPanel::setEndpoints(const QList<Endpoint>& endpoints) {
    m_endpoints = endpoints;
    fillLines();
}

void ConnectionPanel::setClients(const QList<OutsideClient>& clients) {
    m_clients = clients;
    fillClients();
}

void ConnectionPanel::setSessions(const std::map<ConnectionId, SessionId>& sessions) {
    if (m_sessions == sessions) return;
    m_sessions = sessions;
    fillClients();
}

void ConnectionPanel::fillLines() {
    QList<Endpoint> inOrder = m_endpoints;
    std::sort(inOrder.begin(), inOrder.end(), [](const Endpoint& a, const Endpoint& b) { return a.node < b.node; });
    QList<quint16> ports;
    for (const Endpoint& endpoint : inOrder) {
        ports.append(endpoint.port);
    }
    const QString connect = connectString(ports);
    const bool listening = !connect.isEmpty();
    const QList<ClientLine> lines = clientLines(connect);
    const auto fill = [listening](const Line& line, const QString& text) {
        line.text->setText(listening ? text : QString());
        line.text->setPlaceholderText(tr("not listening yet"));
        line.text->setToolTip(listening ? text : QString());
        line.text->setCursorPosition(0);
        line.copy->setEnabled(listening);
    };
    fill(m_connect, connect);
    for (qsizetype i = 0; i < lines.size(); ++i) {
        fill(m_libraries.at(i), lines.at(i).line);
    }
}

void ConnectionPanel::fillClients() {
    m_list->clear();
    for (const OutsideClient& client : m_clients) {
        const QString node = QString::fromStdString(toString(client.node));
        new QTreeWidgetItem(m_list, {client.address, node, sessionText(m_sessions, client.connection)});
    }
    m_noClients->setVisible(m_clients.isEmpty());
    m_list->setVisible(!m_clients.isEmpty());
}

}  // namespace qs::app
