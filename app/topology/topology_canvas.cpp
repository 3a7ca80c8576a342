#include "app/topology/topology_canvas.h"

#include <QAction>
#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QToolTip>
#include <algorithm>
#include <cmath>

#include "engine/trace/transcript.h"

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

TopologyCanvas::TopologyCanvas(const TraceIndex& index, ViewState& state, CommandSink& sink, QWidget* parent)
    : QWidget(parent), m_index(index), m_state(state), m_sink(sink) {
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setAccessibleName(tr("Topology"));
    setAccessibleDescription(tr("Replicas and links. Left and Right choose a node, Up and Down one of its links."));
    m_focus = {index.nodes().begin()->first, {}};
    addActions();
    connect(&index, &TraceIndex::updated, this, &TopologyCanvas::onUpdated);
    connect(&index, &TraceIndex::momentChanged, this, &TopologyCanvas::onMomentChanged);
    connect(&state, &ViewState::changed, this, &TopologyCanvas::onUpdated);
    relayout();
}

// --- Actions -------------------------------------------------------------------------------------------------------

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
    action->setToolTip(textOf(command));
    action->setEnabled(possible);
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

// --- What is shown -------------------------------------------------------------------------------------------------

void TopologyCanvas::setTheme(const Theme& theme) {
    m_theme = theme;
    m_glyphs.reset(theme, font(), devicePixelRatioF());
    m_background = {};
    update();
}

void TopologyCanvas::setMoment(VirtualTime moment) {
    if (moment == m_moment) return;
    m_moment = moment;
    if (!m_index.flights().empty()) update();
}

void TopologyCanvas::onUpdated() {
    m_moment = std::max(m_moment, m_index.now());
    update();
}

void TopologyCanvas::onMomentChanged() {
    m_moment = m_index.now();
    update();
}

void TopologyCanvas::relayout() {
    m_layout = layoutFor(m_index.membership(), size());
    m_glyphs.reset(m_theme, font(), devicePixelRatioF());
    m_background = {};
}

void TopologyCanvas::resizeEvent(QResizeEvent*) {
    relayout();
}

void TopologyCanvas::changeEvent(QEvent* event) {
    if (event->type() == QEvent::FontChange) relayout();
    QWidget::changeEvent(event);
}

void TopologyCanvas::renderBackground() {
    Scene scene = sceneOf(m_index, m_state.selectedNode(), m_focus, hasFocus());
    const QSize pixels = (QSizeF(size()) * devicePixelRatioF()).toSize();
    if (scene == m_scene && m_background.size() == pixels) return;
    m_scene = std::move(scene);
    m_background = QPixmap(pixels);
    m_background.setDevicePixelRatio(devicePixelRatioF());
    m_background.fill(m_theme.surface);
    QPainter p(&m_background);
    paintScene(p, m_scene, m_layout, m_index.membership(), m_theme, font());
}

/// A label stands right of its shape, or left where it would cover a node; one that would cover an earlier label of its
/// lane is left out.
void TopologyCanvas::paintFlights(QPainter& p) {
    using Side = MessageGlyphs::Side;
    std::map<DirectedLink, std::vector<QRectF>> taken;
    for (const auto& [sent, flight] : m_index.flights()) {
        const DirectedLink lane{flight.from, flight.message.to};
        const QPointF at = linkLine(m_layout, lane).pointAt(flight.fraction(m_moment));
        const MessageShape shape = shapeOf(flight.message.kind);
        const QString label = labelOf(flight);
        Side side = Side::Right;
        const QPixmap* glyph = &m_glyphs.glyph(shape, label);
        QRectF box = MessageGlyphs::placed(*glyph, at, side);
        if (coversNode(m_layout, box)) {
            side = Side::Left;
            glyph = &m_glyphs.glyph(shape, label, side);
            box = MessageGlyphs::placed(*glyph, at, side);
        }
        auto& boxes = taken[lane];
        if (std::any_of(boxes.begin(), boxes.end(), [&](const QRectF& r) { return r.intersects(box); })) {
            glyph = &m_glyphs.glyph(shape, {}, side);
            box = MessageGlyphs::placed(*glyph, at, side);
        }
        boxes.push_back(box);
        p.drawPixmap(box.topLeft(), *glyph);
    }
}

void TopologyCanvas::paintEvent(QPaintEvent*) {
    renderBackground();
    QPainter p(this);
    p.drawPixmap(0, 0, m_background);
    paintFlights(p);
}

// --- Mouse and keyboard --------------------------------------------------------------------------------------------

void TopologyCanvas::focusOn(DirectedLink item) {
    m_focus = item;
    m_state.selectNode(item.second ? NodeId{} : item.first);
    const QString what = item.second ? tr("Link %1 to %2").arg(item.first.value).arg(item.second.value)
                                     : explainNode(m_index.node(item.first));
    setAccessibleDescription(what);
    update();
}

void TopologyCanvas::mousePressEvent(QMouseEvent* event) {
    setFocus(Qt::MouseFocusReason);
    if (const auto node = nodeAt(m_layout, event->position())) {
        focusOn({*node, {}});
    } else if (const auto link = linkAt(m_layout, event->position())) {
        focusOn(*link);
    } else {
        m_state.selectNode({});
    }
}

