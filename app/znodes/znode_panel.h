// The znodes of one replica: choose the replica, walk its tree, read and edit data, create and delete. Reads fold the
// trace; writes are requests of the window's own client and show up as traffic.
#pragma once

#include <QTimer>
#include <QWidget>

#include "app/models/trace_index.h"
#include "app/models/view_state.h"
#include "app/znodes/window_client.h"
#include "app/znodes/write_answers.h"

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
    ZnodePanel(const TraceIndex& index, ViewState& state, CommandSink& sink, QWidget* parent = nullptr);

    /// New child, save, delete: for menus and shortcuts.
    QList<QAction*> znodeActions() const { return {m_create, m_save, m_delete}; }
    /// The index has folded `batch`: answers to the window's writes are in it.
    void observe(const trace::Batch& batch);
    /// Shows the present state at once; otherwise updates come a few times a second.
    void refreshNow();
    void expandTo(const std::string& path);

signals:
    /// One sentence about a write of the window, for the status line.
    void said(const QString& sentence);

private:
    QWidget* makeHead();
    QWidget* makeBody();
    void makeActions();
    void connectAll();

    void createChild();
    void deleteSelected();

    NodeId wantedReplica() const;
    void chooseReplica();
    void fillReplicas();
    void showPosition();
    void scheduleRefresh();
    void showSelected();
    void followState();
    void refreshActions();
    std::string selectedPath() const;

    const TraceIndex& m_index;
    ViewState& m_state;
    WindowClient m_client;
    WriteAnswers m_answers;
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
    NodeId m_shown;         ///< whose tree is on the screen
    std::string m_awaited;  ///< just created here: selected as soon as it appears
};

}  // namespace qs::app
