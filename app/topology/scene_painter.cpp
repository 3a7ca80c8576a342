#include "app/topology/scene_painter.h"

#include <QFontMetricsF>
#include <QPainterPath>
#include <QtMath>
#include <algorithm>
#include <bit>
#include <cmath>
#include <numeric>

#include "app/models/look.h"

namespace qs::app {

namespace {

constexpr qreal LabelWidth = 200;
constexpr qreal PieStep = 46;
constexpr qreal PieNameWidth = 60;
constexpr qreal PieNameHeight = 16;
constexpr qreal PieRim = 3;         ///< around its slices, rounded up
constexpr qreal SatelliteGap = 21;  ///< between a node's rim and its clients
constexpr qreal SatelliteStep = 16;
constexpr qreal MoreWidth = 4;  ///< the most of "+1234" that is beside the clients, in heights of a line

QColor mixed(const QColor& a, const QColor& b, double part) {
    const auto of = [part](int x, int y) { return static_cast<int>(std::lround(x + (y - x) * part)); };
    return {of(a.red(), b.red()), of(a.green(), b.green()), of(a.blue(), b.blue())};
}

void paintCrown(QPainter& p, QPointF base, qreal size, const QColor& colour) {
    const qreal w = size;
    const qreal h = size * 0.62;
    p.setPen(Qt::NoPen);
    p.setBrush(colour);
    p.drawPolygon(QPolygonF{base + QPointF(-w / 2, 0), base + QPointF(-w / 2 - 1, -h),
                            base + QPointF(-w / 5, -h * 0.45), base + QPointF(0, -h * 1.2),
                            base + QPointF(w / 5, -h * 0.45), base + QPointF(w / 2 + 1, -h), base + QPointF(w / 2, 0)});
}

void paintIce(QPainter& p, QPointF c, qreal r, const QColor& colour) {
    p.setPen(QPen(colour, 1.6));
    for (int i = 0; i < 3; ++i) {
        const qreal a = M_PI / 3 * i;
        const QPointF d(std::cos(a) * r, std::sin(a) * r);
        p.drawLine(c - d, c + d);
    }
}

void paintDisc(QPainter& p, const NodeItem& node, QPointF c, qreal r, const Theme& theme, const QFont& font) {
    const QColor colour = roleColour(node, theme);
    if (node.selected) {
        QColor halo = theme.accent;
        halo.setAlpha(60);
        p.setPen(Qt::NoPen);
        p.setBrush(halo);
        p.drawEllipse(c, r + 7, r + 7);
    }
    const QColor fill = node.alive ? mixed(theme.raised, colour, theme.isDark() ? 0.2 : 0.13) : theme.raised;
    QPen ring(colour, node.role == trace::Role::Leading && node.alive ? 4 : 2.6);
    if (!node.alive) ring.setDashPattern({2.2, 2.2});
    if (node.alive && node.role == trace::Role::Looking) ring.setDashPattern({5, 2});
    p.setPen(ring);
    p.setBrush(fill);
    if (node.voter) {
        p.drawEllipse(c, r, r);
    } else {
        p.drawRoundedRect(QRectF(c.x() - r, c.y() - r * 0.82, 2 * r, r * 1.64), 9, 9);
    }
    if (node.frozen) paintIce(p, c, r * 0.78, colour);
    QFont number = font;
    number.setBold(true);
    number.setPixelSize(std::max(12, static_cast<int>(r * 0.86)));
    p.setFont(number);
    p.setPen(node.alive ? theme.text : theme.muted);
    p.drawText(QRectF(c.x() - r, c.y() - r, 2 * r, 2 * r), Qt::AlignCenter, QString::number(node.id.value));
    if (node.alive && node.role == trace::Role::Leading) paintCrown(p, c - QPointF(0, r + 5), r * 0.62, colour);
}

/// Right of the node or left of it, away from the ring; below an observer, which stands at the edge.
enum class LabelSide { Right, Left, Below };
LabelSide labelSide(const NodeItem& node, const Layout& layout) {
    if (!node.voter) return LabelSide::Below;
    return outward(layout, node.id).x() < -0.3 ? LabelSide::Left : LabelSide::Right;
}

/// Where the words beside a node stand, and how wide they are.
class LabelPlace {
public:
    LabelPlace(const NodeItem& node, const Layout& layout, const QFont& font) : m_metrics(font) {
        const QPointF c = layout.centres.at(node.id);
        const qreal r = layout.nodeRadius;
        const LabelSide side = labelSide(node, layout);
        const auto lines = static_cast<qreal>(3 + !node.tail.empty() + !node.note.isEmpty()) +
                           static_cast<qreal>(node.tally.size()) + static_cast<qreal>(node.faults.size());
        const qreal top = c.y() - std::min(lines, 4.0) * m_metrics.height() / 2;
        if (side == LabelSide::Below) {
            m_first = {c.x() - LabelWidth / 2, c.y() + r + 6, LabelWidth, m_metrics.height()};
            m_align = Qt::AlignHCenter;
        } else if (side == LabelSide::Left) {
            m_first = {c.x() - r - 12 - LabelWidth, top, LabelWidth, m_metrics.height()};
            m_align = Qt::AlignRight;
        } else {
            m_first = {c.x() + r + 12, top, LabelWidth, m_metrics.height()};
            m_align = Qt::AlignLeft;
        }
        m_lines = lines;
    }

