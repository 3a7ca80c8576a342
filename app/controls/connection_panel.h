// Where ordinary ZooKeeper clients connect, one line per client library with a Copy button, and who is connected where.
#pragma once

#include <QWidget>
#include <map>

#include "app/ensemble/ensemble.h"

class QGridLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QTreeWidget;

namespace qs::app {

class ConnectionPanel : public QWidget {
    Q_OBJECT
public:
    explicit ConnectionPanel(QWidget* parent = nullptr);

    void setEndpoints(const QList<Endpoint>& endpoints);
    void setClients(const QList<OutsideClient>& clients);
    /// Sessions of the connections that have one.
    void setSessions(const std::map<ConnectionId, SessionId>& sessions);

private:
    struct Line {
        QLineEdit* text;
        QPushButton* copy;
    };

    Line addLine(QGridLayout& grid, const QString& label, const QString& objectName);
    void fillLines();
    void fillClients();

    QList<Endpoint> m_endpoints;
    QList<OutsideClient> m_clients;
    std::map<ConnectionId, SessionId> m_sessions;
    Line m_connect;
    QList<Line> m_libraries;
    QLabel* m_noClients;
    QTreeWidget* m_list;
};

}  // namespace qs::app
