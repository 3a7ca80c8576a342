// The picture under the mouse and the keyboard: what is pressed, dragged, zoomed and walked.
#include <QApplication>
#include <QKeyEvent>
#include <algorithm>

#include "app/topology/scene_words.h"
#include "app/topology/topology_canvas.h"

namespace qs::app {

namespace {

constexpr int PanStep = 40;
constexpr int WheelStep = 120;  ///< eighths of a degree

}  // namespace

// --- Mouse ---------------------------------------------------------------------------------------------------------

void TopologyCanvas::focusOn(DirectedLink item) {
    m_focus = item;
    m_sceneIsOld = true;
    m_state.selectNode(item.second ? NodeId{} : item.first);
    setAccessibleDescription(item.second ? SceneWords::explain(item, m_index)
                                         : SceneWords::explain(m_index.node(item.first), m_moment));
    update();
}

/// A message stands for its record, a proposal for the record of its leader; a client for its node.
void TopologyCanvas::press(const Hit& hit) {
    if (hit.flight) {
        m_state.selectRecord(hit.flight->sent);
    } else if (hit.proposal) {
        m_state.selectRecord(m_index.records().proposedAt(hit.proposal->txn));
    } else if (hit.client) {
        focusOn({hit.client->node, {}});
    } else if (hit.node) {
        focusOn({*hit.node, {}});
    } else if (hit.link) {
        focusOn(*hit.link);
    } else {
        m_state.selectNode({});
        m_state.selectRecord(0);
    }
}

void TopologyCanvas::mousePressEvent(QMouseEvent* event) {
    setFocus(Qt::MouseFocusReason);
    const Hit hit = hitAt(event->position());
    if (event->button() == Qt::MiddleButton) {
        m_drag = {Drag::What::View, {}, event->position(), m_camera.shift, false};
        return;
    }
    press(hit);
    if (event->button() != Qt::LeftButton) return;
    const bool background = !hit.flight && !hit.client && !hit.proposal && !hit.node && !hit.link;
    if (hit.node) m_drag = {Drag::What::Node, *hit.node, event->position(), {}, false};
    if (background) m_drag = {Drag::What::View, {}, event->position(), m_camera.shift, false};
}

void TopologyCanvas::dragNode(QPointF point) {
    if (m_kind != LayoutKind::Free) {
        m_places = placesOf(m_layout, size());
        setLayoutKind(LayoutKind::Free);
        m_glide.stop();
    }
    Layout dragged = m_layout;
    dragged.centres.at(m_drag.node) = m_camera.toScene(point);
    m_places = placesOf(dragged, size());
    m_layout = wantedLayout();
    resetPictures();
}

void TopologyCanvas::mouseMoveEvent(QMouseEvent* event) {
    if (m_drag.what == Drag::What::Nothing) return;
    const QPointF by = event->position() - m_drag.from;
    m_drag.moved = m_drag.moved || by.manhattanLength() >= QApplication::startDragDistance();
    if (!m_drag.moved) return;
    if (m_drag.what == Drag::What::View) {
        setCamera({m_camera.scale, m_drag.shift + by});
    } else {
        dragNode(event->position());
    }
}

void TopologyCanvas::mouseReleaseEvent(QMouseEvent*) {
    if (m_drag.what == Drag::What::Node && m_drag.moved) m_memory.setPlaces(m_places);
    m_drag = {};
}

void TopologyCanvas::wheelEvent(QWheelEvent* event) {
    zoomBy(event->angleDelta().y() / static_cast<qreal>(WheelStep), event->position());
    event->accept();
}

// --- Keyboard ------------------------------------------------------------------------------------------------------

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
    const bool pans = event->modifiers().testFlag(Qt::ShiftModifier);
    const auto arrow = [&](QPointF direction, auto step, int by) {
        if (pans) {
            setCamera({m_camera.scale, m_camera.shift - direction * PanStep});
        } else {
            (this->*step)(by);
        }
    };
    switch (event->key()) {
        case Qt::Key_Right:
            return arrow({1, 0}, &TopologyCanvas::stepNode, +1);
        case Qt::Key_Left:
            return arrow({-1, 0}, &TopologyCanvas::stepNode, -1);
        case Qt::Key_Down:
            return arrow({0, 1}, &TopologyCanvas::stepLink, +1);
        case Qt::Key_Up:
            return arrow({0, -1}, &TopologyCanvas::stepLink, -1);
        case Qt::Key_Escape:
            m_state.selectNode({});
            m_state.selectRecord(0);
            return;
        default:
            QWidget::keyPressEvent(event);
    }
}

void TopologyCanvas::focusInEvent(QFocusEvent* event) {
    m_sceneIsOld = true;
    QWidget::focusInEvent(event);
}

void TopologyCanvas::focusOutEvent(QFocusEvent* event) {
    m_sceneIsOld = true;
    QWidget::focusOutEvent(event);
}

}  // namespace qs::app
