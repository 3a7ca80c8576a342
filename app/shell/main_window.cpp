#include "app/shell/main_window.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QApplication>
#include <QCloseEvent>
#include <QComboBox>
#include <QDockWidget>
#include <QKeyEvent>
#include <QLabel>
#include <QScreen>
#include <QSettings>
#include <QStyle>
#include <QVBoxLayout>

#include "app/charts/charts_panel.h"
#include "app/controls/caption_bar.h"
#include "app/controls/command_console.h"
#include "app/controls/connection_panel.h"
#include "app/controls/event_list.h"
#include "app/controls/fault_history.h"
#include "app/controls/fault_palette.h"
#include "app/controls/fault_panel.h"
#include "app/controls/inbox_panel.h"
#include "app/controls/lamps_panel.h"
#include "app/controls/luck.h"
#include "app/controls/server_log_panel.h"
#include "app/controls/transport_bar.h"
#include "app/loggrid/log_grid.h"
#include "app/models/status_sentence.h"
#include "app/shell/dock_layout.h"
#include "app/shell/past_bar.h"
#include "app/shell/presenter_mode.h"
#include "app/shell/run_files.h"
#include "app/shell/settings_dialog.h"
#include "app/shell/status_line.h"
#include "app/timeline/timeline_panel.h"
#include "app/topology/topology_canvas.h"
#include "app/widgets/steady_scroll_area.h"
#include "app/znodes/znode_panel.h"

namespace qs::app {

using namespace Qt::StringLiterals;

namespace {

constexpr QSize DefaultSize{1440, 900};

}  // namespace

MainWindow::MainWindow(const WindowFacts& facts, Run& run, CommandSink& sink, ThemeChoice& theme,
                       LanguageChoice& language, QWidget* parent)
    : QMainWindow(parent),
      m_facts(facts),
      m_theme(theme),
      m_language(language),
      m_run(run),
      m_index(run.index),
      m_log(run.log),
      m_state(run.state),
      m_history(new FaultHistory(sink, this)),
      m_sink(*m_history, m_index),
      m_canvas(new TopologyCanvas(m_index, m_state, m_sink, this)),
      m_transport(new TransportBar(m_index, this)),
      m_luck(new Luck(*m_transport, m_sink, m_index, this)),
      m_znodes(new ZnodePanel(m_index, m_state, m_sink, this)),
      m_lamps(new LampsPanel(this)),
      m_palette(new FaultPalette(m_index, m_state, m_sink, this)),
      m_faults(new FaultPanel(m_sink, this)),
      m_inbox(new InboxPanel(m_index, m_state, m_sink, this)),
      m_connections(new ConnectionPanel(this)),
      m_events(new EventList(m_log, m_state, this)),
      m_charts(new ChartsPanel(m_index, m_state, this)),
      m_serverLogs(facts.isRealTime() ? new ServerLogPanel(facts.logs, m_state, this) : nullptr),
      m_logGrid(new LogGrid(m_index, m_state, this)),
      m_timeline(new TimelinePanel(m_index, m_state, this)),
      m_console(new CommandConsole(m_index, m_sink, this)),
      m_captions(new CaptionBar(m_index, m_state, this)),
      m_status(new StatusLine(facts.badge(), this)),
      m_failure(new QLabel(this)),
      m_past(new PastBar(m_index, m_state, this)),
      m_files(new RunFiles(run, m_preferences, *this)) {
    setObjectName(u"mainWindow"_s);
    setWindowTitle(facts.title.isEmpty() ? tr("Quorumscope") : tr("%1 - Quorumscope").arg(facts.title));
    setDockNestingEnabled(true);
    resize(DefaultSize);
    addToolBar(m_transport);
    m_transport->setMovable(false);
    m_transport->setRealTime(facts.isRealTime());
    m_files->setOver(facts.isRealTime());
    connect(m_luck, &Luck::said, this, &MainWindow::notice);
    setCentralWidget(makeCentre());
    setStatusBar(m_status);
    placePanels();
    makePresenterMode();
    makeMenus();
    connectAll();
    applyTheme(m_theme.theme());
    m_defaultLayout = saveState(LayoutVersion);
    takeUp();
    refreshNow();
    m_canvas->setFocus();
}

MainWindow::~MainWindow() = default;

QWidget* MainWindow::makeCentre() {
    auto* centre = new QWidget(this);
    auto* column = new QVBoxLayout(centre);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_failure->setObjectName(u"failure"_s);
    m_failure->setWordWrap(true);
    m_failure->setMargin(8);
    m_failure->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_failure->hide();
    m_console->setContentsMargins(8, 6, 8, 6);
    column->addWidget(m_failure);
    column->addWidget(m_past);
    column->addWidget(m_canvas, 1);
    column->addWidget(m_captions);
    column->addWidget(m_console);
    return centre;
}

QDockWidget* MainWindow::addPanel(Qt::DockWidgetArea area, const QString& title, const QString& name, QWidget* panel,
                                  bool scrolls) {
    auto* dock = new QDockWidget(title, this);
    dock->setObjectName(name);
    if (scrolls) {
        auto* scroll = new SteadyScrollArea(dock);
        scroll->setWidget(panel);
        scroll->setMinimumWidth(fontMetrics().horizontalAdvance(u"x"_s) * 38);
        dock->setWidget(scroll);
    } else {
        dock->setWidget(panel);
    }
    addDockWidget(area, dock);
    m_docks.append(dock);
    return dock;
}

QWidget* MainWindow::makeFaults() {
    auto* both = new QWidget(this);
    auto* column = new QVBoxLayout(both);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_palette);
    column->addWidget(m_faults, 1);
    return both;
}

