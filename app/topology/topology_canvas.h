// The picture of the ensemble: nodes, links, and every message on its way between them, as the trace says. The mouse
// and the keyboard act on nodes and links through the command sink.
#pragma once

#include <QPixmap>
#include <QWidget>

#include "app/models/command_sink.h"
#include "app/models/trace_index.h"
#include "app/models/view_state.h"
#include "app/topology/geometry.h"
#include "app/topology/message_glyphs.h"
#include "app/topology/scene_painter.h"
#include "app/widgets/theme.h"

class QAction;
class QMenu;

namespace qs::app {

class TopologyCanvas : public QWidget {
    Q_OBJECT
public:
    TopologyCanvas(const TraceIndex& index, ViewState& state, CommandSink& sink, QWidget* parent = nullptr);

    void setTheme(const Theme& theme);
    /// The virtual moment to show; messages stand where they are then.
    void setMoment(VirtualTime moment);
    /// What the keyboard acts on: a node, or a link that starts at it.
    NodeId focusedNode() const { return m_focus.first; }
    /// The second end is none while a node itself is focused.
    DirectedLink focusedItem() const { return m_focus; }

    QSize sizeHint() const override { return {900, 620}; }
    QSize minimumSizeHint() const override { return {420, 320}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void addActions();
    QAction* addCommandAction(const QString& text, const QKeySequence& keys, void (TopologyCanvas::*act)());
    void onUpdated();
    void onMomentChanged();
    void relayout();
    void renderBackground();
    void paintFlights(QPainter& p);
    void focusOn(DirectedLink item);
    void stepNode(int by);
    void stepLink(int by);
    QString explain(QPointF point) const;
    QString explainNode(const NodeView& node) const;
    void fillMenu(QMenu& menu, DirectedLink item);
    void fillMessagesMenu(QMenu& menu, DirectedLink link);
    void fillDiskMenu(QMenu& menu, const NodeView& node);
    void offer(QMenu& menu, const QString& text, const command::Command& command, bool possible);
    const FlightView* flightAt(QPointF point) const;
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
    Layout m_layout;
    MessageGlyphs m_glyphs;
    Scene m_scene;  ///< what the background shows
    QPixmap m_background;
    DirectedLink m_focus;
};

}  // namespace qs::app
