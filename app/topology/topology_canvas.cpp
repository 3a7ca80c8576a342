#include "app/topology/topology_canvas.h"

#include <QAction>
#include <QHelpEvent>
#include <QMenu>
#include <QPainter>
#include <QToolButton>
#include <QToolTip>
#include <algorithm>
#include <cmath>
#include <utility>

#include "app/topology/scene_painter.h"
#include "app/topology/scene_words.h"
#include "app/topology/timer_arcs.h"
#include "engine/command/command.h"

namespace qs::app {

namespace {

constexpr int GlideMs = 250;
constexpr qreal ZoomStep = 1.2;
constexpr qreal NodeSpot = 2.2;  ///< radius of the light on a node, in radii of it
/// With reduced motion what shrinks by itself is drawn anew so seldom.
constexpr VirtualTime CalmStep = VirtualTime::ofMs(250);

QString withNote(const QString& words, const QString& note) {
    return note.isEmpty() ? words : words + QLatin1Char('\n') + note;
}

}  // namespace

TopologyCanvas::TopologyCanvas(const TraceIndex& index, ViewState& state, CommandSink& sink, QWidget* parent)
    : QWidget(parent),
      m_index(index),
      m_state(state),
      m_sink(sink),
      m_memory(index.membership()),
      m_kind(m_memory.kind()),
      m_places(m_memory.places()),
      m_centre(index.leader()),
      m_flights(index, state),
      m_layoutButton(new QToolButton(this)) {
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setAccessibleName(tr("Topology"));
    setAccessibleDescription(tr("Replicas and links. Left and Right choose a node, Up and Down one of its links."));
    m_focus = {index.nodes().begin()->first, {}};
    addActions();
    addViewActions();
    addCopyActions();
    addLayoutButton();
    m_glide.setDuration(GlideMs);
    m_glide.setStartValue(0.0);
    m_glide.setEndValue(1.0);
    connect(&m_glide, &QVariantAnimation::valueChanged, this, [this](const QVariant& t) {
        m_layout = between(m_from, m_to, t.toReal());
        resetPictures();
    });
    connect(&index, &TraceIndex::updated, this, &TopologyCanvas::onUpdated);
    connect(&index, &TraceIndex::momentChanged, this, &TopologyCanvas::onMomentChanged);
    connect(&state, &ViewState::changed, this, &TopologyCanvas::onSelected);
    connect(&state, &ViewState::filterChanged, this, qOverload<>(&QWidget::update));
    relayout();
}

void TopologyCanvas::addLayoutButton() {
    auto* menu = new QMenu(m_layoutButton);
    menu->addActions(m_viewActions);
    m_layoutButton->setText(tr("Layout"));
    m_layoutButton->setAccessibleName(tr("Layout and zoom of the picture"));
    m_layoutButton->setToolTip(tr("Ring, star or free; zoom with the wheel, pan by dragging the background"));
    m_layoutButton->setAutoRaise(true);
    m_layoutButton->setPopupMode(QToolButton::InstantPopup);
    m_layoutButton->setMenu(menu);
}

// --- What is shown -------------------------------------------------------------------------------------------------

void TopologyCanvas::setTheme(const Theme& theme) {
    m_theme = theme;
    m_flights.reset(m_theme, font(), devicePixelRatioF(), m_camera.scale);
    resetPictures();
}

void TopologyCanvas::setMoment(VirtualTime moment) {
    if (moment == m_moment) return;
    if (m_reducedMotion && moment > m_moment && moment - m_moment < CalmStep) return;
    m_moment = moment;
    if (!m_index.clogs().empty()) m_sceneIsOld = true;
    update();
}

void TopologyCanvas::setPaused(bool paused) {
    if (paused == m_paused) return;
    m_paused = paused;
    m_sceneIsOld = true;
    update();
}

void TopologyCanvas::setReducedMotion(bool reduced) {
    m_reducedMotion = reduced;
    update();
}

void TopologyCanvas::setNotes(std::map<NodeId, QString> notes) {
    if (notes == m_notes) return;
    m_notes = std::move(notes);
    m_sceneIsOld = true;
    update();
}

void TopologyCanvas::setSpotlight(bool on) {
    m_spotlight = on;
    update();
}

/// What was chosen elsewhere is what keys here are about.
void TopologyCanvas::onSelected() {
    const NodeId chosen = m_state.selectedNode();
    if (chosen && chosen != m_focus.first) m_focus = {chosen, {}};
    onUpdated();
}

void TopologyCanvas::onUpdated() {
    m_moment = std::max(m_moment, m_index.now());
    m_sceneIsOld = true;
    const NodeId leader = m_index.leader();
    if (leader && leader != m_centre) {
        const bool first = !m_centre;
        m_centre = leader;
        if (m_kind == LayoutKind::Star && first) relayout();
        if (m_kind == LayoutKind::Star && !first) glideTo(wantedLayout());
    }
    update();
}

void TopologyCanvas::onMomentChanged() {
    onUpdated();
    m_moment = m_index.now();
}

// --- Layout and view -----------------------------------------------------------------------------------------------

Layout TopologyCanvas::wantedLayout() const {
    switch (m_kind) {
        case LayoutKind::Ring:
            break;
        case LayoutKind::Star:
            return starLayout(m_index.membership(), size(), m_centre);
        case LayoutKind::Free:
            return freeLayout(m_index.membership(), size(), m_places);
    }
    return ringLayout(m_index.membership(), size());
}

void TopologyCanvas::relayout() {
    m_glide.stop();
    m_layout = wantedLayout();
    m_flights.reset(m_theme, font(), devicePixelRatioF(), m_camera.scale);
    resetPictures();
}

void TopologyCanvas::glideTo(const Layout& layout) {
    if (m_reducedMotion || !isVisible()) {
        relayout();
        return;
    }
    m_glide.stop();
    m_from = m_layout;
    m_to = layout;
    m_glide.start();
}

void TopologyCanvas::setLayoutKind(LayoutKind kind) {
    if (kind == m_kind) return;
    if (kind == LayoutKind::Free && m_places.empty()) m_places = placesOf(m_layout, size());
    m_kind = kind;
    m_memory.setKind(kind);
    for (QAction* action : m_viewActions)
        if (action->isCheckable()) action->setChecked(action->data().toInt() == static_cast<int>(kind));
    glideTo(wantedLayout());
}

void TopologyCanvas::setCamera(const Camera& camera) {
    const bool scaled = camera.scale != m_camera.scale;
    m_camera = camera;
    if (scaled) m_flights.reset(m_theme, font(), devicePixelRatioF(), m_camera.scale);
    resetPictures();
}

void TopologyCanvas::zoomBy(qreal steps, QPointF around) {
    setCamera(m_camera.zoomed(std::pow(ZoomStep, steps), around));
}

void TopologyCanvas::resizeEvent(QResizeEvent*) {
    m_layoutButton->adjustSize();
    m_layoutButton->move(width() - m_layoutButton->width() - 8, 8);
    relayout();
}

void TopologyCanvas::changeEvent(QEvent* event) {
    if (event->type() == QEvent::FontChange) relayout();
    QWidget::changeEvent(event);
}

// --- Painting ------------------------------------------------------------------------------------------------------

void TopologyCanvas::resetPictures() {
    m_links = {};
    m_still = {};
    update();
}

void TopologyCanvas::refreshScene() {
    if (!m_sceneIsOld) return;
    m_sceneIsOld = false;
    m_wanted = sceneOf(m_index, {m_state.selectedNode(), m_focus, hasFocus(), stands()});
    for (NodeItem& node : m_wanted.nodes)
        node.note = noteOf(node.id);
}

QString TopologyCanvas::noteOf(NodeId node) const {
    const auto note = m_notes.find(node);
    return note != m_notes.end() && m_index.isLive() && m_index.node(node).alive ? note->second : QString();
}

/// Links change seldom and cost most: they have a picture of their own below the nodes.
void TopologyCanvas::renderStill() {
    refreshScene();
    const auto open = [this](QPainter& p) {
        p.translate(m_camera.shift);
        p.scale(m_camera.scale, m_camera.scale);
    };
    const bool anew = m_links.isNull();
    if (anew) {
        m_links = QPixmap((QSizeF(size()) * devicePixelRatioF()).toSize());
        m_links.setDevicePixelRatio(devicePixelRatioF());
        m_still = QPixmap(m_links.size());
        m_still.setDevicePixelRatio(devicePixelRatioF());
    }
    const bool linksChanged = anew || m_wanted.links != m_rendered.links;
    if (linksChanged) {
        m_links.fill(m_theme.surface);
        QPainter p(&m_links);
        open(p);
        paintLinks(p, m_wanted, m_layout, m_theme);
    }
    if (linksChanged || m_wanted != m_rendered) {
        const QRect whole(m_camera.toScene({}).toPoint(), (QSizeF(size()) / m_camera.scale).toSize());
        const QRegion changed = linksChanged ? QRegion(whole.adjusted(-2, -2, 2, 2)) : changedPart();
        QPainter p(&m_still);
        open(p);
        p.setClipRegion(changed);
        p.resetTransform();
        p.drawPixmap(0, 0, m_links);
        open(p);
        paintNodes(p, m_wanted, m_layout, m_theme, font(), changed);
        paintLinkFaults(p, m_wanted, m_layout, m_theme, font());
    }
    m_rendered = m_wanted;
}

/// Of the scene: where nodes or proposals look different from what was rendered. The links are the same.
QRegion TopologyCanvas::changedPart() const {
    QRegion out;
    const auto add = [&out](const QRectF& box) {
        if (!box.isEmpty()) out += box.toAlignedRect();
    };
    for (std::size_t i = 0; i < m_wanted.nodes.size(); ++i) {
        const NodeItem& is = m_wanted.nodes[i];
        const NodeItem& was = m_rendered.nodes[i];
        const bool focus = m_wanted.focus != m_rendered.focus && (is.id == m_wanted.focus || is.id == m_rendered.focus);
        if (is == was && !focus) continue;
        add(nodeBox(was, m_layout, font()));
        add(nodeBox(is, m_layout, font()));
    }
    if (m_wanted.pies != m_rendered.pies) {
        add(piesBox(m_layout, m_rendered.pies.size()));
        add(piesBox(m_layout, m_wanted.pies.size()));
    }
    return out;
}

void TopologyCanvas::paintTimers(QPainter& p) const {
    p.save();
    p.translate(m_camera.shift);
    p.scale(m_camera.scale, m_camera.scale);
    p.setRenderHint(QPainter::Antialiasing);
    for (const auto& [id, node] : m_index.nodes())
        paintTimerArcs(p, timerArcs(node, m_moment), m_layout.centres.at(id), m_layout.nodeRadius, m_theme);
    p.restore();
}

FlightLayer::Look TopologyCanvas::flightLook() const {
    return {m_layout, m_camera, m_moment, piesBox(m_layout, m_wanted.pies.size()), stands(), m_reducedMotion};
}

void TopologyCanvas::paintEvent(QPaintEvent*) {
    renderStill();
    QPainter p(this);
    p.drawPixmap(0, 0, m_still);
    paintTimers(p);
    m_flights.paint(p, flightLook());
    if (m_spotlight) paintSpotlight(p, rect(), spot(), m_theme);
}

/// The selected message while it is on its way; else the middle of the focused link, or the focused node.
Spot TopologyCanvas::spot() const {
    const qreal node = m_layout.nodeRadius * m_camera.scale * NodeSpot;
    if (const auto message = m_flights.pointOf(m_state.selectedRecord(), flightLook())) return {*message, node / 2};
    if (m_focus.second) return {pointOf(m_focus, 0.5), node};
    return {pointOf(m_focus.first), node};
}

// --- What is where -------------------------------------------------------------------------------------------------

const ClientView* TopologyCanvas::clientAt(QPointF scene) const {
    for (const NodeItem& node : m_rendered.nodes) {
        for (std::size_t i = 0; i < std::min(node.clients.size(), MaxSatellites); ++i) {
            const QPointF d = satellitePoint(m_layout, node, i) - scene;
            if (std::hypot(d.x(), d.y()) > 8) continue;
            const auto it = m_index.clients().find(node.clients[i].connection);
            return it == m_index.clients().end() ? nullptr : &it->second;
        }
    }
    return nullptr;
}

const ProposalView* TopologyCanvas::proposalAt(QPointF scene) const {
    for (std::size_t i = 0; i < m_rendered.pies.size(); ++i) {
        const QPointF d = piePoint(m_layout, i, m_rendered.pies.size()) - scene;
        if (std::hypot(d.x(), d.y()) > PieRadius + 2) continue;
        for (const ProposalView& p : m_index.proposals())
            if (p.txn == m_rendered.pies[i].txn) return &p;
    }
    return nullptr;
}

TopologyCanvas::Hit TopologyCanvas::hitAt(QPointF point) const {
    const QPointF scene = m_camera.toScene(point);
    Hit hit;
    if ((hit.flight = m_flights.at(scene, flightLook()))) return hit;
    if ((hit.client = clientAt(scene))) return hit;
    if ((hit.proposal = proposalAt(scene))) return hit;
    if ((hit.node = nodeAt(m_layout, scene))) return hit;
    hit.link = linkAt(m_layout, scene);
    return hit;
}

QString TopologyCanvas::explain(QPointF point) const {
    const Hit hit = hitAt(point);
    if (hit.flight) return SceneWords::explain(*hit.flight, m_index, m_moment);
    if (hit.client) return SceneWords::explain(*hit.client);
    if (hit.proposal) return SceneWords::explain(*hit.proposal, m_index);
    if (hit.node) return withNote(SceneWords::explain(m_index.node(*hit.node), m_moment), noteOf(*hit.node));
    if (hit.link) return SceneWords::explain(*hit.link, m_index);
    return {};
}

bool TopologyCanvas::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip) return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const QString text = explain(help->pos());
    if (text.isEmpty()) {
        QToolTip::hideText();
    } else {
        QToolTip::showText(help->globalPos(), text, this);
    }
    return true;
}

}  // namespace qs::app
