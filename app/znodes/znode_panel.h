// The znodes of one replica: choose the replica, walk its tree, read and edit data, create and delete. Reads fold the
// trace; writes are requests of the window's own client and show up as traffic.
#pragma once

#include <QTimer>
#include <QWidget>

#include "app/models/trace_index.h"
#include "app/znodes/window_client.h"

class QAction;
class QComboBox;
class QLabel;
class QStackedWidget;
class QTreeView;

namespace qs::app {

class ZnodeEditor;
class ZnodeTreeModel;

class ZnodePanel : public QWidget {
    Q_OBJECT
public:
    ZnodePanel(const TraceIndex& index, CommandSink& sink, QWidget* parent = nullptr);

    /// New child, save, delete: for menus and shortcuts.
    QList<QAction*> znodeActions() const { return {m_create, m_save, m_delete}; }
    /// Shows the present state at once; otherwise updates come a few times a second.
    void refreshNow();

    void createChild();
    void deleteSelected();

private:
    NodeId chosenReplica() const;
    void fillReplicas();
    void scheduleRefresh();
    void showSelected();
    void selectPath(const std::string& path);
    void refreshActions();
    QString emptyReason(NodeId replica) const;
    QWidget* makeHead();

    const TraceIndex& m_index;
    WindowClient m_client;
    ZnodeTreeModel* m_model;
    QComboBox* m_replica;
    QLabel* m_position;
    QLabel* m_empty;
    QStackedWidget* m_stack;
    QTreeView* m_view;
    ZnodeEditor* m_editor;
    QAction* m_create;
    QAction* m_save;
    QAction* m_delete;
    QTimer m_timer;
    std::string m_awaited;  ///< just created: selected as soon as it appears
    NodeSet m_listed;
};

}  // namespace qs::app
