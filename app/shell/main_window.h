// The window: places the rooms, gives them the one index, log and view state, and passes batches on. It knows no
// ensemble: commands leave through the sink, so the same window serves a live run and a still picture.
#pragma once

#include <QMainWindow>

#include "app/models/event_log_model.h"
#include "app/models/present_sink.h"
#include "app/models/trace_index.h"
#include "app/models/view_state.h"
#include "app/shell/theme_choice.h"
#include "engine/command/command.h"

class QLabel;

namespace qs::app {

class CaptionBar;
class ChartsPanel;
class CommandConsole;
class ConnectionPanel;
class EventList;
class FaultPanel;
class LampsPanel;
class PastBar;
class StatusLine;
class TopologyCanvas;
class TransportBar;
class ZnodePanel;

struct WindowFacts {
    trace::Setting setting;
    QString title;  ///< name of the scenario; empty: the default ensemble
    QString badge;  ///< "Lab - seed 1"
};

class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    MainWindow(const WindowFacts& facts, CommandSink& sink, ThemeChoice& theme, QWidget* parent = nullptr);
    ~MainWindow() override;

    /// Folds a batch and shows it.
    void feed(const trace::Batch& batch);
    /// The moment that the picture shows; not before the index's own.
    void showMoment(VirtualTime moment);
    /// Everything that is otherwise refreshed a few times a second is refreshed now.
    void refreshNow();
    void showAnswer(const QString& command, bool ok, const QString& text);
    void notice(const QString& line);
    /// A line across the picture that stays: the ensemble has ended.
    void showFailure(const QString& text);

    void restoreLayout();
    void saveLayout() const;

    TransportBar& transport() { return *m_transport; }
    ConnectionPanel& connections() { return *m_connections; }
    const TraceIndex& index() const { return m_index; }

signals:
    void closed();

protected:
    void closeEvent(QCloseEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QDockWidget* addPanel(Qt::DockWidgetArea area, const QString& title, const QString& name, QWidget* panel,
                          bool scrolls);
    QWidget* makeCentre();
    void placePanels();
    void makeMenus();
    void makeEnsembleMenu();
    void makeViewMenu();
    void makeHelpMenu();
    QAction* addCommand(QMenu& menu, const QString& title, const QKeySequence& keys, const command::Command& command);
    void connectAll();
    void applyTheme(const Theme& theme);
    void refreshPanels();
    void showCursor();
    void showKeys();
    void showAbout();

    ThemeChoice& m_theme;
    TraceIndex m_index;
    PresentSink m_sink;
    EventLogModel m_log;
    ViewState m_state;
    TopologyCanvas* m_canvas;
    TransportBar* m_transport;
    ZnodePanel* m_znodes;
    LampsPanel* m_lamps;
    FaultPanel* m_faults;
    ConnectionPanel* m_connections;
    EventList* m_events;
    ChartsPanel* m_charts;
    CommandConsole* m_console;
    CaptionBar* m_captions;
    StatusLine* m_status;
    QLabel* m_failure;
    PastBar* m_past;
    QList<QDockWidget*> m_docks;
    QByteArray m_defaultLayout;
};

}  // namespace qs::app
