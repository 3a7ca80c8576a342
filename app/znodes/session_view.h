// Who is connected, what goes with them and how long they have: sessions with their countdown, connection and server,
// ephemerals and watches. A row leads to its znode or its server.
#pragma once

#include <QWidget>

#include "app/models/view_state.h"
#include "app/znodes/session_model.h"
#include "app/znodes/window_client.h"

class QAction;
class QLabel;
class QTreeView;

namespace qs::app {

class SessionView : public QWidget {
    Q_OBJECT
public:
    SessionView(const TraceIndex& index, const ZnodeFacts& facts, ViewState& state, WindowClient& client,
                QWidget* parent = nullptr);

    void refresh(NodeId replica);
    void select(SessionId session);
    /// Why nothing can be written now; empty: it can.
    void setReadOnly(const QString& why);

signals:
    void znodeChosen(const std::string& path);

private:
    void makeActions();
    void activate(const QModelIndex& index);
    void refreshActions();
    std::string clientChosen() const;

    const ZnodeFacts& m_facts;
    ViewState& m_state;
    WindowClient& m_client;
    SessionModel* m_model;
    QLabel* m_count;
    QTreeView* m_view;
    QAction* m_reset;
    QAction* m_close;
    QString m_readOnly;
};

}  // namespace qs::app