    const QFontMetricsF& metrics() const { return m_metrics; }
    Qt::Alignment align() const { return m_align; }
    QRectF first() const { return m_first; }
    /// The left end of what is so wide.
    qreal startOf(qreal width) const {
        if (m_align == Qt::AlignRight) return m_first.right() - width;
        return m_align == Qt::AlignLeft ? m_first.x() : m_first.center().x() - width / 2;
    }

    qreal widthOf(const QString& text) const { return m_metrics.horizontalAdvance(text); }
    qreal widthOf(const TailItem& item) const { return widthOf(item.label) + 9; }
    qreal widthOf(const std::vector<TailItem>& tail) const {
        return std::accumulate(tail.begin(), tail.end(), qreal{0},
                               [this](qreal sum, const TailItem& item) { return sum + widthOf(item) + TailGap; });
    }
    qreal widthOf(const TallyItem& tally) const {
        return widthOf(textOf(tally)) + 8 + VoteWidth * std::popcount(tally.voters) + (tally.quorum ? TickWidth : 0);
    }
    qreal widthOfFault(const QString& text) const { return widthOf(text) + SignWidth; }

    /// Around all words of the node.
    QRectF box(const NodeItem& node) const {
        qreal width = std::max(LabelWidth, widthOf(node.tail));
        for (const TallyItem& tally : node.tally)
            width = std::max(width, widthOf(tally));
        for (const QString& fault : node.faults)
            width = std::max(width, widthOfFault(fault));
        return QRectF(startOf(width), m_first.y(), width, m_lines * (m_first.height() + 1)).adjusted(-3, -1, 3, 1);
    }

    static QString textOf(const TallyItem& tally) {
        return QStringLiteral("%1 @ %2").arg(tally.candidate.value).arg(QString::fromStdString(toString(tally.zxid)));
    }

    static constexpr qreal TailGap = 3;
    static constexpr qreal VoteWidth = 17;
    static constexpr qreal TickWidth = 16;
    static constexpr qreal SignWidth = 16;

private:
    QFontMetricsF m_metrics;
    QRectF m_first;  ///< the first line
    qreal m_lines = 0;
    Qt::Alignment m_align;
};

/// Writes line after line beside a node.
class LabelWriter {
public:
    LabelWriter(QPainter& p, const NodeItem& node, const Layout& layout, const Theme& theme, const QFont& font)
        : m_p(p), m_theme(theme), m_font(font), m_place(node, layout, font), m_line(m_place.first()) {}

