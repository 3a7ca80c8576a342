#include "app/shell/main_window.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QApplication>
#include <QCloseEvent>
#include <QComboBox>
#include <QDockWidget>
#include <QKeyEvent>
#include <QLabel>
#include <QScrollArea>
#include <QSettings>
#include <QVBoxLayout>

#include "app/charts/charts_panel.h"
#include "app/controls/caption_bar.h"
#include "app/controls/command_console.h"
#include "app/controls/connection_panel.h"
#include "app/controls/event_list.h"
#include "app/controls/fault_panel.h"
#include "app/controls/lamps_panel.h"
#include "app/controls/transport_bar.h"
#include "app/models/status_sentence.h"
#include "app/shell/past_bar.h"
#include "app/shell/status_line.h"
#include "app/topology/topology_canvas.h"
#include "app/znodes/znode_panel.h"

namespace qs::app {

using namespace Qt::StringLiterals;

namespace {

/// Raised when docks change, so that an old layout is not forced on a new window.
constexpr int LayoutVersion = 1;
constexpr QSize DefaultSize{1440, 900};

}  // namespace

MainWindow::MainWindow(const WindowFacts& facts, CommandSink& sink, ThemeChoice& theme, QWidget* parent)
    : QMainWindow(parent),
      m_theme(theme),
      m_index(facts.setting),
      m_sink(sink, m_index),
      m_log(m_index.records()),
      m_canvas(new TopologyCanvas(m_index, m_state, m_sink, this)),
      m_transport(new TransportBar(this)),
      m_znodes(new ZnodePanel(m_index, m_state, m_sink, this)),
      m_lamps(new LampsPanel(this)),
      m_faults(new FaultPanel(m_sink, this)),
      m_connections(new ConnectionPanel(this)),
      m_events(new EventList(m_log, m_state, this)),
      m_charts(new ChartsPanel(m_index, m_state, this)),
      m_console(new CommandConsole(m_sink, this)),
      m_captions(new CaptionBar(m_index, m_state, this)),
      m_status(new StatusLine(facts.badge, this)),
      m_failure(new QLabel(this)),
      m_past(new PastBar(m_index, m_state, this)) {
    setObjectName(u"mainWindow"_s);
    setWindowTitle(facts.title.isEmpty() ? tr("Quorumscope") : tr("%1 - Quorumscope").arg(facts.title));
    setDockNestingEnabled(true);
    resize(DefaultSize);
    addToolBar(m_transport);
    m_transport->setMovable(false);
    setCentralWidget(makeCentre());
    setStatusBar(m_status);
    placePanels();
    makeMenus();
    connectAll();
    applyTheme(m_theme.theme());
    m_defaultLayout = saveState(LayoutVersion);
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
        auto* scroll = new QScrollArea(dock);
        scroll->setWidget(panel);
        scroll->setWidgetResizable(true);
        scroll->setFrameShape(QFrame::NoFrame);
        scroll->setMinimumWidth(fontMetrics().horizontalAdvance(u"x"_s) * 38);
        scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        dock->setWidget(scroll);
    } else {
        dock->setWidget(panel);
    }
    addDockWidget(area, dock);
    m_docks.append(dock);
    return dock;
}

void MainWindow::placePanels() {
    for (const auto side : {Qt::LeftDockWidgetArea, Qt::RightDockWidgetArea}) {
        const bool left = side == Qt::LeftDockWidgetArea;
        setCorner(left ? Qt::BottomLeftCorner : Qt::BottomRightCorner, side);
        setCorner(left ? Qt::TopLeftCorner : Qt::TopRightCorner, side);
    }
    QDockWidget* znodes = addPanel(Qt::LeftDockWidgetArea, tr("Znodes"), u"znodesDock"_s, m_znodes, false);
    QDockWidget* lamps = addPanel(Qt::RightDockWidgetArea, tr("Promises"), u"lampsDock"_s, m_lamps, true);
    QDockWidget* faults = addPanel(Qt::RightDockWidgetArea, tr("Faults"), u"faultsDock"_s, m_faults, true);
    QDockWidget* connect =
        addPanel(Qt::RightDockWidgetArea, tr("Connect a client"), u"connectDock"_s, m_connections, true);
    QDockWidget* events = addPanel(Qt::BottomDockWidgetArea, tr("Events"), u"eventsDock"_s, m_events, false);
    QDockWidget* charts = addPanel(Qt::BottomDockWidgetArea, tr("Charts"), u"chartsDock"_s, m_charts, false);
    splitDockWidget(events, charts, Qt::Horizontal);
    resizeDocks({znodes, lamps}, {300, 300}, Qt::Horizontal);
    resizeDocks({lamps, faults, connect}, {330, 130, 300}, Qt::Vertical);
    resizeDocks({events}, {230}, Qt::Vertical);
    resizeDocks({events, charts}, {460, 360}, Qt::Horizontal);
}

