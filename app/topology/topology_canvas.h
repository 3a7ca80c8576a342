// The picture of the ensemble: nodes, links, and every message on its way between them, as the trace says. The mouse
// and the keyboard act on nodes and links through the command sink.
#pragma once

#include <QPixmap>
#include <QVariantAnimation>
#include <QWidget>

#include "app/models/command_sink.h"
#include "app/models/trace_index.h"
#include "app/models/view_state.h"
#include "app/topology/flight_layer.h"
#include "app/topology/geometry.h"
#include "app/topology/layout_memory.h"
#include "app/topology/scene.h"
#include "app/topology/spotlight.h"
#include "app/widgets/theme.h"

class QAction;
class QMenu;
class QToolButton;

namespace qs::app {

class TopologyCanvas : public QWidget {
    Q_OBJECT
public:
    TopologyCanvas(const TraceIndex& index, ViewState& state, CommandSink& sink, QWidget* parent = nullptr);

    void setTheme(const Theme& theme);
    /// The virtual moment to show; messages stand where they are then.
    void setMoment(VirtualTime moment);
    /// Time stands: every link and message shows its direction.
    void setPaused(bool paused);
    /// Messages stand as counted badges at the ends of their links, and layouts change at once.
    void setReducedMotion(bool reduced);
    /// A line beside each node about its process, as it is now: the past is without it.
    void setNotes(std::map<NodeId, QString> notes);
    /// Everything but the selected message, or the chosen node, lies in the dark.
    void setSpotlight(bool on);
    bool hasSpotlight() const { return m_spotlight; }
    LayoutKind layoutKind() const { return m_kind; }
    void setLayoutKind(LayoutKind kind);
    const Camera& camera() const { return m_camera; }
    void zoomBy(qreal steps, QPointF around);
    /// Layouts, zoom, and ways to take the picture along.
    QList<QAction*> viewActions() const { return m_viewActions + m_copyActions; }

    /// What the keyboard acts on: a node, or a link that starts at it.
    NodeId focusedNode() const { return m_focus.first; }
    /// The second end is none while a node itself is focused.
    DirectedLink focusedItem() const { return m_focus; }
    /// In coordinates of the widget.
    QPointF pointOf(NodeId node) const { return m_camera.toView(m_layout.centres.at(node)); }
    QPointF pointOf(DirectedLink link, qreal t) const { return m_camera.toView(linkLine(m_layout, link).pointAt(t)); }
    /// What is said about the point: words of whatever is drawn there; empty over nothing.
    QString explain(QPointF point) const;

    QSize sizeHint() const override { return {900, 620}; }
    QSize minimumSizeHint() const override { return {420, 320}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    bool event(QEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    /// What is drawn at a point; at most one is set, the topmost.
    struct Hit {
        const FlightView* flight = nullptr;
        const ClientView* client = nullptr;
        const ProposalView* proposal = nullptr;
        std::optional<NodeId> node;
        std::optional<DirectedLink> link;
    };
    struct Drag {
        enum class What { Nothing, View, Node } what = What::Nothing;
        NodeId node;
        QPointF from;   ///< where the button went down
        QPointF shift;  ///< of the camera, then
        bool moved = false;
    };

    /// Time does: it is paused, or this is the past.
    bool stands() const { return m_paused || !m_index.isLive(); }
    void addActions();
    void addViewActions();
    void addCopyActions();
    /// Without the controls on it.
    QImage picture();
    void savePicture();
    void addLayoutButton();
    QAction* addCommandAction(const QString& text, const QKeySequence& keys, void (TopologyCanvas::*act)());
    void onSelected();
    void onUpdated();
    void onMomentChanged();
    Layout wantedLayout() const;
    void relayout();
    void glideTo(const Layout& layout);
    void setCamera(const Camera& camera);
    void resetPictures();
    void refreshScene();
    QString noteOf(NodeId node) const;
    void renderStill();
    QRegion changedPart() const;
    void paintTimers(QPainter& p) const;
    FlightLayer::Look flightLook() const;
    Spot spot() const;
    Hit hitAt(QPointF point) const;
    const ClientView* clientAt(QPointF scene) const;
    const ProposalView* proposalAt(QPointF scene) const;
    void press(const Hit& hit);
    void dragNode(QPointF point);
    void focusOn(DirectedLink item);
    void stepNode(int by);
    void stepLink(int by);
    void fillMenu(QMenu& menu, DirectedLink item);
    void fillMessagesMenu(QMenu& menu, DirectedLink link);
    void fillDiskMenu(QMenu& menu, const NodeView& node);
    void offer(QMenu& menu, const QString& text, const command::Command& command, bool possible);
    void submit(const command::Command& command) { m_sink.submit(command); }
    void killFocused();
    void restartFocused();
    void cutFocused();
    void healFocused();

    const TraceIndex& m_index;
    ViewState& m_state;
    CommandSink& m_sink;
    Theme m_theme = lightTheme();
    VirtualTime m_moment;
    bool m_paused = false;
    bool m_reducedMotion = false;
    bool m_spotlight = false;

    LayoutMemory m_memory;
    LayoutKind m_kind;
    Places m_places;  ///< where nodes were dragged to
    NodeId m_centre;  ///< of the star: the last leader
    Layout m_layout;
    Layout m_from;  ///< what the layout glides from
    Layout m_to;
    QVariantAnimation m_glide;
    Camera m_camera;
    Drag m_drag;

    FlightLayer m_flights;
    std::map<NodeId, QString> m_notes;
    bool m_sceneIsOld = true;
    Scene m_wanted;    ///< to be shown
    Scene m_rendered;  ///< what the still pictures show
    QPixmap m_links;   ///< surface and links
    QPixmap m_still;   ///< those, and the nodes
    QList<QAction*> m_viewActions;
    QList<QAction*> m_copyActions;
    QToolButton* m_layoutButton;
    DirectedLink m_focus;
};

}  // namespace qs::app
