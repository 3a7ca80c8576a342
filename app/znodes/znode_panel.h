// The znodes of the replicas: choose one or compare two, walk the tree, read and edit data, stat, history and watches,
// and the sessions behind them. Reads fold the trace; writes are requests of the window's own client and show up as
// traffic.
#pragma once

#include <QTimer>
#include <QWidget>

#include "app/models/trace_index.h"
#include "app/models/view_state.h"
#include "app/widgets/theme.h"
#include "app/znodes/window_client.h"
#include "app/znodes/write_run.h"
#include "app/znodes/znode_facts.h"

class QAction;
class QLabel;
class QSplitter;
class QTabWidget;

namespace qs::app {

class HistoryView;
class PathBar;
class ReplicaBar;
class SessionView;
class StatView;
class TreePage;
class WatchView;
class ZnodeActions;
class ZnodeEditor;

class ZnodePanel : public QWidget {
    Q_OBJECT
public:
    ZnodePanel(const TraceIndex& index, ViewState& state, CommandSink& sink, QWidget* parent = nullptr);

    /// What can be done with the chosen znode: for menus and shortcuts.
    QList<QAction*> znodeActions() const;
    /// The index has folded `batch`: answers to the window's writes are in it.
    void observe(const trace::Batch& batch);
    /// Shows the present state at once; otherwise updates come a few times a second.
    void refreshNow();
    void expandTo(const std::string& path);
    void setTheme(const Theme& theme);
    /// Why nothing can be written now, as a sentence; empty: it can.
    void setReadOnly(const QString& why);

signals:
    /// One sentence about a write or a watch of the window, for the status line.
    void said(const QString& sentence);

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QWidget* makeTreeTab();
    QTabWidget* makeDetails();
    void makeTools();
    void connectTree();
    void connectDetails();

    /// Acts on the panel's own keys; false: it is none of them.
    bool takeKey(const QKeyEvent& event);
    static bool isOwnKey(const QKeyEvent& event);

    void scheduleRefresh();
    void refreshTrees();
    void showPosition();
    void showDifferences();
    void followState();
    void showChosen();
    void showDetails();
    void goTo(const std::string& path);
    void showSession(SessionId session);
    void takeAnswer(const RequestAnswer& answer);
    void sayFired(std::size_t before);

    const TraceIndex& m_index;
    ViewState& m_state;
    ZnodeFacts m_facts;
    WindowClient m_client;
    WriteRun m_run;
    ReplicaBar* m_replicas;
    QLabel* m_position;
    TreePage* m_tree;
    PathBar* m_path;
    QTabWidget* m_tabs;
    QSplitter* m_splitter = nullptr;
    QTabWidget* m_details = nullptr;
    ZnodeEditor* m_editor;
    StatView* m_stat;
    HistoryView* m_history;
    WatchView* m_watches;
    SessionView* m_sessions;
    ZnodeActions* m_actions;
    QTimer m_timer;
    QString m_readOnly;
    NodeId m_shown;         ///< whose tree is on the screen
    std::string m_awaited;  ///< just written here: selected as soon as it appears
};

}  // namespace qs::app