void MainWindow::placePanels() {
    for (const auto side : {Qt::LeftDockWidgetArea, Qt::RightDockWidgetArea}) {
        const bool left = side == Qt::LeftDockWidgetArea;
        setCorner(left ? Qt::BottomLeftCorner : Qt::BottomRightCorner, side);
        setCorner(left ? Qt::TopLeftCorner : Qt::TopRightCorner, side);
    }
    QDockWidget* znodes = addPanel(Qt::LeftDockWidgetArea, tr("Znodes"), u"znodesDock"_s, m_znodes, false);
    QDockWidget* lamps = addPanel(Qt::RightDockWidgetArea, tr("Promises"), u"lampsDock"_s, m_lamps, false);
    QDockWidget* faults = addPanel(Qt::RightDockWidgetArea, tr("Faults"), u"faultsDock"_s, makeFaults(), true);
    QDockWidget* connect =
        addPanel(Qt::RightDockWidgetArea, tr("Connect a client"), u"connectDock"_s, m_connections, true);
    QDockWidget* events = addPanel(Qt::BottomDockWidgetArea, tr("Events"), u"eventsDock"_s, m_events, false);
    QDockWidget* charts = addPanel(Qt::BottomDockWidgetArea, tr("Charts"), u"chartsDock"_s, m_charts, false);
    QDockWidget* timeline = addPanel(Qt::BottomDockWidgetArea, tr("Timeline"), u"timelineDock"_s, m_timeline, false);
    QDockWidget* logs = addPanel(Qt::BottomDockWidgetArea, tr("Logs"), u"logsDock"_s, m_logGrid, false);
    splitDockWidget(timeline, logs, Qt::Horizontal);
    QDockWidget* inbox = addPanel(Qt::BottomDockWidgetArea, tr("Inbox"), u"inboxDock"_s, m_inbox, false);
    tabifyDockWidget(timeline, inbox);
    tabifyDockWidget(timeline, events);
    tabifyDockWidget(timeline, charts);
    if (m_serverLogs) {
        tabifyDockWidget(
            timeline, addPanel(Qt::BottomDockWidgetArea, tr("Server logs"), u"serverLogsDock"_s, m_serverLogs, false));
    }
    timeline->raise();
    resizeDocks({znodes, lamps}, {300, 300}, Qt::Horizontal);
    tabifyDockWidget(lamps, connect);
    lamps->raise();
    resizeDocks({lamps, faults}, {330, 430}, Qt::Vertical);
    resizeDocks({timeline, logs}, {490, 330}, Qt::Horizontal);
    resizeDocks({timeline}, {300}, Qt::Vertical);
}

void MainWindow::connectAll() {
    connect(&m_sink, &PresentSink::refused, this, &MainWindow::notice);
    connect(&m_state, &ViewState::cursorChanged, this, &MainWindow::showCursor);
    connect(&m_index, &TraceIndex::momentChanged, this, &MainWindow::refreshPanels);
    connect(&m_theme, &ThemeChoice::themeChanged, this, &MainWindow::applyTheme);
    connect(m_lamps, &LampsPanel::jumpRequested, m_events, &EventList::showRecord);
    connect(m_znodes, &ZnodePanel::said, this, &MainWindow::notice);
    connect(m_charts, &ChartsPanel::said, this, &MainWindow::notice);
    connect(m_files, &RunFiles::said, this, &MainWindow::notice);
    const auto move = [this] { m_canvas->setReducedMotion(m_preferences.reducedMotion()); };
    connect(&m_preferences, &Preferences::changed, this, move);
    move();
    qApp->installEventFilter(this);
}

void MainWindow::applyTheme(const Theme& theme) {
    m_canvas->setTheme(theme);
    m_lamps->setTheme(theme);
    m_znodes->setTheme(theme);
    m_charts->setTheme(theme);
    if (m_serverLogs) m_serverLogs->setTheme(theme);
    m_logGrid->setTheme(theme);
    m_timeline->setTheme(theme);
    QPalette alarm = palette();
    alarm.setColor(QPalette::Window, theme.bad);
    alarm.setColor(QPalette::WindowText, theme.surface);
    m_failure->setPalette(alarm);
    m_failure->setAutoFillBackground(true);
}

