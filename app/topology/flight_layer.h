// The moving part of the canvas: where each message is at a moment, what is folded, and how it is painted. One by one;
// heartbeats and other hidden kinds as one numbered dot a link; with reduced motion as counted badges at the links'
// ends.
#pragma once

#include <optional>
#include <vector>

#include "app/models/trace_index.h"
#include "app/models/view_state.h"
#include "app/topology/geometry.h"
#include "app/topology/message_glyphs.h"

namespace qs::app {

class FlightLayer {
public:
    FlightLayer(const TraceIndex& index, const ViewState& state) : m_index(index), m_state(state) {}

    struct Look {
        const Layout& layout;
        Camera camera;
        VirtualTime moment;
        QRectF proposals;            ///< where they stand in the scene; empty: there are none
        bool arrows = false;         ///< each message shows its direction
        bool reducedMotion = false;  ///< nothing moves
    };
    /// In coordinates of the view.
    void paint(QPainter& p, const Look& look);
    /// The message whose shape is at that point of the scene; with reduced motion none.
    const FlightView* at(QPointF scene, const Look& look) const;
    /// Where the message is, in coordinates of the view; nullopt: it is not on its way.
    std::optional<QPointF> pointOf(quint64 sent, const Look& look) const;

    /// Pictures of another theme, font, resolution or scale.
    void reset(const Theme& theme, const QFont& font, qreal devicePixelRatio, qreal scale);

private:
    /// What a message looks like, worked out once. Sizes stand beside the pictures: asking thousands of pictures for
    /// theirs would cost more than the painting.
    struct Face {
        quint64 sent;  ///< MessageSent
        MessageShape shape;
        QString label;
        QPixmap right;  ///< with its label on that side
        QPixmap left;   ///< null until it is needed
        QSizeF size;    ///< of both
    };
    /// Where something was put on a lane, so that labels do not cover each other. Begun anew with each frame.
    struct Lane {
        bool used = false;
        QLineF line;
        std::vector<QRectF> taken;
        int folded = 0;
        double foremost = 0;  ///< of the folded ones
    };
    /// Brings the faces in line with what is on its way.
    void followFlights();
    Face faceOf(const FlightView& flight);
    Lane& laneOf(DirectedLink link, const Look& look);
    void paintOne(QPainter& p, const FlightView& flight, Face& face, Lane& lane, const Look& look);
    void paintFolded(QPainter& p, const Look& look);
    void paintBadges(QPainter& p, const Look& look);
    void paintCount(QPainter& p, QPointF at, int count);

    const TraceIndex& m_index;
    const ViewState& m_state;
    MessageGlyphs m_glyphs;
    Theme m_theme = lightTheme();
    QFont m_font;
    std::vector<Face> m_faces;  ///< one for each flight, in their order: thousands are looked at each frame
    std::vector<Lane> m_lanes;  ///< [from * 64 + to]
};

}  // namespace qs::app