void MainWindow::connectAll() {
    connect(&m_sink, &PresentSink::refused, this, &MainWindow::notice);
    connect(&m_state, &ViewState::cursorChanged, this, &MainWindow::showCursor);
    connect(&m_index, &TraceIndex::momentChanged, this, &MainWindow::refreshPanels);
    connect(&m_theme, &ThemeChoice::themeChanged, this, &MainWindow::applyTheme);
    connect(m_lamps, &LampsPanel::jumpRequested, m_events, &EventList::showRecord);
    connect(m_znodes, &ZnodePanel::said, this, &MainWindow::notice);
    connect(m_charts, &ChartsPanel::said, this, &MainWindow::notice);
    qApp->installEventFilter(this);
}

void MainWindow::applyTheme(const Theme& theme) {
    m_canvas->setTheme(theme);
    m_lamps->setTheme(theme);
    m_charts->setTheme(theme);
    QPalette alarm = palette();
    alarm.setColor(QPalette::Window, theme.bad);
    alarm.setColor(QPalette::WindowText, theme.surface);
    m_failure->setPalette(alarm);
    m_failure->setAutoFillBackground(true);
}

void MainWindow::feed(const trace::Batch& batch) {
    m_index.append(batch);
    m_log.follow();
    m_znodes->observe(batch);
    m_lamps->addFindings(batch.findings);
    if (!batch.checks.empty()) m_lamps->setChecks(batch.checks);
    refreshPanels();
}

void MainWindow::refreshPanels() {
    m_status->setSentence(statusSentence(m_index.shown(), m_index.membership(), m_index.tables()));
    m_transport->setTime(m_index.now());
    m_faults->setFaults(activeFaults(m_index));
    std::map<ConnectionId, SessionId> sessions;
    for (const auto& [connection, client] : m_index.clients()) {
        sessions.emplace(connection, client.session);
    }
    m_connections->setSessions(sessions);
}

void MainWindow::refreshNow() {
    refreshPanels();
    m_znodes->refreshNow();
    m_charts->refreshNow();
    m_captions->refreshNow();
}

void MainWindow::showMoment(VirtualTime moment) {
    if (m_index.isLive()) m_canvas->setMoment(moment);
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
}

void MainWindow::showAnswer(const QString& command, bool ok, const QString& text) {
    if (!ok) m_console->showAnswer(false, text);
    notice(ok ? text : tr("%1: %2").arg(command, text));
}

void MainWindow::notice(const QString& line) {
    m_status->notice(line);
}

void MainWindow::showFailure(const QString& text) {
    m_failure->setText(tr("The ensemble has ended: %1").arg(text));
    m_failure->show();
    m_transport->setEnabled(false);
}

void MainWindow::restoreLayout() {
    const QSettings settings;
    restoreGeometry(settings.value(u"window/geometry"_s).toByteArray());
    restoreState(settings.value(u"window/layout"_s).toByteArray(), LayoutVersion);
}

void MainWindow::saveLayout() const {
    QSettings settings;
    settings.setValue(u"window/geometry"_s, saveGeometry());
    settings.setValue(u"window/layout"_s, saveState(LayoutVersion));
    settings.setValue(u"window/theme"_s, m_theme.name());
}

void MainWindow::closeEvent(QCloseEvent* event) {
    event->accept();
    emit closed();
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
