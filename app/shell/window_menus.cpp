// The menus of the main window: every entry is a command, a panel's own action, or a matter of the window.
#include <QAction>
#include <QDockWidget>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>

#include "app/controls/caption_bar.h"
#include "app/controls/command_console.h"
#include "app/controls/event_list.h"
#include "app/controls/fault_history.h"
#include "app/controls/luck.h"
#include "app/controls/transport_bar.h"
#include "app/models/command_sink.h"
#include "app/shell/dock_layout.h"
#include "app/shell/key_sheet.h"
#include "app/shell/main_window.h"
#include "app/shell/presenter_mode.h"
#include "app/shell/run_files.h"
#include "app/shell/settings_dialog.h"
#include "app/timeline/timeline_panel.h"
#include "app/topology/topology_canvas.h"
#include "app/znodes/znode_panel.h"

namespace qs::app {

using namespace Qt::StringLiterals;

QAction* MainWindow::addCommand(QMenu& menu, const QString& title, const QKeySequence& keys,
                                const command::Command& command) {
    QAction* action = menu.addAction(title, keys, this, [this, command] { m_sink.submit(command); });
    action->setToolTip(QString::fromStdString(command::format(command)));
    return action;
}

void MainWindow::makeEnsembleMenu() {
    QMenu& menu = *menuBar()->addMenu(tr("E&nsemble"));
    menu.setToolTipsVisible(true);
    menu.addActions(m_transport->transportActions());
    QList<QAction*> ofVirtualTime{
        menu.addAction(tr("&Slower"), QKeySequence(u"Ctrl+-"_s), this, [this] { m_transport->changeSpeed(-1); }),
        menu.addAction(tr("&Faster"), QKeySequence(u"Ctrl++"_s), this, [this] { m_transport->changeSpeed(1); })};
    menu.addSeparator();
    using command::NodeSelector;
    addCommand(menu, tr("&Kill the leader"), QKeySequence(u"Ctrl+Shift+L"_s), command::Kill{{NodeSelector::leader()}});
    ofVirtualTime << menu.addAction(tr("Kill the leader at its next &ack"), m_luck, &Luck::killLeaderAtNextAck)
                  << menu.addAction(tr("&Withhold the best candidate's votes"), m_luck, &Luck::withholdBestVote);
    for (QAction* action : ofVirtualTime)
        action->setVisible(!m_transport->isRealTime());
    addCommand(menu, tr("F&reeze the leader"), {}, command::Freeze{{NodeSelector::leader()}});
    addCommand(menu, tr("Restart all &dead replicas"), QKeySequence(u"Ctrl+Shift+R"_s),
               command::Restart{{NodeSelector::all()}});
    addCommand(menu, tr("&Heal all links"), QKeySequence(u"Ctrl+Shift+H"_s), command::HealAll{});
    if (!m_facts.kept) return;
    menu.addSeparator();
    menu.addAction(tr("E&nd the servers..."), this, &MainWindow::askToEnd)->setObjectName(u"endServers"_s);
}

void MainWindow::askToEnd() {
    const auto answer = QMessageBox::question(
        this, tr("End the servers"),
        tr("The servers in %1 end, and their clients lose their connections. Their data stay.").arg(m_facts.folder),
        QMessageBox::Ok | QMessageBox::Cancel, QMessageBox::Cancel);
    if (answer == QMessageBox::Ok) emit endAsked();
}

void MainWindow::makeViewMenu() {
    QMenu& menu = *menuBar()->addMenu(tr("&View"));
    menu.addAction(tr("&Command line"), QKeySequence(Qt::Key_F6), m_console, &CommandConsole::focusLine);
    menu.addAction(tr("&Find event"), QKeySequence::Find, this, [this] { m_events->focusFilter(); });
    menu.addAction(tr("Return to the &present"), QKeySequence(u"Ctrl+End"_s), this, [this] { m_state.setCursor({}); });
    menu.addActions(m_captions->steps());
    menu.addAction(tr("&Presenter mode"), QKeySequence(u"Ctrl+Shift+P"_s), m_presenter,
                   [this] { m_presenter->setOn(!m_presenter->isOn()); });
    menu.addSeparator();
    menu.addMenu(tr("P&icture"))->addActions(m_canvas->viewActions());
    QAction* calm = menu.addAction(tr("Reduced &motion"));
    calm->setCheckable(true);
    connect(calm, &QAction::toggled, &m_preferences, &Preferences::setReducedMotion);
    const auto refresh = [this, calm] { calm->setChecked(m_preferences.reducedMotion()); };
    connect(&m_preferences, &Preferences::changed, calm, refresh);
    refresh();
    QMenu& colours = *menu.addMenu(tr("&Colours"));
    m_theme.addTo(colours);
    QMenu& language = *menu.addMenu(tr("&Language"));
    m_language.addTo(language);
    menu.addSeparator();
    for (QDockWidget* dock : m_docks) {
        menu.addAction(dock->toggleViewAction());
    }
    menu.addAction(tr("&Reset layout"), this, [this] {
        restoreDocks(*this, m_defaultLayout, LayoutVersion);
        placePanels();
    });
}

void MainWindow::makePresenterMode() {
    auto* timeline = findChild<QDockWidget*>(u"timelineDock"_s);
    m_presenter = new PresenterMode(*this, {timeline}, {m_console});
    const auto command = [this](const command::Command& what) { return [this, what] { m_sink.submit(what); }; };
    using command::NodeSelector;
    m_presenter->addKey({Qt::Key_Period, tr("pause and resume; Space too"),
                         [this] { m_transport->setPaused(!m_transport->pace().paused); }});
    m_presenter->addKey({Qt::Key_Right, tr("pause, then to the next message"), [this] { stepOnStage(); }});
    m_presenter->addKey({Qt::Key_K, tr("kill the leader"), command(command::Kill{{NodeSelector::leader()}})});
    m_presenter->addKey({Qt::Key_F, tr("freeze the leader"), command(command::Freeze{{NodeSelector::leader()}})});
    m_presenter->addKey({Qt::Key_T, tr("thaw everybody"), command(command::Thaw{{NodeSelector::all()}})});
    m_presenter->addKey({Qt::Key_R, tr("restart all dead replicas"), command(command::Restart{{NodeSelector::all()}})});
    m_presenter->addKey({Qt::Key_H, tr("heal all links"), command(command::HealAll{})});
    m_presenter->addKey({Qt::Key_L, tr("kill the leader at its next ack"), [this] { m_luck->killLeaderAtNextAck(); }});
    m_presenter->addKey({Qt::Key_V, tr("withhold the best candidate's votes until another wins"),
                         [this] { m_luck->withholdBestVote(); }});
    m_presenter->addKey({Qt::Key_E, tr("the timeline by time, or by events"), [this] { m_timeline->toggleAxis(); }});
    m_presenter->addKey({Qt::Key_S, tr("a spotlight on what is chosen, on and off"),
                         [this] { m_canvas->setSpotlight(!m_canvas->hasSpotlight()); }});
    m_presenter->addKey({Qt::Key_Question, tr("these keys"), [this] { showKeys(); }});
    m_presenter->addKey({Qt::Key_Escape, tr("leave presenter mode"), [this] { m_presenter->setOn(false); }});
    connect(m_presenter, &PresenterMode::changed, this, [this](bool on) {
        if (on && m_tour) m_tour->close();
        if (on) notice(tr("Presenter mode: ? shows the keys, Esc leaves."));
        if (!on) m_canvas->setSpotlight(false);
    });
}

/// A clicker's "forward": the first press stops time, the next ones go from message to message.
void MainWindow::stepOnStage() {
    if (!m_transport->pace().paused) return m_transport->setPaused(true);
    emit m_transport->stepMessageAsked();
}

void MainWindow::makeHelpMenu() {
    QMenu& menu = *menuBar()->addMenu(tr("&Help"));
    menu.addAction(tr("&Keys"), QKeySequence::HelpContents, this, &MainWindow::showKeys);
    menu.addAction(tr("&Tour"), this, &MainWindow::startTour);
    menu.addAction(tr("&About Quorumscope"), this, &MainWindow::showAbout);
}

void MainWindow::makeFileMenu() {
    QMenu& menu = *menuBar()->addMenu(tr("&File"));
    menu.setToolTipsVisible(true);
    m_files->addOpeningsTo(menu);
    menu.addSeparator();
    m_files->addSaveTo(menu);
    menu.addAction(m_transport->recordAction());
    menu.addSeparator();
    menu.addAction(tr("&Quit"), QKeySequence::Quit, this, &QWidget::close);
}

void MainWindow::makeEditMenu() {
    QMenu& menu = *menuBar()->addMenu(tr("&Edit"));
    QAction* undo = menu.addAction(tr("&Undo"), QKeySequence::Undo, m_history, &FaultHistory::undo);
    QAction* redo = menu.addAction(tr("&Redo"), QKeySequence::Redo, m_history, &FaultHistory::redo);
    undo->setObjectName(u"undoFault"_s);
    redo->setObjectName(u"redoFault"_s);
    const auto refresh = [this, undo, redo] {
        const bool live = m_index.isLive();
        undo->setEnabled(live && m_history->canUndo());
        redo->setEnabled(live && m_history->canRedo());
        undo->setText(m_history->canUndo() ? tr("&Undo: %1").arg(m_history->undoText()) : tr("&Undo"));
        redo->setText(m_history->canRedo() ? tr("&Redo: %1").arg(m_history->redoText()) : tr("&Redo"));
    };
    connect(m_history, &FaultHistory::changed, this, refresh);
    connect(&m_index, &TraceIndex::momentChanged, this, refresh);
    refresh();
    menu.addSeparator();
    QAction* settings = menu.addAction(tr("&Settings..."), QKeySequence(u"Ctrl+,"_s), this, &MainWindow::showSettings);
    settings->setMenuRole(QAction::PreferencesRole);
}

void MainWindow::makeMenus() {
    makeFileMenu();
    makeEditMenu();
    makeEnsembleMenu();
    QMenu& znode = *menuBar()->addMenu(tr("&Znode"));
    znode.setToolTipsVisible(true);
    znode.addActions(m_znodes->znodeActions());
    makeViewMenu();
    makeHelpMenu();
}

void MainWindow::showKeys() {
    KeySheet sheet(this);
    sheet.addActions(tr("Everywhere"), *menuBar());
    sheet.addKeys(tr("In the picture"),
                  {{tr("Arrow keys"), tr("choose a node or a link")},
                   {tr("Ctrl+K, Ctrl+Shift+K"), tr("kill or restart the chosen node")},
                   {tr("Ctrl+X, Ctrl+H"), tr("cut or heal the chosen link, or all links of the node")},
                   {tr("+, -, 0"), tr("zoom in, zoom out, the whole picture")},
                   {tr("Shift+Arrow keys"), tr("move the picture")}});
    sheet.addKeys(tr("In the logs"), {{tr("Arrow keys"), tr("choose a replica and a transaction")},
                                      {tr("Enter"), tr("show the moment of the last thing that became true there")},
                                      {tr("+, -, End"), tr("wider, narrower; follow the newest")}});
    sheet.addKeys(tr("In the timeline"), {{tr("Left, Right"), tr("the event before and after it in the lane")},
                                          {tr("Ctrl+Left, Ctrl+Right"), tr("its cause, and what it caused")},
                                          {tr("Enter"), tr("show its moment in all views")},
                                          {tr("+, -, Home, End"), tr("zoom; the begin of the run; follow its end")}});
    sheet.addKeys(tr("In the charts"), {{tr("+, -, 0"), tr("zoom in, zoom out, end the zoom")},
                                        {tr("Left, Right"), tr("earlier, later, while zoomed")}});
    sheet.addKeys(tr("In the znodes"),
                  {{tr("Ctrl+F, Ctrl+Shift+F, Ctrl+L"), tr("filter here, search below, type a path")},
                   {tr("F8, Shift+F8"), tr("next and previous difference of two replicas")}});
    QList<std::pair<QString, QString>> presenter;
    for (const PresenterMode::Key& key : m_presenter->keys())
        presenter.append({QKeySequence(key.key).toString(QKeySequence::NativeText), key.meaning});
    sheet.addKeys(tr("In presenter mode"), presenter);
    sheet.exec();
}

void MainWindow::showSettings() {
    if (!m_settings) {
        m_settings = new SettingsDialog(m_preferences, m_theme, m_language, this);
        m_settings->setAttribute(Qt::WA_DeleteOnClose);
    }
    m_settings->show();
    m_settings->activateWindow();
}

void MainWindow::showAbout() {
    QMessageBox::about(
        this, tr("About Quorumscope"),
        tr("<b>Quorumscope %1</b><p>Runs a real ZAB ensemble in this process and lets you see it think.</p>"
           "<p>The sources are under the Apache License 2.0. This program links Qt Charts and is as a whole under the "
           "GNU General Public License 3.0.</p>")
            .arg(QStringLiteral(QS_VERSION)));
}

}  // namespace qs::app