void MainWindow::feed(const trace::Batch& batch) {
    m_run.append(batch);
    m_history->observe(batch, m_index.tables());
    m_znodes->observe(batch);
    m_lamps->addFindings(batch.findings);
    if (!batch.checks.empty()) m_lamps->setChecks(batch.checks);
    for (const trace::Saying& saying : batch.sayings)
        m_console->tell(QString::fromStdString(saying.text));
    refreshPanels();
}

/// Panels that keep facts of their own hear what happened before there was this window.
void MainWindow::takeUp() {
    constexpr std::uint64_t Slice = 4096;
    const RecordStore& records = m_index.records();
    for (std::uint64_t seq = 1; seq <= records.size();) {
        trace::Batch slice;
        for (; slice.records.size() < Slice && seq <= records.size(); ++seq)
            slice.records.push_back(records.at(seq));
        m_znodes->observe(slice);
        m_history->observe(slice, m_index.tables());
    }
    m_lamps->addFindings(m_index.findings());
    if (!m_index.checks().empty()) m_lamps->setChecks(m_index.checks());
    showCursor();
}

void MainWindow::refreshPanels() {
    m_status->setSentence(statusSentence(m_index.shown(), m_index.membership(), m_index.tables()));
    m_transport->setTime(m_index.now());
    m_faults->setFaults(activeFaults(m_index));
    m_palette->refreshShapes();
    std::map<ConnectionId, SessionId> sessions;
    for (const auto& [connection, client] : m_index.clients()) {
        sessions.emplace(connection, client.session);
    }
    m_connections->setSessions(sessions);
}

void MainWindow::refreshNow() {
    refreshPanels();
    m_znodes->refreshNow();
    m_inbox->refreshNow();
    m_charts->refreshNow();
    m_captions->refreshNow();
}

void MainWindow::showMoment(VirtualTime moment) {
    if (m_index.isLive()) m_canvas->setMoment(moment);
}

void MainWindow::setSpeedInForce(double speed, const QString& why) {
    m_transport->setSpeedInForce(speed, why);
    m_canvas->setPaused(speed == 0);
}

void MainWindow::showUsage(const QList<ReplicaUsage>& usage) {
    constexpr double Mebi = 1 << 20;
    std::map<NodeId, QString> notes;
    for (const auto& [node, takes] : usage) {
        notes[node] = tr("%1 % CPU · %2 MiB")
                          .arg(takes.cores * 100, 0, 'f', 1)
                          .arg(static_cast<double>(takes.bytes) / Mebi, 0, 'f', 1);
    }
    m_canvas->setNotes(std::move(notes));
}

void MainWindow::showCursor() {
    const auto& cursor = m_state.cursor();
    if (!cursor) {
        m_index.showLive();
    } else if (m_index.records().contains(cursor->record)) {
        m_index.showRecord(cursor->record);
    } else {
        m_index.showMoment(cursor->moment);
    }
    if (!m_index.isLive()) m_canvas->setMoment(m_index.now());
    m_znodes->setReadOnly(m_index.isLive() ? m_sink.whyNot(command::ClientRequest{})
                                           : tr("This is the past: nothing can be written in it."));
}

void MainWindow::showAnswer(const QString& command, bool ok, const QString& text) {
    m_console->showAnswer(command, ok, text);
    notice(ok ? text : tr("%1: %2").arg(command, text));
}

void MainWindow::notice(const QString& line) {
    m_status->notice(line);
}

void MainWindow::tell(const QString& line) {
    m_console->tell(line);
    notice(line);
}

void MainWindow::showFailure(const QString& text) {
    m_failure->setText(tr("The ensemble has ended: %1").arg(text));
    m_failure->show();
    m_files->setOver(true);
    m_transport->setEnabled(false);
}

void MainWindow::restoreLayout() {
    const QSettings settings;
    const bool known = restoreGeometry(settings.value(u"window/geometry"_s).toByteArray());
    // Its frame has to fit too.
    const QSize frame(0, style()->pixelMetric(QStyle::PM_TitleBarHeight, nullptr, this));
    if (!known) resize(size().boundedTo(screen()->availableSize() - frame));
    restoreDocks(*this, settings.value(u"window/layout"_s).toByteArray(), LayoutVersion);
}

void MainWindow::saveLayout() {
    m_presenter->setOn(false);
    QSettings settings;
    settings.setValue(u"window/geometry"_s, saveGeometry());
    settings.setValue(u"window/layout"_s, saveState(LayoutVersion));
}

void MainWindow::closeEvent(QCloseEvent* event) {
    // Once it is left, the application closes its windows on its way out.
    event->setAccepted(m_leaving);
    if (m_leaving) return;
    m_files->end([this] {
        m_leaving = true;
        emit closed();
    });
}

/// Space pauses everywhere except where it already means something to the widget that has the keyboard.
bool MainWindow::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Space) {
        const bool usesSpace = qobject_cast<QAbstractButton*>(watched) || qobject_cast<QComboBox*>(watched);
        if (usesSpace) {
            event->accept();
            return true;
        }
    }
    return QMainWindow::eventFilter(watched, event);
}

}  // namespace qs::app