    void write(const QString& text, const QColor& colour, bool bold = false) {
        if (text.isEmpty()) return;
        QFont font = m_font;
        font.setBold(bold);
        back(QFontMetricsF(font).horizontalAdvance(text));
        m_p.setFont(font);
        m_p.setPen(colour);
        m_p.drawText(m_line, static_cast<int>(m_place.align() | Qt::AlignVCenter), text);
        next(0);
    }

    /// A triangle, as on a road sign, before the words.
    void writeFault(const QString& text) {
        const qreal width = m_place.widthOfFault(text);
        const qreal left = m_place.startOf(width);
        const QPointF c(left + 6, m_line.center().y());
        back(width);
        m_p.setPen(QPen(m_theme.bad, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        m_p.setBrush(Qt::NoBrush);
        m_p.drawPolygon(QPolygonF{c + QPointF(0, -5), c + QPointF(5.5, 4.5), c + QPointF(-5.5, 4.5)});
        m_p.drawLine(c + QPointF(0, -1.5), c + QPointF(0, 2));
        m_p.setFont(m_font);
        m_p.drawText(QPointF(left + LabelPlace::SignWidth, m_line.y() + m_place.metrics().ascent()), text);
        next(0);
    }

    /// The last transactions as boxes: full where the tree has them, dashed where only the log does.
    void writeTail(const std::vector<TailItem>& tail) {
        if (tail.empty()) return;
        const qreal width = m_place.widthOf(tail);
        back(width);
        qreal x = m_place.startOf(width);
        m_p.setFont(m_font);
        for (const TailItem& item : tail) {
            const QRectF box(x, m_line.y() + 1.5, m_place.widthOf(item), m_line.height() - 2);
            QColor fill = m_theme.commit;
            fill.setAlpha(item.applied ? 46 : 0);
            QPen rim(item.applied ? m_theme.commit : m_theme.proposal, 1.2);
            if (!item.applied) rim.setDashPattern({2.5, 2});
            m_p.setPen(rim);
            m_p.setBrush(fill);
            m_p.drawRoundedRect(box, 2, 2);
            m_p.setPen(m_theme.text);
            m_p.drawText(box, Qt::AlignCenter, item.label);
            x += box.width() + LabelPlace::TailGap;
        }
        next(1);
    }

    /// "3 @ 1:5" and a vote for each voter that gave it.
    void writeTally(const TallyItem& tally) {
        const qreal width = m_place.widthOf(tally);
        back(width);
        qreal x = m_place.startOf(width);
        const QString text = LabelPlace::textOf(tally);
        m_p.setFont(m_font);
        m_p.setPen(m_theme.text);
        m_p.drawText(QPointF(x, m_line.y() + m_place.metrics().ascent()), text);
        x += m_place.widthOf(text) + 8;
        QFont small = m_font;
        small.setPixelSize(9);
        for (const NodeId voter : NodeSet{tally.voters}.nodes()) {
            const QPointF c(x + 7, m_line.center().y());
            m_p.setPen(QPen(m_theme.vote, 1.2));
            m_p.setBrush(tally.quorum ? m_theme.vote : m_theme.surface);
            m_p.drawPolygon(QPolygonF{c + QPointF(0, -7), c + QPointF(8, 6), c + QPointF(-8, 6)});
            m_p.setFont(small);
            m_p.setPen(tally.quorum ? m_theme.surface : m_theme.text);
            m_p.drawText(QRectF(c.x() - 8, c.y() - 4, 16, 11), Qt::AlignCenter, QString::number(voter.value));
            x += LabelPlace::VoteWidth;
        }
        if (tally.quorum) paintTick(QPointF(x + 7, m_line.center().y()));
        next(1);
    }

private:
    /// Links end behind words.
    void back(qreal width) {
        QColor veil = m_theme.surface;
        veil.setAlpha(205);
        m_p.fillRect(QRectF(m_place.startOf(width) - 2, m_line.y(), width + 4, m_line.height()), veil);
    }
    void next(qreal gap) { m_line.translate(0, m_line.height() + gap); }
    void paintTick(QPointF c) {
        m_p.setPen(QPen(m_theme.good, 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        m_p.setBrush(Qt::NoBrush);
        m_p.drawPolyline(QPolygonF{c + QPointF(-4, 0), c + QPointF(-1, 3.5), c + QPointF(4.5, -3.5)});
    }

    QPainter& m_p;
    const Theme& m_theme;
    QFont m_font;
    LabelPlace m_place;
    QRectF m_line;
};

void paintLabel(QPainter& p, const NodeItem& node, const Layout& layout, const Theme& theme, const QFont& font) {
    LabelWriter label(p, node, layout, theme, font);
    label.write(node.roleText, roleColour(node, theme), true);
    label.write(node.details, node.alive ? theme.text : theme.muted);
    for (const TallyItem& tally : node.tally)
        label.writeTally(tally);
    label.writeTail(node.tail);
    label.write(node.digest, theme.muted);
    label.write(node.note, theme.muted);
    for (const QString& fault : node.faults)
        label.writeFault(fault);
}

/// Full when from outside, hollow when simulated; tied to the node that they talk to.
void paintClients(QPainter& p, const NodeItem& node, const Layout& layout, const Theme& theme, const QFont& font) {
    const QPointF c = layout.centres.at(node.id);
    const std::size_t shown = std::min(node.clients.size(), MaxSatellites);
    for (std::size_t i = 0; i < shown; ++i) {
        const QPointF at = satellitePoint(layout, node, i);
        const QLineF tie(c, at);
        p.setPen(QPen(theme.accent, 1));
        p.drawLine(tie.pointAt((layout.nodeRadius + 2) / tie.length()), at);
        p.setPen(QPen(theme.accent, 1.5));
        p.setBrush(node.clients[i].outside ? theme.accent : theme.surface);
        p.drawRoundedRect(QRectF(at.x() - 5, at.y() - 5, 10, 10), 2, 2);
    }
    if (node.clients.size() == shown) return;
    p.setFont(font);
    p.setPen(theme.muted);
    p.drawText(satellitePoint(layout, node, shown - 1) + QPointF(8, 4),
               QStringLiteral("+%1").arg(node.clients.size() - shown));
}

/// Logged: pale. Acknowledged: full. The rim is dashed before a quorum, thin with one, thick once committed.
void paintPie(QPainter& p, const PieItem& pie, QPointF c, const Theme& theme, const QFont& font) {
    const QRectF box(c.x() - PieRadius, c.y() - PieRadius, 2 * PieRadius, 2 * PieRadius);
    const QColor colour = pie.committed ? theme.commit : theme.proposal;
    p.setPen(Qt::NoPen);
    p.setBrush(theme.surface);
    p.drawEllipse(c, PieRadius + 2, PieRadius + 2);
    std::uint64_t whole = 0;
    for (const SliceItem& slice : pie.slices)
        whole += slice.weight;
    double from = 90.0 * 16;
    for (const SliceItem& slice : pie.slices) {
        const double span = 360.0 * 16 * static_cast<double>(slice.weight) / static_cast<double>(whole);
        from -= span;
        QColor fill = colour;
        if (!slice.acked) fill.setAlpha(0);
        // Hollow: written, not acknowledged.
        p.setPen(QPen(slice.logged && !slice.acked ? colour : theme.surface, 1));
        p.setBrush(fill);
        p.drawPie(slice.logged && !slice.acked ? box.adjusted(1.5, 1.5, -1.5, -1.5) : box, static_cast<int>(from),
                  static_cast<int>(span));
    }
    QPen rim(colour, pie.committed ? 2.6 : 1.6);
    if (!pie.quorum && !pie.committed) rim.setDashPattern({2.5, 2});
    p.setPen(rim);
    p.setBrush(Qt::NoBrush);
    p.drawEllipse(c, PieRadius + 1, PieRadius + 1);
    p.setFont(font);
    p.setPen(pie.committed ? theme.commit : theme.text);
    p.drawText(QRectF(c.x() - PieNameWidth / 2, c.y() + PieRadius + 2, PieNameWidth, PieNameHeight), Qt::AlignCenter,
               pie.label);
}

}  // namespace

QColor roleColour(const NodeItem& node, const Theme& theme) {
    if (!node.alive) return theme.down;
    return node.frozen ? theme.frozen : colourOf(node.role, theme);
}

QPointF satellitePoint(const Layout& layout, const NodeItem& node, std::size_t i) {
    const LabelSide side = labelSide(node, layout);
    const qreal r = layout.nodeRadius + SatelliteGap;
    // Where neither the label nor a link to the middle is.
    const qreal start = side == LabelSide::Below ? -0.35 : side == LabelSide::Left ? M_PI * 0.62 : M_PI * 0.38;
    const qreal turn = static_cast<qreal>(i) * SatelliteStep / r * (side == LabelSide::Right ? 1 : -1);
    const bool above = side != LabelSide::Below && outward(layout, node.id).y() < 0;
    const qreal angle = above ? -(start + turn) : start + turn;
    return layout.centres.at(node.id) + QPointF(std::cos(angle), std::sin(angle)) * r;
}

QPointF piePoint(const Layout& layout, std::size_t i, std::size_t count) {
    return layout.pies + QPointF(PieStep * (static_cast<qreal>(i) - (static_cast<qreal>(count) - 1) / 2), 0);
}

QRectF piesBox(const Layout& layout, std::size_t count) {
    if (count == 0) return {};
    const qreal width = PieStep * static_cast<qreal>(count - 1) + PieNameWidth;
    return {layout.pies.x() - width / 2, layout.pies.y() - PieRadius - PieRim, width,
            2 * (PieRadius + PieRim) + PieNameHeight};
}

QRectF nodeBox(const NodeItem& node, const Layout& layout, const QFont& font) {
    const qreal reach = layout.nodeRadius + SatelliteGap + SatelliteStep;  // clients; halo and crown are nearer
    const QPointF c = layout.centres.at(node.id);
    QRectF box = QRectF(c.x() - reach, c.y() - reach, 2 * reach, 2 * reach) | LabelPlace(node, layout, font).box(node);
    if (node.clients.size() > MaxSatellites) {
        const qreal height = QFontMetricsF(font).height();
        const QPointF more = satellitePoint(layout, node, MaxSatellites - 1);
        box |= QRectF(more.x(), more.y() - height, 8 + MoreWidth * height, 2 * height);
    }
    return box;
}

void paintNodes(QPainter& p, const Scene& scene, const Layout& layout, const Theme& theme, const QFont& font,
                const QRegion& within) {
    p.setRenderHint(QPainter::Antialiasing);
    for (const NodeItem& node : scene.nodes) {
        if (!within.intersects(nodeBox(node, layout, font).toAlignedRect())) continue;
        const QPointF c = layout.centres.at(node.id);
        paintDisc(p, node, c, layout.nodeRadius, theme, font);
        paintLabel(p, node, layout, theme, font);
        paintClients(p, node, layout, theme, font);
        if (node.id != scene.focus) continue;
        p.setPen(QPen(theme.accent, 1.6, Qt::DashLine));
        p.setBrush(Qt::NoBrush);
        p.drawEllipse(c, layout.nodeRadius + 6, layout.nodeRadius + 6);
    }
    for (std::size_t i = 0; i < scene.pies.size(); ++i)
        paintPie(p, scene.pies[i], piePoint(layout, i, scene.pies.size()), theme, font);
}

}  // namespace qs::app
