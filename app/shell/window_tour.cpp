// The tour through the main window: five things to see and to do.
#include <QDockWidget>
#include <QSettings>

#include "app/controls/transport_bar.h"
#include "app/shell/main_window.h"
#include "app/shell/presenter_mode.h"
#include "app/topology/topology_canvas.h"
#include "app/widgets/tour.h"

namespace qs::app {

using namespace Qt::StringLiterals;

void MainWindow::startTour() {
    m_presenter->setOn(false);
    if (m_tour) m_tour->close();
    const auto docked = [this](const QString& title, const QString& words, const QString& name) {
        auto* dock = findChild<QDockWidget*>(name);
        return TourStep{title, words, dock, dock};
    };
    const QList<TourStep> steps{
        {tr("The ensemble"),
         tr("Each circle is a replica, each dot a message that one of them sent and another will receive. Click a "
            "replica, a link or a dot: all other views follow. The wheel zooms."),
         m_canvas},
        {tr("Time is yours"),
         tr("Space pauses and goes on. F10 steps one event, F11 one message, F7 runs until something happens; the "
            "slider is the speed. Try it: nothing is lost."),
         m_transport},
        docked(tr("Kill the leader"),
               tr("Press Ctrl+Shift+L and watch the others elect. Ctrl+Shift+R brings it back. The tools here cut, "
                  "freeze and slow whatever you choose; Ctrl+Z takes a fault back."),
               u"faultsDock"_s),
        docked(tr("Why did this happen?"),
               tr("Every message runs from its sender's lane to its receiver's. Click an event to see its cause, drag "
                  "along the ruler to see the past in all views; Ctrl+End returns to the present."),
               u"timelineDock"_s),
        docked(tr("What still holds, and your own client"),
               tr("Each lamp is a promise, and says whether it holds. Behind the tab below, Connect a client has the "
                  "line for any ZooKeeper client of your own: it talks to these very replicas."),
               u"lampsDock"_s)};
    m_tour = new Tour(steps, *this);
}

void MainWindow::startFirstTour() {
    if (QSettings().value(u"window/tourSeen"_s).toBool()) return;
    QSettings().setValue(u"window/tourSeen"_s, true);
    startTour();
}

}  // namespace qs::app