void TopologyCanvas::contextMenuEvent(QContextMenuEvent* event) {
    QPoint at = event->globalPos();
    if (event->reason() == QContextMenuEvent::Keyboard) {
        at = mapToGlobal(m_layout.centres.at(m_focus.first).toPoint());
    } else if (const auto node = nodeAt(m_layout, event->pos())) {
        focusOn({*node, {}});
    } else if (const auto link = linkAt(m_layout, event->pos())) {
        focusOn(*link);
    } else {
        return;
    }
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    fillMenu(*menu, m_focus);
    menu->popup(at);
}

void TopologyCanvas::stepNode(int by) {
    const auto nodes = m_index.membership().all().nodes();
    const auto it = std::find(nodes.begin(), nodes.end(), m_focus.first);
    const auto count = static_cast<int>(nodes.size());
    const int next = (static_cast<int>(it - nodes.begin()) + by + count) % count;
    focusOn({nodes[static_cast<std::size_t>(next)], {}});
}

/// Walks the links that start at the focused node; before the first comes the node itself.
void TopologyCanvas::stepLink(int by) {
    std::vector<NodeId> ends{NodeId{}};
    for (const NodeId n : m_index.membership().all().nodes()) {
        if (n != m_focus.first) ends.push_back(n);
    }
    const auto it = std::find(ends.begin(), ends.end(), m_focus.second);
    const auto count = static_cast<int>(ends.size());
    const int next = (static_cast<int>(it - ends.begin()) + by + count) % count;
    focusOn({m_focus.first, ends[static_cast<std::size_t>(next)]});
}

void TopologyCanvas::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
        case Qt::Key_Right:
            stepNode(+1);
            break;
        case Qt::Key_Left:
            stepNode(-1);
            break;
        case Qt::Key_Down:
            stepLink(+1);
            break;
        case Qt::Key_Up:
            stepLink(-1);
            break;
        case Qt::Key_Escape:
            m_state.selectNode({});
            break;
        default:
            QWidget::keyPressEvent(event);
    }
}

const FlightView* TopologyCanvas::flightAt(QPointF point) const {
    for (const auto& [sent, flight] : m_index.flights()) {
        const QPointF at = linkLine(m_layout, {flight.from, flight.message.to}).pointAt(flight.fraction(m_moment));
        if (std::hypot(at.x() - point.x(), at.y() - point.y()) <= 9) return &flight;
    }
    return nullptr;
}

QString TopologyCanvas::explainNode(const NodeView& n) const {
    if (!n.alive) return tr("Node %1 is down. Its disk keeps what was durable.").arg(n.id.value);
    if (n.frozen)
        return tr("Node %1 is frozen: it neither reads nor writes, and nothing tells the others.").arg(n.id.value);
    const QString zxid = QString::fromStdString(toString(n.logged));
    switch (n.role) {
        case trace::Role::Leading:
            return tr("Node %1 leads epoch %2; its log ends at %3.").arg(n.id.value).arg(n.epoch.value).arg(zxid);
        case trace::Role::Following:
        case trace::Role::Observing:
            return tr("Node %1 follows node %2 in epoch %3; its log ends at %4.")
                .arg(n.id.value)
                .arg(n.leader.value)
                .arg(n.epoch.value)
                .arg(zxid);
        case trace::Role::Looking:
            return n.vote.leader
                       ? tr("Node %1 looks for a leader and votes for %2.").arg(n.id.value).arg(n.vote.leader.value)
                       : tr("Node %1 looks for a leader.").arg(n.id.value);
        case trace::Role::Down:
            break;
    }
    return tr("Node %1").arg(n.id.value);
}

/// One sentence about what is under the point, and the command that a key would send there.
QString TopologyCanvas::explain(QPointF point) const {
    if (const FlightView* f = flightAt(point)) {
        const trace::Record record{f->sent, f->startAt, 0, f->from, f->message};
        const QString text = QString::fromStdString(trace::describe(record, m_index.tables()));
        const QString held = f->held ? tr("\nHeld by a cut; it goes on after the heal.") : QString();
        return tr("%1 → %2: %3").arg(f->from.value).arg(f->message.to.value).arg(text) + held;
    }
    if (const auto node = nodeAt(m_layout, point)) {
        const NodeView& view = m_index.node(*node);
        const auto hint = view.alive ? textOf(command::Kill{only(*node)}) : textOf(command::Restart{only(*node)});
        return explainNode(view) + QLatin1Char('\n') + hint;
    }
    if (const auto link = linkAt(m_layout, point)) {
        const bool isCut = m_index.linkCut(link->first, link->second);
        const QString what = isCut ? tr("Link %1 → %2 is cut: bytes wait silently, in order.")
                                   : tr("Link %1 → %2: a first-in, first-out channel.");
        const auto hint =
            isCut ? textOf(command::Heal{only(link->first), only(link->second), false}) : textOf(cutOf(*link, false));
        return what.arg(link->first.value).arg(link->second.value) + QLatin1Char('\n') + hint;
    }
    return {};
}

bool TopologyCanvas::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const QString text = explain(help->pos());
        if (text.isEmpty()) {
            QToolTip::hideText();
        } else {
            QToolTip::showText(help->globalPos(), text, this);
        }
        return true;
    }
    return QWidget::event(event);
}

}  // namespace qs::app
