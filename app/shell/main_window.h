// The window: places the rooms, gives them the one index, log and view state, and passes batches on. It knows no
// ensemble: commands leave through the sink, so the same window serves a live run and a still picture.
#pragma once

#include <QMainWindow>
#include <QPointer>

#include "app/models/present_sink.h"
#include "app/models/run.h"
#include "app/shell/language_choice.h"
#include "app/shell/preferences.h"
#include "app/shell/theme_choice.h"
#include "app/shell/window_facts.h"
#include "engine/command/command.h"

class QLabel;

namespace qs::app {

class CaptionBar;
class ChartsPanel;
class CommandConsole;
class ConnectionPanel;
class EventList;
class FaultHistory;
class FaultPalette;
class FaultPanel;
class InboxPanel;
class LampsPanel;
class LogGrid;
class Luck;
class PastBar;
class PresenterMode;
class RunFiles;
class ServerLogPanel;
class StatusLine;
class TimelinePanel;
class TopologyCanvas;
class TransportBar;
class ZnodePanel;

class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    /// A run that has begun before is shown as it stands.
    MainWindow(const WindowFacts& facts, Run& run, CommandSink& sink, ThemeChoice& theme, LanguageChoice& language,
               QWidget* parent = nullptr);
    ~MainWindow() override;

    /// Folds a batch and shows it.
    void feed(const trace::Batch& batch);
    /// The moment that the picture shows; not before the index's own.
    void showMoment(VirtualTime moment);
    /// Virtual seconds per wall second; 0 while paused.
    void setSpeedInForce(double speed, const QString& why);
    void showUsage(const QList<ReplicaUsage>& usage);
    /// Everything that is otherwise refreshed a few times a second is refreshed now.
    void refreshNow();
    void showAnswer(const QString& command, bool ok, const QString& text);
    void notice(const QString& line);
    /// A notice that stays in the console.
    void tell(const QString& line);
    /// A line across the picture that stays: the ensemble has ended.
    void showFailure(const QString& text);

    void startTour();
    /// Unless this person has seen it.
    void startFirstTour();
    void showSettings();
    bool settingsShown() const { return !m_settings.isNull(); }

    void restoreLayout();
    /// Presenter mode is left first: what it hides is not to be hidden the next time.
    void saveLayout();

    PresenterMode& presenter() { return *m_presenter; }
    TransportBar& transport() { return *m_transport; }
    ConnectionPanel& connections() { return *m_connections; }
    RunFiles& files() { return *m_files; }
    const TraceIndex& index() const { return m_index; }

signals:
    /// The person has left, and does not want what was done in the run.
    void closed();
    /// The servers that go on without the window are to end.
    void endAsked();

protected:
    void closeEvent(QCloseEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    /// Raised when docks change, so that an old layout is not forced on a new window.
    static constexpr int LayoutVersion = 4;

    QDockWidget* addPanel(Qt::DockWidgetArea area, const QString& title, const QString& name, QWidget* panel,
                          bool scrolls);
    QWidget* makeCentre();
    void placePanels();
    void makeMenus();
    void makeFileMenu();
    void makeEditMenu();
    QWidget* makeFaults();
    void makeEnsembleMenu();
    void makeViewMenu();
    void makePresenterMode();
    void stepOnStage();
    void makeHelpMenu();
    QAction* addCommand(QMenu& menu, const QString& title, const QKeySequence& keys, const command::Command& command);
    void connectAll();
    void applyTheme(const Theme& theme);
    void takeUp();
    void refreshPanels();
    void showCursor();
    void showKeys();
    void askToEnd();
    void showAbout();

    const WindowFacts m_facts;
    ThemeChoice& m_theme;
    LanguageChoice& m_language;
    Run& m_run;
    TraceIndex& m_index;  ///< of the run, as the next two
    EventLogModel& m_log;
    ViewState& m_state;
    FaultHistory* m_history;
    PresentSink m_sink;
    TopologyCanvas* m_canvas;
    TransportBar* m_transport;
    Luck* m_luck;
    ZnodePanel* m_znodes;
    LampsPanel* m_lamps;
    FaultPalette* m_palette;
    FaultPanel* m_faults;
    InboxPanel* m_inbox;
    ConnectionPanel* m_connections;
    EventList* m_events;
    ChartsPanel* m_charts;
    ServerLogPanel* m_serverLogs;  ///< null in a Lab
    LogGrid* m_logGrid;
    TimelinePanel* m_timeline;
    CommandConsole* m_console;
    CaptionBar* m_captions;
    StatusLine* m_status;
    QLabel* m_failure;
    PastBar* m_past;
    PresenterMode* m_presenter = nullptr;
    Preferences m_preferences;
    RunFiles* m_files;
    QPointer<QWidget> m_settings;
    QPointer<QWidget> m_tour;
    bool m_leaving = false;
    QList<QDockWidget*> m_docks;
    QByteArray m_defaultLayout;
};

}  // namespace qs::app
