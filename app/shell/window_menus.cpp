// The menus of the main window: every entry is a command, a panel's own action, or a matter of the window.
#include <QAction>
#include <QDockWidget>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>

#include "app/controls/event_list.h"
#include "app/controls/transport_bar.h"
#include "app/models/command_sink.h"
#include "app/shell/main_window.h"
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
    QMenu& menu = *menuBar()->addMenu(tr("&Ensemble"));
    menu.setToolTipsVisible(true);
    menu.addActions(m_transport->transportActions());
    menu.addAction(tr("&Slower"), QKeySequence(u"Ctrl+-"_s), this, [this] { m_transport->changeSpeed(-1); });
    menu.addAction(tr("&Faster"), QKeySequence(u"Ctrl++"_s), this, [this] { m_transport->changeSpeed(1); });
    menu.addSeparator();
    using command::NodeSelector;
    addCommand(menu, tr("&Kill the leader"), QKeySequence(u"Ctrl+Shift+L"_s), command::Kill{{NodeSelector::leader()}});
    addCommand(menu, tr("F&reeze the leader"), {}, command::Freeze{{NodeSelector::leader()}});
    addCommand(menu, tr("Restart all &dead replicas"), QKeySequence(u"Ctrl+Shift+R"_s),
               command::Restart{{NodeSelector::all()}});
    addCommand(menu, tr("&Heal all links"), QKeySequence(u"Ctrl+Shift+H"_s), command::HealAll{});
}

void MainWindow::makeViewMenu() {
    QMenu& menu = *menuBar()->addMenu(tr("&View"));
    menu.addAction(tr("&Find event"), QKeySequence::Find, this, [this] { m_events->focusFilter(); });
    menu.addSeparator();
    QMenu& colours = *menu.addMenu(tr("&Colours"));
    m_theme.addTo(colours);
    menu.addSeparator();
    for (QDockWidget* dock : m_docks) {
        menu.addAction(dock->toggleViewAction());
    }
    menu.addAction(tr("&Reset layout"), this, [this] {
        restoreState(m_defaultLayout, 1);
        placePanels();
    });
}

void MainWindow::makeHelpMenu() {
    QMenu& menu = *menuBar()->addMenu(tr("&Help"));
    menu.addAction(tr("&Keys"), QKeySequence::HelpContents, this, &MainWindow::showKeys);
    menu.addAction(tr("&About Quorumscope"), this, &MainWindow::showAbout);
}

void MainWindow::makeMenus() {
    QMenu& file = *menuBar()->addMenu(tr("&File"));
    file.addAction(tr("&Quit"), QKeySequence::Quit, this, &QWidget::close);
    makeEnsembleMenu();
    QMenu& znode = *menuBar()->addMenu(tr("&Znode"));
    znode.setToolTipsVisible(true);
    znode.addActions(m_znodes->znodeActions());
    makeViewMenu();
    makeHelpMenu();
}

void MainWindow::showKeys() {
    const QList<std::pair<QString, QString>> keys{
        {tr("Space"), tr("pause and resume")},
        {tr("F10, F11"), tr("while paused: next event, next message")},
        {tr("Ctrl+-, Ctrl++"), tr("slower, faster")},
        {tr("Arrow keys"), tr("choose a node or a link on the canvas")},
        {tr("Ctrl+K, Ctrl+Shift+K"), tr("kill or restart the chosen node")},
        {tr("Ctrl+X, Ctrl+H"), tr("cut or heal the chosen link, or all links of the chosen node")},
        {tr("Ctrl+Shift+L"), tr("kill the leader")},
        {tr("Ctrl+Shift+R"), tr("restart all dead replicas")},
        {tr("Ctrl+Shift+H"), tr("heal all links")},
        {tr("Ctrl+N, Ctrl+S, Del"), tr("new znode, save its data, delete it")},
        {tr("Ctrl+F"), tr("filter the events")},
        {tr("Ctrl+F, Ctrl+Shift+F, Ctrl+L"), tr("in the znodes: filter here, search below, type a path")},
        {tr("F8, Shift+F8"), tr("in the znodes: next and previous difference of two replicas")},
        {tr("Ctrl+Q"), tr("quit")},
    };
    QString rows;
    for (const auto& [key, meaning] : keys) {
        rows += u"<tr><td style='padding-right:16px'><b>%1</b></td><td>%2</td></tr>"_s.arg(key, meaning);
    }
    QMessageBox box(QMessageBox::NoIcon, tr("Keys"), u"<table cellspacing='4'>%1</table>"_s.arg(rows),
                    QMessageBox::Close, this);
    box.exec();
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
