// What the canvas lets one do: to nodes and links by commands, and to the view.
#include <QAction>
#include <QActionGroup>
#include <QContextMenuEvent>
#include <QMenu>
#include <algorithm>

#include "app/topology/topology_canvas.h"

namespace qs::app {

using command::NodeSelector;

namespace {

command::Selection only(NodeId n) {
    return {NodeSelector::of(n)};
}

command::Cut cutOf(DirectedLink link, bool bothWays) {
    return {only(link.first), only(link.second), bothWays};
}

QString textOf(const command::Command& c) {
    return QString::fromStdString(command::format(c));
}

}  // namespace

QAction* TopologyCanvas::addCommandAction(const QString& text, const QKeySequence& keys,
                                          void (TopologyCanvas::*act)()) {
    auto* action = new QAction(text, this);
    action->setShortcut(keys);
    action->setShortcutContext(Qt::WidgetShortcut);
    connect(action, &QAction::triggered, this, act);
    addAction(action);
    return action;
}

void TopologyCanvas::addActions() {
    addCommandAction(tr("Kill"), QKeySequence(Qt::CTRL | Qt::Key_K), &TopologyCanvas::killFocused)
        ->setToolTip(QStringLiteral("kill N"));
    addCommandAction(tr("Restart"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_K), &TopologyCanvas::restartFocused)
        ->setToolTip(QStringLiteral("restart N"));
    addCommandAction(tr("Cut"), QKeySequence(Qt::CTRL | Qt::Key_X), &TopologyCanvas::cutFocused)
        ->setToolTip(QStringLiteral("cut A->B"));
    addCommandAction(tr("Heal"), QKeySequence(Qt::CTRL | Qt::Key_H), &TopologyCanvas::healFocused)
        ->setToolTip(QStringLiteral("heal A->B"));
}

void TopologyCanvas::killFocused() {
    submit(command::Kill{only(m_focus.first)});
}
void TopologyCanvas::restartFocused() {
    submit(command::Restart{only(m_focus.first)});
}

/// A focused link is cut in its direction; a focused node is cut off from everybody.
void TopologyCanvas::cutFocused() {
    if (m_focus.second) {
        submit(cutOf(m_focus, false));
    } else {
        submit(command::Cut{only(m_focus.first), {NodeSelector::all()}, true});
    }
}

void TopologyCanvas::healFocused() {
    if (m_focus.second) {
        submit(command::Heal{only(m_focus.first), only(m_focus.second), false});
    } else {
        submit(command::Heal{only(m_focus.first), {NodeSelector::all()}, true});
    }
}

void TopologyCanvas::offer(QMenu& menu, const QString& text, const command::Command& command, bool possible) {
    QAction* action = menu.addAction(text);
    const QString whyNot = m_sink.whyNot(command);
    action->setToolTip(whyNot.isEmpty() ? textOf(command) : whyNot);
    action->setEnabled(possible && whyNot.isEmpty());
    connect(action, &QAction::triggered, this, [this, command] { submit(command); });
}

void TopologyCanvas::fillMenu(QMenu& menu, DirectedLink item) {
    menu.setToolTipsVisible(true);
    const NodeId a = item.first;
    const NodeId b = item.second;
    if (!b) {
        const NodeView& node = m_index.node(a);
        offer(menu, tr("Kill node %1").arg(a.value), command::Kill{only(a)}, node.alive);
        offer(menu, tr("Restart node %1").arg(a.value), command::Restart{only(a)}, !node.alive);
        offer(menu, tr("Freeze"), command::Freeze{only(a)}, node.alive && !node.frozen);
        offer(menu, tr("Thaw"), command::Thaw{only(a)}, node.frozen);
        offer(menu, tr("Cut its power"), command::PowerOff{only(a)}, node.alive);
        const bool slow = node.cost.us != 0;
        offer(menu, slow ? tr("No longer slow") : tr("Slow down (20 ms for each event)"),
              command::Slow{only(a), VirtualTime::ofMs(slow ? 0 : 20)}, true);
        fillDiskMenu(*menu.addMenu(tr("Disk")), node);
        menu.addSeparator();
        offer(menu, tr("Cut all its links"), command::Cut{only(a), {NodeSelector::all()}, true}, true);
        offer(menu, tr("Heal all its links"), command::Heal{only(a), {NodeSelector::all()}, true}, true);
        return;
    }
    const bool there = m_index.linkCut(a, b);
    const bool back = m_index.linkCut(b, a);
    offer(menu, tr("Cut %1 → %2").arg(a.value).arg(b.value), cutOf(item, false), !there);
    offer(menu, tr("Cut %1 ↔ %2").arg(a.value).arg(b.value), cutOf(item, true), !there || !back);
    menu.addSeparator();
    offer(menu, tr("Heal %1 → %2").arg(a.value).arg(b.value), command::Heal{only(a), only(b), false}, there);
    offer(menu, tr("Heal %1 ↔ %2").arg(a.value).arg(b.value), command::Heal{only(a), only(b), true}, there || back);
    menu.addSeparator();
    fillMessagesMenu(menu, item);
}

void TopologyCanvas::fillMessagesMenu(QMenu& menu, DirectedLink link) {
    const auto [a, b] = link;
    command::MessageSelector messages;
    messages.from = only(a);
    messages.to = only(b);
    const auto ofLink = [&](const trace::HoldChanged& h) { return h.from == a && h.to == b && h.anyKind; };
    const bool held = std::any_of(m_index.holds().begin(), m_index.holds().end(), ofLink);
    const bool waits = std::any_of(m_index.flights().begin(), m_index.flights().end(), [&](const auto& f) {
        return f.second.held && f.second.from == a && f.second.message.to == b;
    });
    offer(menu, tr("Hold what %1 sends to %2").arg(a.value).arg(b.value), command::Hold{messages}, !held);
    offer(menu, tr("Release it"), command::Release{messages}, held);
    offer(menu, tr("Deliver the first that waits"), command::Deliver{messages}, waits && !m_index.linkCut(a, b));
    menu.addSeparator();
    const bool delayed = m_index.delays().contains(link);
    offer(menu, delayed ? tr("No longer delayed") : tr("Delay by 200 ms"),
          command::Delay{only(a), only(b), false, VirtualTime::ofMs(delayed ? 0 : 200), command::Spread::None}, true);
    offer(menu, tr("Clog for 2 s"), command::Clog{only(a), only(b), false, VirtualTime::ofMs(2000)}, true);
    offer(menu, tr("Break the connection"), command::Reset{only(a), only(b), true}, true);
}

void TopologyCanvas::fillDiskMenu(QMenu& menu, const NodeView& node) {
    using What = command::DiskFault::What;
    menu.setToolTipsVisible(true);
    const auto fault = [&](const QString& text, What what, bool possible, std::uint32_t number = 0) {
        offer(menu, text, command::DiskFault{only(node.id), what, number, {}}, possible);
    };
    fault(tr("Power fails at the next write"), What::PowerOff, node.alive);
    fault(tr("Full"), What::Full, node.disk != trace::DiskState::Full);
    fault(tr("Next sync fails"), What::Failing, node.disk != trace::DiskState::Failing);
    fault(tr("Slow (syncs take 20 times as long)"), What::Slow, node.disk != trace::DiskState::Slow, 20);
    fault(tr("Mend"), What::Ok, node.disk != trace::DiskState::Ok);
    menu.addSection(tr("Outside the model"));
    fault(tr("Syncs lie"), What::Lying, node.disk != trace::DiskState::Lying);
    fault(tr("New, empty disk"), What::Wipe, !node.alive);
    fault(tr("A bit of the log flips"), What::Rot, !node.alive);
}

// --- The view ------------------------------------------------------------------------------------------------------

void TopologyCanvas::addViewActions() {
    auto* layouts = new QActionGroup(this);
    const auto addLayout = [&](const QString& text, LayoutKind kind) {
        QAction* action = layouts->addAction(text);
        action->setCheckable(true);
        action->setChecked(kind == m_kind);
        action->setData(static_cast<int>(kind));
        connect(action, &QAction::triggered, this, [this, kind] { setLayoutKind(kind); });
        m_viewActions << action;
    };
    addLayout(tr("&Ring"), LayoutKind::Ring);
    addLayout(tr("&Star: the leader in the middle"), LayoutKind::Star);
    addLayout(tr("&Free: drag the nodes"), LayoutKind::Free);
    const auto addZoom = [&](const QString& text, const QList<QKeySequence>& keys, auto act) {
        auto* action = new QAction(text, this);
        action->setShortcuts(keys);
        action->setShortcutContext(Qt::WidgetShortcut);
        connect(action, &QAction::triggered, this, act);
        addAction(action);
        m_viewActions << action;
    };
    const auto middle = [this] { return QPointF(rect().center()); };
    addZoom(tr("Zoom in"), {QKeySequence(Qt::Key_Plus), QKeySequence(Qt::Key_Equal)},
            [this, middle] { zoomBy(1, middle()); });
    addZoom(tr("Zoom out"), {QKeySequence(Qt::Key_Minus)}, [this, middle] { zoomBy(-1, middle()); });
    addZoom(tr("Whole picture"), {QKeySequence(Qt::Key_0)}, [this] { setCamera({}); });
}

void TopologyCanvas::contextMenuEvent(QContextMenuEvent* event) {
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const Hit hit = byKey ? Hit{} : hitAt(event->pos());
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (byKey || hit.node || hit.link) {
        if (hit.node) focusOn({*hit.node, {}});
        if (hit.link) focusOn(*hit.link);
        fillMenu(*menu, m_focus);
    } else {
        menu->addActions(viewActions());
    }
    menu->popup(byKey ? mapToGlobal(pointOf(m_focus.first).toPoint()) : event->globalPos());
}

}  // namespace qs::app
